using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Prompts;
using Platform.Sip.Messages;
using Platform.Telephony.Tests.World;
using Platform.Testing;

namespace Platform.Telephony.Tests;

public class CallerLegTests
{
    private const string Caller = CallState.CallerLegId;

    [Fact]
    public async Task An_INVITE_of_a_trunk_is_announced_with_number_queue_and_caller()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync();
        var offered = await call.Announced();
        Assert.Equal(("acme", "carrier", "+8613800138000", House.Number, "support", "node-a"),
            (offered.Tenant, offered.Trunk, offered.From, offered.To, offered.Queue, offered.Node));
        Assert.Equal(outgoing.Transaction.Request.CallId, offered.SipCallId);
        await outgoing.Expect(100);
    }

    [Fact]
    public async Task Answer_sends_200_with_our_media_and_BYE_of_the_caller_ends_the_leg_once()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.Answer(Caller));
        var answer = await outgoing.ExpectAnswer();
        Assert.Contains("m=audio", System.Text.Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
        Assert.Contains("INFO", answer.Get(SipHeader.Allow), StringComparison.Ordinal);
        Assert.Equal("PCMA", (await call.Reported<CallCommand.LegAnswered>(Caller)).Codec);

        Assert.Equal(200, (await outgoing.Bye()).StatusCode);
        await call.Reported<CallCommand.LegEnded>(Caller);
        await house.QuietAsync();
        Assert.Equal(1, call.EndReportsOf(Caller));
    }

    [Fact]
    public async Task Early_media_is_183_with_the_answer_and_comes_once()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.StartEarlyMedia(Caller));
        await call.Order(new LegCommand.PlayMusic(Caller));
        Assert.False((await outgoing.Expect(183)).Body.IsEmpty);
        await call.Order(new LegCommand.StartEarlyMedia(Caller));
        await call.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
    }

    [Fact]
    public async Task Reject_carries_status_and_both_reasons()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.Reject(Caller, 486, EndCause.ChannelLimit));
        var refusal = await outgoing.Expect(486);
        Assert.Equal(["X-Platform;cause=6;text=\"channel_limit\"", "Q.850;cause=34"], refusal.All(SipHeader.Reason));
        await call.Reported<CallCommand.LegEnded>(Caller);
        await Wait.Until(() => house.Service is { CallCount: 0, DialogCount: 0, OpenMediaLegs: 0 }, () => "no call");
    }

    [Fact]
    public async Task CANCEL_gets_487_and_ends_the_leg()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync();
        outgoing.Transaction.Cancel();
        await outgoing.Expect(487);
        await call.Reported<CallCommand.LegEnded>(Caller);
        Assert.Equal(1, call.EndReportsOf(Caller));
    }

    [Fact]
    public async Task Release_before_the_answer_is_a_final_response()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.Release(Caller, EndCause.QueueTimeout));
        Assert.Contains("queue_timeout", (await outgoing.Expect(480)).Get(SipHeader.Reason), StringComparison.Ordinal);
        await call.Reported<CallCommand.LegEnded>(Caller);
    }

    [Fact]
    public async Task Release_of_a_live_leg_is_reported_at_once_even_when_the_BYE_is_lost()
    {
        await using var house = await House.OpenAsync();
        var (caller, _, call) = await house.AnsweredCallAsync();
        caller.AnswersBye = false;
        await call.Order(new LegCommand.Release(Caller, EndCause.AgentHungUp));
        await call.Reported<CallCommand.LegEnded>(Caller);
        var bye = await caller.Expect(SipMethod.Bye);
        Assert.Contains("agent_hung_up", bye.Request.Get(SipHeader.Reason), StringComparison.Ordinal);
        await Wait.Until(() => house.Service.OpenMediaLegs == 0, () => "the ports to be given back");
        await Wait.Until(() => house.Service.DialogCount == 0, () => "the end of the BYE's retransmissions");
        Assert.Equal(1, call.EndReportsOf(Caller));
    }

    [Fact]
    public async Task A_lost_ACK_ends_in_BYE_and_one_report()
    {
        await using var house = await House.OpenAsync();
        var (caller, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer(acknowledge: false);
        await caller.Expect(SipMethod.Bye);
        await call.Reported<CallCommand.LegFailed>(Caller);
        await house.QuietAsync();
        Assert.Equal(1, call.EndReportsOf(Caller));
    }

    [Fact]
    public async Task Release_before_the_ACK_waits_with_the_BYE_until_the_ACK()
    {
        await using var house = await House.OpenAsync();
        var (caller, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer(acknowledge: false);
        await call.Order(new LegCommand.Release(Caller, EndCause.Cleared));
        await call.Reported<CallCommand.LegEnded>(Caller);
        Assert.False(caller.HasRequest);
        outgoing.Acknowledge();
        await caller.Expect(SipMethod.Bye);
        await house.QuietAsync();
    }

    [Fact]
    public async Task An_INVITE_without_offer_gets_ours_and_its_ACK_answers_it()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync(sdp: null);
        await call.Order(new LegCommand.StartEarlyMedia(Caller));
        await outgoing.Expect(180);
        await call.Order(new LegCommand.Answer(Caller));
        var answer = await outgoing.ExpectAnswer(sdp: TestSdp.Of());
        Assert.False(answer.Body.IsEmpty);
        await Wait.Until(async () => (await house.Service.SnapshotAsync()).Any(leg => leg.Audio is not null), () => "the ACK's answer to be taken");
        await outgoing.Bye();
        await house.QuietAsync();
    }

    [Fact]
    public async Task A_message_is_played_once_and_reported()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        await call.Order(new LegCommand.Play(Caller, "one", [new PromptItem.Phrase(PromptPhrase.OneMoment), new PromptItem.Beep()]));
        await call.Reported<CallCommand.MessagePlayed>(Caller);
        Assert.Equal(new CallCommand.MessagePlayed(Caller, "one"), Assert.Single(call.Reports.OfType<CallCommand.MessagePlayed>()));
    }

    [Fact]
    public async Task A_leg_that_sends_no_RTP_is_reported_as_silent()
    {
        await using var house = await House.OpenAsync(options => options with { RtpSilence = TimeSpan.FromMilliseconds(200) });
        var (_, _, call) = await house.AnsweredCallAsync();
        await call.Reported<CallCommand.LegSilent>(Caller);
    }

    [Fact]
    public async Task A_command_for_a_leg_or_call_that_was_never_here_is_answered_with_its_end()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        await call.Order(new LegCommand.PlayMusic("nobody"));
        await call.Reported<CallCommand.LegEnded>("nobody");

        await call.Port!.Execute("call:acme/01JGONE", new LegCommand.PlayMusic(Caller));
        await Wait.Until(() => house.Grains.Calls.ContainsKey("call:acme/01JGONE"), () => "the other grain");
        await house.Grains.Calls["call:acme/01JGONE"].Reported<CallCommand.LegEnded>(Caller);
        await Wait.Until(() => house.Service.CallCount == 1, () => "the passing session to leave");
    }

    [Fact]
    public async Task A_caller_that_hears_early_media_gets_a_provisional_response_every_minute()
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(time: time);
        var (_, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.StartEarlyMedia(Caller));
        await outgoing.Expect(183);
        for (var minute = 0; minute < 2; minute++)
        {
            for (var second = 0; second < 60; second++)
                time.Advance(TimeSpan.FromSeconds(1));
            Assert.False((await outgoing.Expect(183)).Body.IsEmpty);
        }
    }
}

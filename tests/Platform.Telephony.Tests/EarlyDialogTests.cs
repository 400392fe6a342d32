using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Reliability;
using Platform.Sip.Sdp;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

/// <summary>PRACK (RFC 3262) and UPDATE (RFC 3311) of callers.</summary>
public class EarlyDialogTests
{
    private const string Caller = CallState.CallerLegId;

    [Theory]
    [InlineData("Supported")]
    [InlineData("Require")]
    public async Task Early_media_is_repeated_until_PRACK_and_the_200_waits_for_it(string header)
    {
        await using var house = await House.OpenAsync();
        var (caller, outgoing, call) = await house.CallAsync(change: invite => invite.Add(header, "100rel"));
        await call.Order(new LegCommand.StartEarlyMedia(Caller));
        var early = await outgoing.Expect(183);
        Assert.Equal("100rel", early.Get(SipHeader.Require));
        Assert.False(early.Body.IsEmpty);
        Assert.Equal(early.Get(SipHeader.RSeq), (await outgoing.Expect(183)).Get(SipHeader.RSeq));
        await call.Order(new LegCommand.Answer(Caller));
        await call.Reported<CallCommand.LegAnswered>(Caller);
        Assert.Equal(183, outgoing.LastStatus);

        var dialog = EarlyDialog(outgoing, early);
        var (_, prack) = ReliableResponses.Acknowledge(dialog, early);
        Assert.Equal(200, (await caller.Ask(prack, house.Udp)).StatusCode);
        await AnswerAfterRepeats(outgoing);
        Assert.Equal(200, (await outgoing.Bye()).StatusCode);
    }

    [Fact]
    public async Task Without_100rel_nothing_is_reliable_and_a_stray_PRACK_is_481()
    {
        await using var house = await House.OpenAsync();
        var (caller, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.StartEarlyMedia(Caller));
        var early = await outgoing.Expect(183);
        Assert.Null(early.Get(SipHeader.RSeq));
        var (_, prack) = Dialog.NewRequest(EarlyDialog(outgoing, early), SipMethod.Prack);
        prack.Add(SipHeader.RAck, "1 1 INVITE");
        Assert.Equal(481, (await caller.Ask(prack, house.Udp)).StatusCode);
    }

    [Fact]
    public async Task A_caller_that_never_sends_PRACK_is_504_and_its_leg_ends()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync(change: invite => invite.Add(SipHeader.Supported, "100rel"));
        await call.Order(new LegCommand.StartEarlyMedia(Caller));
        await call.Reported<CallCommand.LegEnded>(Caller);
        await Wait.Until(() => outgoing.LastStatus == 504, () => $"504; the last was {outgoing.LastStatus}");
        Assert.Equal(1, call.EndReportsOf(Caller));
    }

    [Fact]
    public async Task An_INVITE_without_offer_gets_ours_early_and_its_answer_in_PRACK()
    {
        await using var house = await House.OpenAsync();
        var (caller, outgoing, call) = await house.CallAsync(sdp: null, change: invite => invite.Add(SipHeader.Supported, "100rel"));
        await call.Order(new LegCommand.StartEarlyMedia(Caller));
        var early = await outgoing.Expect(183);
        var (_, prack) = ReliableResponses.Acknowledge(EarlyDialog(outgoing, early), early);
        prack.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(TestSdp.Of(40010)));
        Assert.Equal(200, (await caller.Ask(prack, house.Udp)).StatusCode);
        await house.LegBecomes(Caller, leg => leg.Audio?.RemotePort == 40010, "to know the far side's address");
        await call.Order(new LegCommand.Answer(Caller));
        Assert.True((await AnswerAfterRepeats(outgoing)).Body.IsEmpty);
        await house.LegBecomes(Caller, leg => leg.Phase == Legs.LegPhase.Live, "to be live");
    }

    [Fact]
    public async Task UPDATE_holds_and_resumes_and_refreshes()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var held = await talk.Out.Ask(SipMethod.Update, update => update.SetBody(SdpSession.ContentType,
            Encoding.UTF8.GetBytes(TestSdp.Of(direction: "sendonly", version: 2))));
        Assert.Equal(200, held.StatusCode);
        Assert.Contains("a=recvonly", Encoding.UTF8.GetString(held.Body.Span), StringComparison.Ordinal);
        await talk.Call.Reported<CallCommand.LegHeld>(Caller);
        var empty = await talk.Out.Ask(SipMethod.Update);
        Assert.Equal((200, true), (empty.StatusCode, empty.Body.IsEmpty));
        Assert.Contains("UPDATE", empty.Get(SipHeader.Allow), StringComparison.Ordinal);
        var refused = await talk.Out.Ask(SipMethod.Update, update => update.SetBody(SdpSession.ContentType,
            Encoding.UTF8.GetBytes(TestSdp.Speex)));
        Assert.Equal(488, refused.StatusCode);
        Assert.Equal(200, (await talk.Out.Bye()).StatusCode);
    }

    [Fact]
    public async Task UPDATE_with_an_offer_before_ours_is_answered_is_500_with_Retry_After()
    {
        await using var house = await House.OpenAsync();
        var (caller, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.StartEarlyMedia(Caller));
        var dialog = EarlyDialog(outgoing, await outgoing.Expect(183));
        var (_, update) = Dialog.NewRequest(dialog, SipMethod.Update);
        update.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(TestSdp.Of(40012, version: 2)));
        var answer = await caller.Ask(update, house.Udp);
        Assert.Equal(500, answer.StatusCode);
        Assert.NotNull(answer.Get(SipHeader.RetryAfter));
    }

    private static DialogState EarlyDialog(CallOut outgoing, SipResponse early)
    {
        Assert.True(Dialog.TryFromResponse(outgoing.Transaction.Request, early, outgoing.Platform, out var dialog));
        return dialog;
    }

    /// <summary>Repeats of the 183 may have been on their way.</summary>
    private static async Task<SipResponse> AnswerAfterRepeats(CallOut outgoing)
    {
        await Wait.Until(() => outgoing.LastStatus == 200, () => $"the 200; the last was {outgoing.LastStatus}");
        outgoing.SkipProvisionals = true;
        return await outgoing.ExpectAnswer();
    }
}

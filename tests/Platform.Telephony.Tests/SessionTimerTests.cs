using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Sessions;
using Platform.Sip.Transactions;
using Platform.Telephony.Tests.World;
using Platform.Testing;

namespace Platform.Telephony.Tests;

/// <summary>Session timers (RFC 4028) on both sides.</summary>
public class SessionTimerTests
{
    private const string Caller = CallState.CallerLegId;

    private static Task<House> OpenAsync() => House.OpenAsync(options => options with
    {
        SessionInterval = TimeSpan.FromSeconds(2),
        MinSessionInterval = TimeSpan.FromSeconds(1),
    });

    [Fact]
    public async Task Too_brief_an_interval_is_422_with_the_least_that_is_taken()
    {
        await using var house = await House.OpenAsync();
        var refusal = await house.NewPhone(House.TrunkAddress).Invite(house.Udp, House.Number, TestSdp.Of(), Timer("60")).Expect(422);
        Assert.Equal("90", refusal.Get(SipHeader.MinSe));
        Assert.Empty(house.Grains.Calls);
    }

    [Fact]
    public async Task A_peer_that_knows_no_timers_gets_none()
    {
        await using var house = await OpenAsync();
        var (_, outgoing, call) = await house.CallAsync();
        await call.Order(new LegCommand.Answer(Caller));
        Assert.Null((await outgoing.ExpectAnswer()).Get(SipHeader.SessionExpires));
        Assert.Null((await house.LegAsync(Caller)).Session);
    }

    [Fact]
    public async Task A_caller_that_has_to_refresh_and_does_not_is_hung_up()
    {
        await using var house = await OpenAsync();
        var (caller, outgoing, call) = await house.CallAsync(change: Timer("2;refresher=uac"));
        await call.Order(new LegCommand.Answer(Caller));
        var answer = await outgoing.ExpectAnswer();
        Assert.Equal(("2;refresher=uac", "timer"), (answer.Get(SipHeader.SessionExpires), answer.Get(SipHeader.Require)));
        await caller.Expect(SipMethod.Bye);
        Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>(Caller)).Outcome);
    }

    [Fact]
    public async Task A_caller_that_refreshes_in_time_stays_until_it_stops()
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(time: time);
        var (caller, outgoing, call) = await house.CallAsync(change: Timer("90;refresher=uac"));
        await call.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        await house.LegBecomes(Caller, leg => leg.Phase == Legs.LegPhase.Live, "to be live");
        for (var refresh = 0; refresh < 4; refresh++)
        {
            time.Advance(TimeSpan.FromSeconds(50));
            var answer = await outgoing.Ask(SipMethod.Update, Timer("90;refresher=uac"));
            Assert.Equal((200, "90;refresher=uac"), (answer.StatusCode, answer.Get(SipHeader.SessionExpires)));
        }

        Assert.False(caller.HasRequest);
        time.Advance(TimeSpan.FromSeconds(61));
        await caller.Expect(SipMethod.Bye);
    }

    [Theory]
    [InlineData("INVITE, ACK, BYE, UPDATE", "UPDATE")]
    [InlineData("INVITE, ACK, BYE", "INVITE")]
    public async Task We_refresh_by_what_the_far_side_allows(string allowed, string method)
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(time: time);
        var (caller, outgoing, call) = await house.CallAsync(change: invite =>
        {
            Timer("90;refresher=uas")(invite);
            invite.Add(SipHeader.Allow, allowed);
        });
        await call.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        for (var refresh = 0; refresh < 3; refresh++)
        {
            await house.LegBecomes(Caller, leg => leg is { Phase: Legs.LegPhase.Live, Session.State: SessionTimerState.Keeping }, "to keep its session");
            time.Advance(TimeSpan.FromSeconds(45));
            var request = await caller.Expect(new SipMethod(method));
            Assert.Equal("90;refresher=uac", request.Request.Get(SipHeader.SessionExpires));
            var response = request.CreateResponse(200);
            response.Add(SipHeader.Contact, $"<{caller.Contact}>");
            response.Add(SipHeader.SessionExpires, "90;refresher=uac");
            if (method == "INVITE")
                response.SetBody("application/sdp", System.Text.Encoding.UTF8.GetBytes(TestSdp.Of(formats: "8 101")));
            request.Respond(response);
            if (method == "INVITE")
                await caller.ExpectAck();
        }

        Assert.Equal(0, call.EndReportsOf(Caller));
    }

    [Fact]
    public async Task A_refresh_to_a_peer_that_forgot_the_dialog_ends_the_leg()
    {
        await using var house = await OpenAsync();
        var (caller, outgoing, call) = await house.CallAsync(change: Timer("2;refresher=uas"));
        await call.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        (await caller.Expect(SipMethod.Invite)).Respond(481);
        await caller.Expect(SipMethod.Bye);
        Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>(Caller)).Outcome);
    }

    [Fact]
    public async Task Our_INVITEs_ask_for_a_timer_and_an_agents_phone_may_agree()
    {
        await using var house = await OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        var invite = await phone.Expect(SipMethod.Invite);
        Assert.Equal("2", invite.Request.Get(SipHeader.SessionExpires));
        Assert.Contains("timer", invite.Request.All(SipHeader.Supported));
        var response = invite.CreateResponse(200);
        response.Add(SipHeader.Contact, $"<{phone.Contact}>");
        response.Add(SipHeader.SessionExpires, "2;refresher=uas");
        response.SetBody("application/sdp", System.Text.Encoding.UTF8.GetBytes(TestSdp.Of(40002)));
        invite.Respond(response);
        await phone.ExpectAck();
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        await phone.Expect(SipMethod.Bye);
        await call.Reported<CallCommand.LegFailed>("offer-1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_phone_that_wants_a_longer_interval_is_asked_again_once(bool isNeverContent)
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        var first = await phone.Expect(SipMethod.Invite);
        first.Respond(TooBrief(first, "3600"));
        var second = await phone.Expect(SipMethod.Invite);
        Assert.Equal(("3600", "3600"), (second.Request.Get(SipHeader.SessionExpires), second.Request.Get(SipHeader.MinSe)));
        Assert.Equal((first.Request.CallId, first.Request.From.Tag, 2u), (second.Request.CallId, second.Request.From.Tag, second.Request.CSeq.Number));
        if (isNeverContent)
        {
            second.Respond(TooBrief(second, "7200"));
            Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>("offer-1")).Outcome);
            return;
        }

        phone.Answer(second, 200, TestSdp.Of(40002));
        Assert.Equal(2u, (await phone.ExpectAck()).CSeq.Number);
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        await call.Order(new LegCommand.Release("offer-1", EndCause.CallerHungUp));
        Assert.Equal(3u, (await phone.Expect(SipMethod.Bye)).Request.CSeq.Number);
    }

    [Fact]
    public async Task A_carrier_that_wants_a_longer_interval_is_asked_again_and_may_ask_who_we_are()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", peer) with { Account = new("line-7", "trunk-account:carrier-a=sesame") });
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        Challenge(await peer.Expect(SipMethod.Invite));
        var proven = await peer.Expect(SipMethod.Invite);
        proven.Respond(TooBrief(proven, "3600"));
        var longer = await peer.Expect(SipMethod.Invite);
        Assert.False(longer.Request.Has(SipHeader.ProxyAuthorization));
        Challenge(longer);
        var last = await peer.Expect(SipMethod.Invite);
        Assert.Equal(("3600", 4u), (last.Request.Get(SipHeader.SessionExpires), last.Request.CSeq.Number));
        Assert.True(last.Request.Has(SipHeader.ProxyAuthorization));
        peer.Answer(last, 200, TestSdp.Of(40002));
        Assert.Equal(4u, (await peer.ExpectAck()).CSeq.Number);
        await call.Reported<CallCommand.LegAnswered>(Outside.Leg);
    }

    [Fact]
    public async Task A_far_side_that_wants_a_century_gets_it()
    {
        await using var house = await House.OpenAsync();
        var (caller, outgoing, call) = await house.CallAsync(change: invite =>
        {
            Timer("4294967295;refresher=uas")(invite);
            invite.Add(SipHeader.MinSe, "4294967295");
        });
        await call.Order(new LegCommand.Answer(Caller));
        Assert.Equal("4294967295;refresher=uas", (await outgoing.ExpectAnswer()).Get(SipHeader.SessionExpires));
        await house.LegBecomes(Caller, leg => leg is { Phase: Legs.LegPhase.Live, Session.State: SessionTimerState.Keeping }, "to keep its session");
        Assert.Equal(200, (await outgoing.Bye()).StatusCode);
    }

    private static SipResponse TooBrief(SipServerTransaction invite, string least)
    {
        var refusal = invite.CreateResponse(422);
        refusal.Add(SipHeader.MinSe, least);
        return refusal;
    }

    private static void Challenge(SipServerTransaction invite)
    {
        var challenge = invite.CreateResponse(407);
        new DigestServer(new("carrier.example", new byte[32]), TimeProvider.System).Challenge(challenge, DigestRole.Proxy, stale: false);
        invite.Respond(challenge);
    }

    private static Action<SipRequest> Timer(string expires) => request =>
    {
        if (!request.Has(SipHeader.Supported))
            request.Add(SipHeader.Supported, "timer");
        request.Set(SipHeader.SessionExpires, expires);
    };
}

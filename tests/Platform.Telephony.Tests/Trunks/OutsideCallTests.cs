using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Reliability;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests.Trunks;

public class OutsideCallTests
{
    private const string Caller = CallState.CallerLegId;

    [Fact]
    public async Task The_called_side_rings_answers_and_hangs_up()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", peer));
        var (_, outgoing, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        var invite = await peer.Expect(SipMethod.Invite);
        Assert.Equal("carrier-a", (await call.Reported<CallCommand.LegRouted>(Outside.Leg)).Trunk);
        peer.Answer(invite, 180);
        await outgoing.Expect(180);
        await call.Reported<CallCommand.LegRang>(Outside.Leg);
        peer.Answer(invite, 200, TestSdp.Of(40002));
        await peer.ExpectAck();
        Assert.Equal("PCMA", (await call.Reported<CallCommand.LegAnswered>(Outside.Leg)).Codec);
        var (_, bye) = Dialog.NewRequest(peer.DialogOf(invite), SipMethod.Bye);
        Assert.Equal(200, (await peer.Ask(bye, house.Udp)).StatusCode);
        await call.Reported<CallCommand.LegEnded>(Outside.Leg);
        await call.Order(new LegCommand.Release(Caller, EndCause.CallerHungUp));
        await outgoing.Expect(480);
        await house.QuietAsync();
        Assert.Equal(1, call.EndReportsOf(Outside.Leg));
    }

    [Fact]
    public async Task Early_media_is_passed_to_the_caller_that_waits()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", peer));
        var (_, outgoing, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        var invite = await peer.Expect(SipMethod.Invite);
        peer.Answer(invite, 183, TestSdp.Of(40002));
        Assert.NotEqual(0, (await outgoing.Expect(183)).Body.Length);
        await call.Reported<CallCommand.LegRang>(Outside.Leg);
        var legs = await house.Service.SnapshotAsync();
        Assert.Equal((Outside.Leg, Caller), (legs.Single(leg => leg.LegId == Caller).BridgedTo, legs.Single(leg => leg.LegId == Outside.Leg).BridgedTo));
        peer.Answer(invite, 200, TestSdp.Of(40002));
        await call.Reported<CallCommand.LegAnswered>(Outside.Leg);
    }

    [Fact]
    public async Task Each_trunk_gets_its_numbers_codecs_and_caller_identity()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", peer) with
        {
            Codecs = ["PCMU", "G729", "PCMA"],
            CalledOut = [new NumberRewriting("+86", 3, "0")],
            CallingOut = [new NumberRewriting("+86", 3, "0")],
            Account = new TrunkAccount("line-7", "", Domain: "carrier.example"),
            CallerId = CallerIdPolicy.AccountInFrom,
        });
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        var invite = (await peer.Expect(SipMethod.Invite)).Request;
        Assert.Equal("013900139000", invite.Uri.User);
        Assert.Equal("sip:line-7@carrier.example", invite.From.Uri.ToString());
        Assert.Equal("<sip:02100010001@carrier.example>", invite.Get(SipHeader.PAssertedIdentity));
        Assert.Matches("m=audio \\d+ RTP/AVP 0 8 101", Encoding.UTF8.GetString(invite.Body.Span));
        Assert.Contains("100rel", invite.All(SipHeader.Supported));
    }

    [Theory]
    [InlineData(CallerIdPolicy.AssertedIdentity, "+862100010001", null)]
    [InlineData(CallerIdPolicy.From, null, null)]
    public async Task A_shown_number_stands_where_the_policy_says(CallerIdPolicy policy, string? asserted, string? privacy)
    {
        var invite = await InviteOf(policy, House.Number);
        Assert.Equal("+862100010001", invite.From.Uri.DecodedUser);
        Assert.Equal(asserted, AssertedUser(invite));
        Assert.Equal(privacy, invite.Get(SipHeader.Privacy));
    }

    [Theory]
    [InlineData(CallerIdPolicy.AssertedIdentity)]
    [InlineData(CallerIdPolicy.From)]
    public async Task A_caller_without_a_number_is_anonymous(CallerIdPolicy policy)
    {
        var invite = await InviteOf(policy, "anonymous");
        Assert.Equal("sip:anonymous@anonymous.invalid", invite.From.Uri.ToString());
        Assert.Null(AssertedUser(invite));
        Assert.Equal("id", invite.Get(SipHeader.Privacy));
    }

    [Fact]
    public async Task A_challenge_is_answered_once_in_the_same_call()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", peer) with { Account = new TrunkAccount("line-7", "trunk-account:carrier-a=sesame") });
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        var first = await peer.Expect(SipMethod.Invite);
        var challenge = first.CreateResponse(407);
        var digest = new Platform.Sip.Authentication.DigestServer(new("carrier.example", new byte[32]), TimeProvider.System);
        digest.Challenge(challenge, Platform.Sip.Authentication.DigestRole.Proxy, stale: false);
        first.Respond(challenge);
        var second = await peer.Expect(SipMethod.Invite);
        Assert.Equal((first.Request.CallId, 2u), (second.Request.CallId, second.Request.CSeq.Number));
        Assert.Equal(Platform.Sip.Authentication.DigestVerdict.Ok, digest.Verify(second.Request, Platform.Sip.Authentication.DigestRole.Proxy,
            (user, algorithm) => user == "line-7" ? Platform.Sip.Authentication.DigestServer.Ha1(algorithm, user, "carrier.example", "sesame") : null));
        peer.Answer(second, 200, TestSdp.Of(40002));
        Assert.Equal(2u, (await peer.ExpectAck()).CSeq.Number);
        await call.Reported<CallCommand.LegAnswered>(Outside.Leg);
        await call.Order(new LegCommand.Release(Outside.Leg, EndCause.CallerHungUp));
        Assert.Equal(3u, (await peer.Expect(SipMethod.Bye)).Request.CSeq.Number);
    }

    [Fact]
    public async Task A_wrong_password_is_not_tried_twice_nor_elsewhere()
    {
        await using var house = await House.OpenAsync();
        var (strict, other) = (house.Peer(Challenge), house.Peer());
        house.Declare(Outside.Trunk("carrier-a", strict, other) with { Account = new TrunkAccount("line-7", "trunk-account:carrier-a=wrong") });
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        Assert.Equal(OfferOutcome.NoRoute, (await call.Reported<CallCommand.LegFailed>(Outside.Leg)).Outcome);
        Assert.False(other.HasRequest);

        static void Challenge(Platform.Sip.Transactions.SipServerTransaction transaction)
        {
            var response = transaction.CreateResponse(401);
            response.Add(SipHeader.WwwAuthenticate, "Digest realm=\"x\", nonce=\"n\", algorithm=MD5, qop=\"auth\"");
            transaction.Respond(response);
        }
    }

    [Fact]
    public async Task A_reliable_183_is_acknowledged_and_its_answer_need_not_come_twice()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", peer));
        var (_, outgoing, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        var invite = await peer.Expect(SipMethod.Invite);
        var progress = invite.CreateResponse(183);
        progress.Add(SipHeader.Contact, $"<{peer.Contact}>");
        progress.SetBody("application/sdp", Encoding.UTF8.GetBytes(TestSdp.Of(40002)));
        ReliableResponses.Mark(progress, 77);
        invite.Respond(progress);
        var prack = await peer.Expect(SipMethod.Prack);
        Assert.Equal("77 1 INVITE", prack.Request.Get(SipHeader.RAck));
        prack.Respond(200);
        await outgoing.Expect(183);
        peer.Answer(invite, 200);
        await peer.ExpectAck();
        Assert.Equal("PCMA", (await call.Reported<CallCommand.LegAnswered>(Outside.Leg)).Codec);
        await call.Order(new LegCommand.Release(Outside.Leg, EndCause.CallerHungUp));
        Assert.Equal(3u, (await peer.Expect(SipMethod.Bye)).Request.CSeq.Number);
    }

    [Fact]
    public async Task Nobody_answers_in_time()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", peer));
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order(ringTimeoutMs: 200));
        var invite = await peer.Expect(SipMethod.Invite);
        peer.Answer(invite, 180);
        (await peer.ExpectCancel()).Respond(487);
        Assert.Equal(OfferOutcome.NoAnswer, (await call.Reported<CallCommand.LegFailed>(Outside.Leg)).Outcome);
    }

    [Fact]
    public async Task The_caller_gives_up_and_the_called_side_stops_ringing()
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", peer));
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        var invite = await peer.Expect(SipMethod.Invite);
        peer.Answer(invite, 180);
        await call.Reported<CallCommand.LegRang>(Outside.Leg);
        await call.Order(new LegCommand.Release(Outside.Leg, EndCause.Abandoned));
        (await peer.ExpectCancel()).Respond(487);
        await call.Reported<CallCommand.LegEnded>(Outside.Leg);
        Assert.Equal(0, (await house.Service.Trunks.FindAsync("carrier-a", default))!.ChannelsInUse);
    }

    [Fact]
    public async Task Without_a_route_the_call_fails_at_once()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order());
        Assert.Equal(OfferOutcome.NoRoute, (await call.Reported<CallCommand.LegFailed>(Outside.Leg)).Outcome);
        await Wait.Until(() => house.Service.OpenMediaLegs == 1, () => $"1 media legs; there are {house.Service.OpenMediaLegs}");
    }

    [Fact]
    public async Task Without_anything_to_show_the_trunks_account_is_shown()
    {
        var invite = await InviteOf(CallerIdPolicy.AssertedIdentity, null, new TrunkAccount("line-7", "", Domain: "carrier.example"));
        Assert.Equal("sip:line-7@carrier.example", invite.From.Uri.ToString());
        Assert.Null(AssertedUser(invite));
        Assert.Null(invite.Get(SipHeader.Privacy));
    }

    private static async Task<SipRequest> InviteOf(CallerIdPolicy policy, string? callerId, TrunkAccount? account = null)
    {
        await using var house = await House.OpenAsync();
        var peer = house.Peer();
        house.Declare(Outside.Trunk("carrier-a", peer) with { CallerId = policy, Account = account });
        var (_, _, call) = await house.CallAsync();
        await call.Order(Outside.Order(callerId: callerId));
        return (await peer.Expect(SipMethod.Invite)).Request;
    }

    private static string? AssertedUser(SipRequest invite) =>
        invite.TryGetAddresses(SipHeader.PAssertedIdentity, out var identities) && identities.Count > 0 ? identities[0].Uri.DecodedUser : null;
}

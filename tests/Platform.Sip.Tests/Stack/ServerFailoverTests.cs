using System.Net;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Stack;

/// <summary>A name with several addresses (RFC 3263 section 4.3), and INVITEs that are given up.</summary>
public sealed class ServerFailoverTests
{
    private static readonly SipPath Bob = new(SipTransportKind.Udp, TwoStacks.BobAddress);
    private static readonly SipPath Nobody = new(SipTransportKind.Udp, IPEndPoint.Parse("192.0.2.77:5060"));
    private static readonly SipPath OtherFamily = new(SipTransportKind.Udp, IPEndPoint.Parse("[2001:db8::2]:5060"));

    [Fact]
    public void A_silent_address_is_followed_by_the_next_one()
    {
        var world = NewWorld(Nobody, Bob);
        world.BobUser.Request = transaction => transaction.Respond(200);
        world.Send(ToName(world, SipMethod.Options));
        world.Advance(33);
        Assert.Equal(["200"], world.AliceUser.Heard);
        Assert.Equal(["OPTIONS"], world.BobUser.Heard);
        world.Advance(64);
        Assert.Equal(0, world.Alice.TransactionCount);
    }

    [Fact]
    public void An_address_that_we_cannot_reach_costs_no_time()
    {
        var world = NewWorld(OtherFamily, Bob);
        world.BobUser.Request = transaction => transaction.Respond(486);
        world.Send(ToName(world, SipMethod.Invite));
        Assert.Equal(["486"], world.AliceUser.Heard.Where(item => item != "100"));
    }

    [Fact]
    public void When_all_addresses_are_silent_the_user_is_told_once()
    {
        var world = NewWorld(Nobody, Nobody);
        world.Send(ToName(world, SipMethod.Invite));
        world.Advance(130);
        Assert.Equal(["time-out"], world.AliceUser.Heard);
        Assert.Equal(0, world.Alice.TransactionCount);
    }

    [Fact]
    public void An_address_that_answered_is_kept()
    {
        var world = NewWorld(Bob, Nobody);
        world.BobUser.Request = transaction => transaction.Respond(500);
        world.Send(ToName(world, SipMethod.Options));
        world.Advance(64);
        Assert.Equal(["500"], world.AliceUser.Heard);
    }

    [Fact]
    public void An_abandoned_INVITE_is_not_sent_again_and_cancelled_when_it_is_heard_of()
    {
        var world = new TwoStacks();
        world.Network.Loses = (from, _, _) => from.Equals(TwoStacks.BobAddress);
        var invite = world.Send(world.Request(SipMethod.Invite));
        invite.Abandon();
        world.Advance(3);
        Assert.Equal((1, 0), (world.CountOnWire("A: INVITE"), world.CountOnWire("A: CANCEL")));
        world.Network.Loses = (_, _, _) => false;
        world.BobUser.LastServer!.Respond(180);
        world.Settle();
        Assert.Equal(1, world.CountOnWire("A: CANCEL"));
        Assert.Contains("cancel", world.BobUser.Heard);
    }

    private static TwoStacks NewWorld(params SipPath[] paths)
    {
        var world = new TwoStacks();
        world.Names["carrier.example"] = paths;
        return world;
    }

    private static SipRequest ToName(TwoStacks world, SipMethod method)
    {
        var request = world.Request(method);
        request.Uri = SipUri.Parse("sip:bob@carrier.example");
        return request;
    }
}

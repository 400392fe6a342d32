using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Telephony.Legs;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

public class PlacedCallTests
{
    private const string Caller = CallState.CallerLegId;
    private const string Outside = "+8613900139000";

    [Fact]
    public async Task A_number_outside_is_announced_with_agent_destination_and_a_rented_caller_ID()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.PlacedCallAsync("013900139000");
        var offered = await call.Announced();
        Assert.Equal(CallDirection.Outbound, offered.Direction);
        Assert.Equal(("1001", new Destination.Outside(Outside), House.Number), (offered.Agent, offered.Destination, offered.CallerId));
        Assert.Equal(("1001", Outside, ""), (offered.From, offered.To, offered.Trunk));

        await call.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        await call.Reported<CallCommand.LegAnswered>(Caller);
        await call.Order(new LegCommand.Release(Caller, EndCause.NoRoute));
        await call.Reported<CallCommand.LegEnded>(Caller);
        await house.QuietAsync();
    }

    [Theory]
    [InlineData("1002", "agent")]
    [InlineData("support", "queue")]
    [InlineData("02100010001", "queue")]
    [InlineData("110", "emergency")]
    public async Task The_house_is_called_inside_and_an_emergency_number_as_it_is_dialled(string dialled, string wanted)
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.PlacedCallAsync(dialled);
        var offered = await call.Announced();
        Destination destination = wanted switch
        {
            "agent" => new Destination.ToAgent("1002"),
            "queue" => new Destination.ToQueue("support"),
            _ => new Destination.Outside("110", IsEmergency: true),
        };
        Assert.Equal(destination, offered.Destination);
        Assert.Equal(wanted == "emergency" ? CallDirection.Outbound : CallDirection.Internal, offered.Direction);
        Assert.Equal(wanted == "queue" ? "support" : "", offered.Queue);
    }

    [Theory]
    [InlineData("+8690012345678", 403, "barred")]
    [InlineData("+493012345678", 403, "barred")]
    [InlineData("nobody", 404, "unknown_number")]
    [InlineData("0219", 484, "unknown_number")]
    public async Task What_may_not_be_called_is_refused_with_its_cause(string dialled, int status, string cause)
    {
        await using var house = await House.OpenAsync();
        var phone = await house.RegisteredPhoneAsync();
        var refusal = await (await house.DialAsync(phone, "1001", dialled)).Expect(status);
        Assert.Contains(cause, refusal.Get(SipHeader.Reason), StringComparison.Ordinal);
        Assert.Empty(house.Grains.Calls);
        await Wait.Until(() => house.Service.OpenMediaLegs == 0, () => $"0 media legs; there are {house.Service.OpenMediaLegs}");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_agent_get_the_same_403_and_no_call()
    {
        await using var house = await House.OpenAsync();
        var phone = await house.RegisteredPhoneAsync();
        var wrong = await (await house.DialAsync(phone, "1001", Outside, password: "guess")).Expect(403);
        var unknown = await (await house.DialAsync(phone, "1999", Outside)).Expect(403);
        Assert.Equal(wrong.Get(SipHeader.Reason), unknown.Get(SipHeader.Reason));
        Assert.Empty(house.Grains.Calls);
    }

    [Fact]
    public async Task A_phone_cannot_call_as_another_agent_and_a_stranger_cannot_call()
    {
        await using var house = await House.OpenAsync();
        var phone = await house.RegisteredPhoneAsync();
        var other = await house.DialAsync(phone, "1001", Outside,
            change: invite => invite.Set(SipHeader.From, $"<sip:1002@{House.Domain}>;tag=other"));
        await other.Expect(403);
        await house.NewPhone(House.StrangerAddress).Invite(house.Udp, Outside, TestSdp.Of(),
            invite => invite.Set(SipHeader.From, $"<sip:1001@{House.Domain}>;tag=s")).Expect(403);
        Assert.Empty(house.Grains.Calls);
    }

    [Theory]
    [InlineData("02100010001", House.Number, 0)]
    [InlineData("+862199999999", null, 403)]
    [InlineData("1001", House.Number, 0)]
    public async Task A_phone_may_ask_for_a_number_that_the_tenant_rents(string preferred, string? shown, int status)
    {
        await using var house = await House.OpenAsync();
        void Prefer(SipRequest invite) => invite.Add(SipHeader.PPreferredIdentity, $"<sip:{preferred}@{House.Domain}>");
        if (status != 0)
        {
            var refusal = await (await house.DialAsync(await house.RegisteredPhoneAsync(), "1001", Outside, change: Prefer)).Expect(status);
            Assert.Contains("caller_id_not_rented", refusal.Get(SipHeader.Reason), StringComparison.Ordinal);
            return;
        }

        var (_, _, call) = await house.PlacedCallAsync(Outside, change: Prefer);
        Assert.Equal(shown, (await call.Announced()).CallerId);
    }

    [Fact]
    public async Task A_colleague_that_rings_makes_the_caller_hear_180_and_is_bridged()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.PlacedCallAsync("1002");
        var colleague = await house.RegisteredPhoneAsync("1002");
        await call.Order(House.Ring("leg-2", "1002"));
        var invite = await colleague.Expect(SipMethod.Invite);
        colleague.Answer(invite, 180);
        await call.Reported<CallCommand.LegRang>("leg-2");
        await outgoing.Expect(180);
        colleague.Answer(invite, 200, TestSdp.Of(40002));
        await colleague.ExpectAck();
        await call.Reported<CallCommand.LegAnswered>("leg-2");
        await call.Order(new LegCommand.Answer(Caller));
        await call.Order(new LegCommand.Bridge(Caller, "leg-2"));
        await outgoing.ExpectAnswer();
        await house.LegBecomes(Caller, leg => leg.BridgedTo == "leg-2", "to be bridged");
        Assert.Single(call.Reports.OfType<CallCommand.LegRang>());
    }

    [Theory]
    [InlineData(false, LegSound.Ringback)]
    [InlineData(true, LegSound.Music)]
    public async Task An_answered_leg_that_waits_hears_ringback_unless_it_hears_music(bool hearsMusic, LegSound sound)
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        if (hearsMusic)
            await call.Order(new LegCommand.PlayMusic(Caller));
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        phone.Answer(await phone.Expect(SipMethod.Invite), 180);
        await call.Reported<CallCommand.LegRang>("offer-1");
        Assert.Equal(sound, (await house.LegAsync(Caller)).Hears);
        await call.Order(new LegCommand.PlayRingback(Caller));
        await house.LegBecomes(Caller, leg => leg.Hears == LegSound.Ringback, "to hear ringback");
    }

    [Fact]
    public async Task An_agent_is_rung_although_nobody_waits_yet()
    {
        await using var house = await House.OpenAsync();
        var phone = await house.RegisteredPhoneAsync();
        const string key = "call:acme/01JPLACED";
        var call = (FakeCall)house.Grains.GetGrain<Contracts.Grains.ICallGrain>(key);
        var (_, _, other) = await house.CallAsync();
        await other.Port!.Execute(key, House.Ring(Caller) with { Towards = null });
        phone.Answer(await phone.Expect(SipMethod.Invite), 200, TestSdp.Of(40002));
        await phone.ExpectAck();
        await call.Reported<CallCommand.LegAnswered>(Caller);
    }

    [Fact]
    public async Task An_agent_in_a_call_consults_in_the_same_call_and_afterwards_places_a_new_one()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var consult = await house.DialAsync(talk.Agent, "1001", "1002");
        var placed = await talk.Call.Reported<CallCommand.ConsultPlaced>();
        Assert.Equal(("1001", new Destination.ToAgent("1002"), null), (placed.Agent, placed.Target, placed.CallerId));
        await talk.Call.Order(new LegCommand.Answer(placed.LegId));
        await consult.ExpectAnswer();
        await talk.Call.Reported<CallCommand.LegAnswered>(placed.LegId);
        Assert.Single(house.Grains.Calls);

        await consult.Bye();
        await talk.Call.Reported<CallCommand.LegEnded>(placed.LegId);
        await talk.Call.Order(new LegCommand.Release("offer-1", EndCause.Cleared));
        await talk.Agent.Expect(SipMethod.Bye);
        await house.DialAsync(talk.Agent, "1001", "1002");
        await Wait.Until(() => house.Grains.Calls.Count == 2, () => "a call of its own");
    }

    [Fact]
    public async Task A_consultation_that_the_call_does_not_want_is_603()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        talk.Call.OnReport = report => Task.FromResult<CallRefusal?>(report is CallCommand.ConsultPlaced ? CallRefusal.Stale : null);
        await (await house.DialAsync(talk.Agent, "1001", "1002")).Expect(603);
        await Wait.Until(() => house.Service.LegCount == 2, () => $"2 legs; there are {house.Service.LegCount}");
    }

    [Fact]
    public async Task Re_bridging_leaves_the_former_partner_alone_and_hears_who_holds()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        await talk.Out.Reinvite(TestSdp.Of(direction: "sendonly", version: 2)).ExpectAnswer();
        await talk.Call.Reported<CallCommand.LegHeld>(Caller);
        var consult = await house.DialAsync(talk.Agent, "1001", "1002");
        var placed = await talk.Call.Reported<CallCommand.ConsultPlaced>();
        await talk.Call.Order(new LegCommand.Answer(placed.LegId));
        await consult.ExpectAnswer();
        await talk.Call.Order(new LegCommand.Bridge(placed.LegId, "offer-1"));
        await house.LegBecomes(placed.LegId, leg => leg.Hears == LegSound.Partner, "to be bridged");
        Assert.Equal((null, LegSound.Nothing), (await Bridge(house, Caller)));

        await talk.Call.Order(new LegCommand.Bridge(Caller, placed.LegId));
        await house.LegBecomes(placed.LegId, leg => leg is { BridgedTo: Caller, Hears: LegSound.Music }, "to hear music, as the caller holds");
        Assert.Equal((null, LegSound.Nothing), await Bridge(house, "offer-1"));
        await talk.Call.Order(new LegCommand.PlayMusic(Caller));
        await house.LegBecomes(placed.LegId, leg => leg is { BridgedTo: null, Hears: LegSound.Nothing }, "to be left");
    }

    private static async Task<(string?, LegSound)> Bridge(House house, string legId)
    {
        var leg = await house.LegAsync(legId);
        return (leg.BridgedTo, leg.Hears);
    }
}

using System.Text.RegularExpressions;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Messages;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

/// <summary>
/// Neither side of a call sees where the other one is, nor where the house is behind the address that it advertises.
/// </summary>
public sealed partial class TopologyTests
{
    // RFC 5737 addresses stand for each side's media and for the house's public address.
    private const string House203 = "203.0.113.7";
    private const string TrunkMedia = "198.51.100.20";
    private const string PhoneMedia = "192.0.2.30";

    [Fact]
    public async Task No_message_shows_one_side_the_others_addresses_or_the_houses_inner_one()
    {
        await using var house = await House.OpenAsync(options => options with { AdvertisedAddress = House203 });
        var (trunk, agent) = await TalkHoldAndHangUpAsync(house);

        AssertOnly(trunk, [House.TrunkAddress, House203, TrunkMedia]);
        AssertOnly(agent, [House.PhoneAddress, House203, PhoneMedia]);
    }

    [Fact]
    public async Task Nothing_that_identifies_a_dialog_is_carried_over_to_the_other_side()
    {
        await using var house = await House.OpenAsync(options => options with { AdvertisedAddress = House203 });
        var (trunk, agent) = await TalkHoldAndHangUpAsync(house);

        var trunksMarks = Marks(trunk);
        var agentsMarks = Marks(agent);
        Assert.NotEmpty(trunksMarks);
        Assert.Empty(trunksMarks.Intersect(agentsMarks));
        Assert.DoesNotContain(agent, message => message.Contains("trunk-secret", StringComparison.Ordinal));
        Assert.DoesNotContain(trunk, message => message.Contains("phone-secret", StringComparison.Ordinal));
        Assert.DoesNotContain(trunk.Concat(agent), message => Versions().IsMatch(message));
    }

    [Fact]
    public async Task A_stranger_is_shown_nothing_but_its_own_words()
    {
        await using var house = await House.OpenAsync(options => options with { AdvertisedAddress = House203 });
        var stranger = house.NewPhone(House.StrangerAddress);
        await stranger.Invite(house.Udp, House.Number, TestSdp.Of(address: House.StrangerAddress)).Expect(403);
        await house.RegisterAsync(stranger, "1001", "wrong");
        foreach (var method in new[] { SipMethod.Options, SipMethod.Bye })
        {
            var request = House.NewRegister(stranger, $"sip:1001@{House.Domain}", 60);
            var other = new SipRequest(method, request.Uri);
            foreach (var header in new[] { SipHeader.From, SipHeader.To, SipHeader.CallId })
                other.Add(header, request.Get(header)!);
            other.Add(SipHeader.CSeq, $"1 {method.Name}");
            await stranger.Ask(other, house.Udp);
        }

        Assert.True(stranger.Arrived.Count >= 5);
        AssertOnly(stranger.Arrived, [House.StrangerAddress, "127.0.0.1"]);
        Assert.DoesNotContain(stranger.Arrived, message => message.Contains(House203, StringComparison.Ordinal) || Versions().IsMatch(message));
    }

    /// <summary>A call with a hold, an outcome from each side, and everything in it that a side could give away.</summary>
    private static async Task<(IReadOnlyCollection<string> Trunk, IReadOnlyCollection<string> Agent)> TalkHoldAndHangUpAsync(House house)
    {
        var caller = house.NewPhone(House.TrunkAddress);
        var outgoing = caller.Invite(house.Udp, House.Number, TestSdp.Of(address: TrunkMedia), invite =>
        {
            invite.Uri = SipUri.Parse($"sip:{House.Number}@{House203}");
            invite.Set(SipHeader.To, $"<{invite.Uri}>");
            invite.Add(SipHeader.UserAgent, "trunk-secret");
            invite.Add(SipHeader.RecordRoute, $"<sip:{House.TrunkAddress}:5999;lr;trunk-secret>");
            invite.Add("X-Inside", "trunk-secret");
            invite.Add("Warning", $"399 {House.TrunkAddress} \"trunk-secret\"");
        });
        await Wait.Until(() => !house.Grains.Calls.IsEmpty, () => "a call");
        var call = house.Grains.Calls.Values.Single();
        await call.Announced();
        await call.Order(new LegCommand.Answer(CallState.CallerLegId));
        await outgoing.ExpectAnswer();
        var agent = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        var invite = await agent.Expect(SipMethod.Invite);
        var ok = invite.CreateResponse(200);
        ok.Add(SipHeader.Contact, $"<{agent.Contact}>");
        ok.Add("X-Inside", "phone-secret");
        ok.SetBody("application/sdp", System.Text.Encoding.UTF8.GetBytes(TestSdp.Of(40002, address: PhoneMedia)));
        invite.Respond(ok);
        await agent.ExpectAck();
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        await call.Order(new LegCommand.Bridge(CallState.CallerLegId, "offer-1"));

        var dialog = agent.DialogOf(invite);
        var (_, hold) = Again.Of(agent, dialog, house.Udp, TestSdp.Of(40002, "sendonly", address: PhoneMedia, version: 2));
        await hold.ExpectAnswer();
        await call.Reported<CallCommand.LegHeld>("offer-1");
        await outgoing.Bye();
        await call.Order(new LegCommand.Release("offer-1", EndCause.CallerHungUp));
        await Wait.Until(() => agent.ByesSeen == 1, () => "the agent's BYE");
        return (caller.Arrived, agent.Arrived);
    }

    private static void AssertOnly(IEnumerable<string> messages, string[] allowed)
    {
        foreach (var message in messages)
        {
            var others = Addresses().Matches(message).Select(match => match.Value).Where(address => !allowed.Contains(address)).ToList();
            Assert.True(others.Count == 0, $"{string.Join(", ", others)} in\n{message}");
        }
    }

    /// <summary>Call-IDs, tags and branches.</summary>
    private static HashSet<string> Marks(IEnumerable<string> messages) =>
        [.. messages.SelectMany(message => MarkPattern().Matches(message)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?:^Call-ID: |;tag=|;branch=)([^;\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex MarkPattern();

    [GeneratedRegex(@"^(Server|User-Agent):.*\d", RegexOptions.Multiline)]
    private static partial Regex Versions();
}

using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transfers;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

public class TransferTests
{
    private const string Caller = CallState.CallerLegId;

    [Theory]
    [InlineData("support")]
    [InlineData("1002")]
    [InlineData("+8613900139000")]
    public async Task A_blind_transfer_is_accepted_told_to_the_call_and_its_end_told_to_the_phone(string target)
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var dialog = await Refer(house, talk, $"<sip:{target}@{House.Domain}>");
        Assert.Equal("SIP/2.0 100 Trying", Fragment(await Notified(talk.Agent)));
        var asked = await talk.Call.Reported<CallCommand.TransferAsked>("offer-1");
        Assert.Null(asked.ReplacedLegId);
        Assert.Equal(target switch
        {
            "support" => new Destination.ToQueue("support"),
            "1002" => new Destination.ToAgent("1002"),
            _ => new Destination.Outside(target),
        }, asked.Target);

        await talk.Call.Order(new LegCommand.TransferResult("offer-1", 200));
        await talk.Call.Order(new LegCommand.Release("offer-1", EndCause.AgentHungUp));
        var final = await Notified(talk.Agent);
        Assert.Equal("SIP/2.0 200 OK", Fragment(final));
        Assert.StartsWith("terminated", final.Request.Get(SipHeader.SubscriptionState), StringComparison.Ordinal);
        Assert.Equal($"refer;id={dialog.LocalCSeq}", final.Request.Get(SipHeader.Event));
        await talk.Agent.Expect(SipMethod.Bye);
    }

    [Fact]
    public async Task A_phone_that_hangs_up_before_the_end_of_its_transfer_harms_nothing()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var dialog = await Refer(house, talk, $"<sip:support@{House.Domain}>");
        await Notified(talk.Agent);
        await talk.Call.Reported<CallCommand.TransferAsked>();
        var (_, bye) = Dialog.NewRequest(dialog, SipMethod.Bye);
        Assert.Equal(200, (await talk.Agent.Ask(bye, house.Udp)).StatusCode);
        await talk.Call.Reported<CallCommand.LegEnded>("offer-1");
        await talk.Call.Order(new LegCommand.TransferResult("offer-1", 200));
        await talk.Call.Order(new LegCommand.Release(Caller, EndCause.AgentHungUp));
        await talk.Caller.Expect(SipMethod.Bye);
        await house.QuietAsync();
        Assert.False(talk.Agent.HasRequest);
    }

    [Theory]
    [InlineData("<sip:+8690012345678@acme.sip.local>", "403 Forbidden")]
    [InlineData("<sip:nobody@acme.sip.local>", "404 Not Found")]
    [InlineData("<sip:1002@acme.sip.local?Replaces=nobodys%3Bto-tag%3Da%3Bfrom-tag%3Db>", "481 Call/Transaction Does Not Exist")]
    public async Task A_target_that_leads_nowhere_is_told_by_NOTIFY_alone(string target, string fragment)
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        await Refer(house, talk, target);
        var final = await Notified(talk.Agent);
        Assert.Equal($"SIP/2.0 {fragment}", Fragment(final));
        Assert.StartsWith("terminated", final.Request.Get(SipHeader.SubscriptionState), StringComparison.Ordinal);
        Assert.Empty(talk.Call.Reports.OfType<CallCommand.TransferAsked>());
        Assert.Equal(200, (await talk.Out.Bye()).StatusCode);
    }

    [Fact]
    public async Task A_transfer_that_the_call_refuses_is_603_by_NOTIFY()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        talk.Call.OnReport = report => Task.FromResult<CallRefusal?>(report is CallCommand.TransferAsked ? CallRefusal.Stale : null);
        await Refer(house, talk, $"<sip:support@{House.Domain}>");
        await Notified(talk.Agent);
        Assert.Equal("SIP/2.0 603 Decline", Fragment(await Notified(talk.Agent)));
    }

    [Fact]
    public async Task A_trunk_may_not_transfer_and_a_REFER_without_a_target_is_400()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var refusal = await talk.Out.Ask(SipMethod.Refer, refer => refer.Add(SipHeader.ReferTo, $"<sip:1002@{House.Domain}>"));
        Assert.Equal(603, refusal.StatusCode);
        Assert.Contains("transfer_not_offered", refusal.Get(SipHeader.Reason), StringComparison.Ordinal);
        var (_, empty) = Dialog.NewRequest(talk.Agent.DialogOf(talk.AgentInvite), SipMethod.Refer);
        Assert.Equal(400, (await talk.Agent.Ask(empty, house.Udp)).StatusCode);
    }

    [Fact]
    public async Task A_phone_that_wants_no_subscription_gets_none()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var (_, refer) = Dialog.NewRequest(talk.Agent.DialogOf(talk.AgentInvite), SipMethod.Refer);
        refer.Add(SipHeader.ReferTo, $"<sip:support@{House.Domain}>");
        refer.Add("Refer-Sub", "false");
        var accepted = await talk.Agent.Ask(refer, house.Udp);
        Assert.Equal((202, "false"), (accepted.StatusCode, accepted.Get("Refer-Sub")));
        await talk.Call.Reported<CallCommand.TransferAsked>("offer-1");
        await talk.Call.Order(new LegCommand.TransferResult("offer-1", 200));
        await talk.Call.Order(new LegCommand.Release("offer-1", EndCause.AgentHungUp));
        await talk.Agent.Expect(SipMethod.Bye);
    }

    [Fact]
    public async Task An_attended_transfer_names_the_agents_other_leg()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var consult = await house.DialAsync(talk.Agent, "1001", "1002");
        var placed = await talk.Call.Reported<CallCommand.ConsultPlaced>();
        await talk.Call.Order(new LegCommand.Answer(placed.LegId));
        await consult.ExpectAnswer();
        var replaces = Uri.EscapeDataString(Replaces.For(consult.Dialog).ToString());
        await Refer(house, talk, $"<sip:1002@{House.Domain}?Replaces={replaces}>");
        var asked = await talk.Call.Reported<CallCommand.TransferAsked>("offer-1");
        Assert.Equal((null, placed.LegId), (asked.Target, asked.ReplacedLegId));
    }

    /// <summary>A REFER of the agent's phone that is accepted.</summary>
    private static async Task<DialogState> Refer(House house, Talk talk, string target)
    {
        var (dialog, refer) = Dialog.NewRequest(talk.Agent.DialogOf(talk.AgentInvite), SipMethod.Refer);
        refer.Add(SipHeader.ReferTo, target);
        Assert.Equal(202, (await talk.Agent.Ask(refer, house.Udp)).StatusCode);
        return dialog;
    }

    private static async Task<SipServerTransaction> Notified(Phone phone)
    {
        var notify = await phone.Expect(SipMethod.Notify);
        notify.Respond(200);
        return notify;
    }

    private static string Fragment(SipServerTransaction notify) => Encoding.UTF8.GetString(notify.Request.Body.Span).TrimEnd();
}

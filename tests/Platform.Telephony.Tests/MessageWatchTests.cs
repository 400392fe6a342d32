using System.Text;
using Platform.Domain.Voicemail;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

/// <summary>Phones that show whether messages wait (RFC 3842).</summary>
public class MessageWatchTests
{
    private static uint lastCSeq = 10;

    [Fact]
    public async Task A_phone_is_told_at_once_and_when_the_number_of_its_agents_messages_changes()
    {
        await using var house = await House.OpenAsync();
        await Leave(house, "m1", "own");
        await Leave(house, "m2", "others");
        var phone = await house.RegisteredPhoneAsync();
        var (answer, subscribe) = await SubscribeAsync(house, phone, "1001");
        Assert.Equal((200, "600"), (answer.StatusCode, answer.Get(SipHeader.Expires)));
        Assert.Equal("Messages-Waiting: yes\r\nMessage-Account: sip:1001@acme.sip.local\r\nVoice-Message: 1/0\r\n", await NextSummary(phone));

        await Leave(house, "m3", "own");
        Assert.Contains("Voice-Message: 2/0", await NextSummary(phone), StringComparison.Ordinal);
        await house.Messages.SaveAsync(Message("m1", "own") with { Phase = MessagePhase.Ended, Outcome = MessageOutcome.Done, EndedAt = DateTimeOffset.UnixEpoch }, CancellationToken.None);
        Assert.Contains("Voice-Message: 1/0", await NextSummary(phone), StringComparison.Ordinal);

        var gone = await AgainAsync(house, phone, subscribe, answer, expires: 0);
        Assert.Equal((200, "0"), (gone.StatusCode, gone.Get(SipHeader.Expires)));
        var last = await phone.Expect(SipMethod.Notify);
        Assert.StartsWith("terminated", last.Request.Get(SipHeader.SubscriptionState), StringComparison.Ordinal);
        last.Respond(200);
        Assert.Equal(481, (await AgainAsync(house, phone, subscribe, answer, expires: 600)).StatusCode);
    }

    [Fact]
    public async Task Who_takes_no_notice_is_told_nothing_more()
    {
        await using var house = await House.OpenAsync();
        var phone = await house.RegisteredPhoneAsync();
        var (answer, subscribe) = await SubscribeAsync(house, phone, "1001");
        (await phone.Expect(SipMethod.Notify)).Respond(481);
        await Wait.Until(async () => (await AgainAsync(house, phone, subscribe, answer, expires: 600)).StatusCode == 481, () => "the subscription to be forgotten");
    }

    [Theory]
    [InlineData("presence", "1001", "1001", 600, 489)]
    [InlineData("message-summary", "1001", "1001", 30, 423)]
    [InlineData("message-summary", "1001", "1002", 600, 403)]
    [InlineData("message-summary", "1002", "1002", 600, 200)]
    public async Task A_phone_may_ask_for_its_own_agents_messages(string package, string agent, string whose, int expires, int status)
    {
        await using var house = await House.OpenAsync();
        var phone = await house.RegisteredPhoneAsync(agent);
        var (answer, _) = await SubscribeAsync(house, phone, agent, package, whose, expires);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == 489 ? "message-summary" : null, answer.Get(SipHeader.AllowEvents));
        if (status == 200)
            (await phone.Expect(SipMethod.Notify)).Respond(200);
    }

    [Fact]
    public async Task A_stranger_is_not_asked_for_a_password()
    {
        await using var house = await House.OpenAsync();
        var stranger = house.NewPhone(House.StrangerAddress);
        Assert.Equal(403, (await stranger.Ask(NewSubscribe(stranger, "1001", "message-summary", "1001", 600), house.Udp)).StatusCode);
    }

    private static MessageRecord Message(string id, string mailbox) => new(
        new MessageOrder("acme", id, mailbox, "call", "+8613900000001", "+8613900000001", House.Number, DateTimeOffset.UnixEpoch), MessagePhase.Kept, 5_000, null, [],
        null, null, null);

    private static Task Leave(House house, string id, string mailbox) => house.Messages.SaveAsync(Message(id, mailbox), CancellationToken.None);

    private static async Task<string> NextSummary(Phone phone)
    {
        var notify = await phone.Expect(SipMethod.Notify);
        Assert.Equal("message-summary", notify.Request.Get(SipHeader.Event));
        Assert.StartsWith("active;expires=", notify.Request.Get(SipHeader.SubscriptionState), StringComparison.Ordinal);
        notify.Respond(200);
        return Encoding.UTF8.GetString(notify.Request.Body.Span);
    }

    private static async Task<(SipResponse Answer, SipRequest Subscribe)> SubscribeAsync(House house, Phone phone, string agent, string package = "message-summary",
        string? whose = null, int expires = 600)
    {
        var request = NewSubscribe(phone, agent, package, whose ?? agent, expires);
        return (await AskAsync(house, phone, request, agent), request);
    }

    private static async Task<SipResponse> AgainAsync(House house, Phone phone, SipRequest first, SipResponse answer, int expires)
    {
        var again = NewSubscribe(phone, "1001", "message-summary", "1001", expires);
        again.Set(SipHeader.From, first.Get(SipHeader.From)!);
        again.Set(SipHeader.To, answer.Get(SipHeader.To)!);
        again.Set(SipHeader.CallId, first.CallId);
        again.Set(SipHeader.CSeq, $"{Interlocked.Add(ref lastCSeq, 2)} SUBSCRIBE");
        return await AskAsync(house, phone, again, "1001");
    }

    private static async Task<SipResponse> AskAsync(House house, Phone phone, SipRequest request, string agent)
    {
        var challenge = await phone.Ask(request.Clone(), house.Udp);
        if (challenge.StatusCode != 407)
            return challenge;
        request.Set(SipHeader.CSeq, $"{request.CSeq.Number + 1} SUBSCRIBE");
        Assert.True(new DigestClient(agent, House.Password, phone.Stack.Ids).TryAnswer(challenge, request));
        return await phone.Ask(request, house.Udp);
    }

    private static SipRequest NewSubscribe(Phone phone, string agent, string package, string whose, int expires)
    {
        var request = new SipRequest(SipMethod.Subscribe, SipUri.Parse($"sip:{whose}@{House.Domain}"));
        request.Add(SipHeader.From, $"<sip:{agent}@{House.Domain}>;tag={phone.Stack.Ids.NewTag()}");
        request.Add(SipHeader.To, $"<sip:{whose}@{House.Domain}>");
        request.Add(SipHeader.CallId, phone.Stack.Ids.NewCallId());
        request.Add(SipHeader.CSeq, "1 SUBSCRIBE");
        request.Add(SipHeader.Contact, $"<{phone.Contact}>");
        request.Add(SipHeader.Event, package);
        request.Add(SipHeader.Expires, $"{expires}");
        return request;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Telephony.Edge;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

public class EdgeTests
{
    private const string Caller = CallState.CallerLegId;

    [Fact]
    public async Task A_stranger_gets_403_with_fewer_bytes_than_it_sent_and_no_state()
    {
        await using var house = await House.OpenAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(House.StrangerAddress), 0));
        foreach (var padding in new[] { 0, 40, 400 })
        {
            var question = Encoding.ASCII.GetBytes(
                $"INVITE sip:{House.Number}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP {socket.LocalEndPoint};branch=z9hG4bK{padding}\r\nFrom: <sip:x@y>;tag=1\r\n"
                + $"To: <sip:z@y>\r\nCall-ID: {padding}\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nSubject: {new string('x', padding)}\r\nContent-Length: 0\r\n\r\n");
            await socket.SendToAsync(question, house.Udp.Remote);
            var buffer = new byte[4096];
            var length = await socket.ReceiveAsync(buffer).WaitAsync(Wait.Longest);
            Assert.StartsWith("SIP/2.0 403", Encoding.ASCII.GetString(buffer, 0, length), StringComparison.Ordinal);
            Assert.InRange(length, 1, question.Length);
        }

        Assert.Equal(0, house.Service.TransactionCount);
        Assert.Empty(house.Grains.Calls);
    }

    [Fact]
    public async Task An_unknown_number_is_404_with_Reason()
    {
        await using var house = await House.OpenAsync();
        var refusal = await house.NewPhone(House.TrunkAddress).Invite(house.Udp, "+862199999999", TestSdp.Of()).Expect(404);
        Assert.Equal("X-Platform;cause=102;text=\"unknown_number\"", refusal.Get(SipHeader.Reason));
    }

    [Theory]
    [InlineData("+862100010001")]
    [InlineData("862100010001")]
    [InlineData("00862100010001")]
    [InlineData("02100010001")]
    public async Task The_called_number_is_found_however_the_trunk_writes_it(string written)
    {
        await using var house = await House.OpenAsync();
        house.NewPhone(House.TrunkAddress).Invite(house.Udp, written, TestSdp.Of());
        await Wait.Until(() => !house.Grains.Calls.IsEmpty, () => $"a call to {written}");
        Assert.Equal(House.Number, (await house.Grains.Calls.Values.Single().Announced()).To);
    }

    [Fact]
    public async Task The_asserted_identity_goes_before_From()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.CallAsync(change: invite => invite.Add(SipHeader.PAssertedIdentity, "<sip:+8613900139000@carrier>"));
        Assert.Equal("+8613900139000", (await call.Announced()).From);
    }

    [Fact]
    public async Task No_common_codec_is_488_and_gives_the_ports_back()
    {
        await using var house = await House.OpenAsync();
        var refusal = await house.NewPhone(House.TrunkAddress).Invite(house.Udp, House.Number, TestSdp.Speex).Expect(488);
        Assert.Contains("no_common_codec", refusal.Get(SipHeader.Reason), StringComparison.Ordinal);
        await Wait.Until(() => house.Service is { OpenMediaLegs: 0, CallCount: 0, DialogCount: 0 }, () => "the ports to be given back");
    }

    [Fact]
    public async Task Bodies_and_extensions_that_are_not_served_are_415_400_and_420()
    {
        await using var house = await House.OpenAsync();
        var phone = house.NewPhone(House.TrunkAddress);
        await phone.Invite(house.Udp, House.Number, null, invite => invite.SetBody("text/plain", "hello"u8.ToArray())).Expect(415);
        await phone.Invite(house.Udp, House.Number, "not sdp").Expect(400);
        var extension = await phone.Invite(house.Udp, House.Number, TestSdp.Of(), invite => invite.Add(SipHeader.Require, "100rel, telepathy")).Expect(420);
        Assert.Equal("telepathy", extension.Get(SipHeader.Unsupported));
        await Wait.Until(() => house.Service.OpenMediaLegs == 0, () => "the ports to be given back");
    }

    [Fact]
    public async Task A_trunk_over_its_channels_is_503_until_a_call_ends()
    {
        await using var house = await House.OpenAsync();
        house.Catalog.Current = new CatalogSnapshot(2, [.. house.Catalog.Current.Documents.Where(document => document is not TrunkDocument),
            new TrunkDocument("carrier", "Carrier", ["127.0.0.0/30"], MaxChannels: 1)]);
        var (_, first, _) = await house.AnsweredCallAsync();
        var refusal = await house.NewPhone(House.TrunkAddress).Invite(house.Udp, House.Number, TestSdp.Of()).Expect(503);
        Assert.Contains("trunk_limit", refusal.Get(SipHeader.Reason), StringComparison.Ordinal);
        await first.Bye();
        await house.AnsweredCallAsync();
    }

    [Fact]
    public async Task No_free_RTP_ports_is_503()
    {
        // One pair for the caller; the last one is the browsers'.
        await using var house = await House.OpenAsync(options => options with { LastRtpPort = options.FirstRtpPort + 3 });
        await house.CallAsync();
        var refusal = await house.NewPhone(House.TrunkAddress).Invite(house.Udp, House.Number, TestSdp.Of()).Expect(503);
        Assert.Contains("no_media_ports", refusal.Get(SipHeader.Reason), StringComparison.Ordinal);
        Assert.NotNull(refusal.Get(SipHeader.RetryAfter));
        await Wait.Until(() => house.Service.CallCount == 1, () => $"1 calls; there are {house.Service.CallCount}");
    }

    [Fact]
    public async Task The_same_INVITE_by_another_way_is_482_and_a_retransmission_makes_no_second_call()
    {
        await using var house = await House.OpenAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(House.TrunkAddress), 0));
        string Invite(string branch) =>
            $"INVITE sip:{House.Number}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP {socket.LocalEndPoint};branch=z9hG4bK{branch}\r\nFrom: <sip:+8613800138000@y>;tag=1\r\n"
            + $"To: <sip:z@y>\r\nCall-ID: twice\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nContact: <sip:{socket.LocalEndPoint}>\r\nContent-Length: 0\r\n\r\n";
        foreach (var branch in new[] { "a", "a", "b" })
            await socket.SendToAsync(Encoding.ASCII.GetBytes(Invite(branch)), house.Udp.Remote);
        var buffer = new byte[4096];
        string answer;
        do
            answer = Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer).WaitAsync(Wait.Longest));
        while (!answer.StartsWith("SIP/2.0 482", StringComparison.Ordinal));
        Assert.Contains("branch=z9hG4bKb", answer, StringComparison.Ordinal);
        Assert.Single(house.Grains.Calls);
        await Wait.Until(() => house.Service.CallCount == 1, () => $"1 calls; there are {house.Service.CallCount}");
    }

    [Fact]
    public async Task A_grain_that_does_not_take_the_call_gives_500_with_Retry_After_and_nothing_stays()
    {
        await using var house = await House.OpenAsync();
        house.Grains.OnNewCall = call => call.OnAnnounce = () => throw new TimeoutException("too slow");
        var phone = house.NewPhone(House.TrunkAddress);
        var refusal = await phone.Invite(house.Udp, House.Number, TestSdp.Of()).Expect(500);
        Assert.NotNull(refusal.Get(SipHeader.RetryAfter));
        await house.Grains.Calls.Values.Single().Reported<CallCommand.LegEnded>(Caller);
        await Wait.Until(() => house.Service is { CallCount: 0, DialogCount: 0, OpenMediaLegs: 0 }, () => "nothing left");
    }

    [Fact]
    public async Task A_grain_that_answers_too_late_is_told_that_the_leg_has_ended()
    {
        await using var house = await House.OpenAsync(options => options with { AnnounceTimeout = TimeSpan.FromMilliseconds(50) });
        var late = new TaskCompletionSource<CallRefusal?>();
        house.Grains.OnNewCall = call => call.OnAnnounce = () => late.Task;
        await house.NewPhone(House.TrunkAddress).Invite(house.Udp, House.Number, TestSdp.Of()).Expect(500);
        var grain = house.Grains.Calls.Values.Single();
        await grain.Reported<CallCommand.LegEnded>(Caller);
        late.SetResult(null);
        await grain.Order(new LegCommand.Answer(Caller));
        await Wait.Until(() => house.Service.CallCount == 0, () => "nothing left");
    }

    [Fact]
    public async Task A_CANCEL_before_the_grain_has_answered_is_487_and_reported_after_the_announcement()
    {
        await using var house = await House.OpenAsync();
        var gate = new TaskCompletionSource<CallRefusal?>();
        house.Grains.OnNewCall = call => call.OnAnnounce = () => gate.Task;
        var outgoing = house.NewPhone(House.TrunkAddress).Invite(house.Udp, House.Number, TestSdp.Of());
        await outgoing.Expect(100);
        outgoing.Transaction.Cancel();
        await outgoing.Expect(487);
        var grain = house.Grains.Calls.Values.Single();
        Assert.Empty(grain.Reports);
        gate.SetResult(null);
        await grain.Reported<CallCommand.LegEnded>(Caller);
        await Wait.Until(() => house.Service.CallCount == 0, () => "nothing left");
    }

    [Fact]
    public async Task OPTIONS_of_a_trunk_is_200_with_Allow_and_a_stray_BYE_481()
    {
        await using var house = await House.OpenAsync();
        var phone = house.NewPhone(House.TrunkAddress);
        var options = Request(phone, SipMethod.Options);
        Assert.NotNull((await phone.Ask(options, house.Udp)).Get(SipHeader.Allow));
        Assert.Equal(481, (await phone.Ask(Request(phone, SipMethod.Bye), house.Udp)).StatusCode);
        Assert.Equal(405, (await phone.Ask(Request(phone, SipMethod.Subscribe), house.Udp)).StatusCode);
        Assert.Equal(501, (await phone.Ask(Request(phone, new SipMethod("JUMP")), house.Udp)).StatusCode);
    }

    [Fact]
    public async Task Garbage_leaves_the_house_at_work()
    {
        await using var house = await House.OpenAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(House.TrunkAddress), 0));
        var random = new Random(4711);
        var invite = Encoding.ASCII.GetBytes(
            $"INVITE sip:{House.Number}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.2:9;branch=z9hG4bKg\r\nFrom: <sip:a@y>;tag=1\r\nTo: <sip:z@y>\r\nCall-ID: g\r\n"
            + "CSeq: 1 INVITE\r\nMax-Forwards: 70\r\nContent-Type: application/sdp\r\nContent-Length: 400\r\n\r\n" + TestSdp.Of());
        for (var i = 0; i < 500; i++)
        {
            var datagram = i % 3 == 0 ? RandomBytes(random, random.Next(1, 1400)) : Damaged(random, invite);
            await socket.SendToAsync(datagram, house.Udp.Remote);
        }

        await socket.SendToAsync(new byte[60_000], house.Udp.Remote);
        await house.AnsweredCallAsync();
    }

    [Fact]
    public async Task A_stopping_house_refuses_new_calls_and_releases_those_that_stay()
    {
        await using var house = await House.OpenAsync(options => options with { DrainTimeout = TimeSpan.FromSeconds(1) });
        var (caller, _, call) = await house.AnsweredCallAsync();
        var newcomer = house.NewPhone(House.TrunkAddress);
        var stop = house.Service.StopAsync(CancellationToken.None);
        Assert.NotNull((await newcomer.Invite(house.Udp, House.Number, TestSdp.Of()).Expect(503)).Get(SipHeader.RetryAfter));
        var bye = await caller.Expect(SipMethod.Bye);
        Assert.Contains("node_lost", bye.Request.Get(SipHeader.Reason), StringComparison.Ordinal);
        await stop.WaitAsync(Wait.Longest);
        Assert.Equal(1, call.EndReportsOf(Caller));
    }

    [Fact]
    public void A_trunk_is_found_by_address_and_by_the_longest_block()
    {
        var index = new TrunkIndex(
        [
            new TrunkDocument("wide", "", ["10.0.0.0/8", "2001:db8::/32"]),
            new TrunkDocument("narrow", "", ["10.1.0.0/16"]),
            new TrunkDocument("one", "", ["10.1.2.3", "rubbish"]),
        ]);
        Assert.Equal("one", index.Find(IPAddress.Parse("10.1.2.3"))?.TrunkId);
        Assert.Equal("narrow", index.Find(IPAddress.Parse("10.1.2.4"))?.TrunkId);
        Assert.Equal("wide", index.Find(IPAddress.Parse("::ffff:10.9.9.9"))?.TrunkId);
        Assert.Equal("wide", index.Find(IPAddress.Parse("2001:db8::7"))?.TrunkId);
        Assert.Null(index.Find(IPAddress.Parse("11.0.0.1")));
        Assert.Null(index.Find(IPAddress.Parse("2001:db9::7")));
    }

    private static SipRequest Request(Phone phone, SipMethod method)
    {
        var request = new SipRequest(method, SipUri.Parse("sip:127.0.0.1"));
        request.Add(SipHeader.From, $"<{phone.Contact}>;tag={phone.Stack.Ids.NewTag()}");
        request.Add(SipHeader.To, "<sip:127.0.0.1>");
        request.Add(SipHeader.CallId, phone.Stack.Ids.NewCallId());
        request.Add(SipHeader.CSeq, $"1 {method.Name}");
        return request;
    }

    private static byte[] RandomBytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Damaged(Random random, byte[] message)
    {
        var bytes = message[..random.Next(1, message.Length)];
        for (var i = 0; i < 3; i++)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    [Fact]
    public void Every_cause_and_every_refusal_has_a_text_of_its_own()
    {
        Assert.Distinct(Enum.GetValues<EndCause>().Select(ReasonHeader.Text));
        Assert.Distinct(Enum.GetValues<EdgeRefusal>().Select(ReasonHeader.Text));
        Assert.All(Enum.GetValues<EndCause>().Except([EndCause.AnsweredElsewhere]), cause => Assert.Contains("Q.850", ReasonHeader.Of(cause)[1], StringComparison.Ordinal));
        Assert.Contains("cause=200", Assert.Single(ReasonHeader.Of(EndCause.AnsweredElsewhere)), StringComparison.Ordinal);
    }
}

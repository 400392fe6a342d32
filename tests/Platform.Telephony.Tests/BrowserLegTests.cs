using System.Net;
using System.Net.Sockets;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Messages;
using Platform.Telephony.Legs;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

/// <summary>Legs of browsers: what they are offered, beside SIP phones and alone, and how they go away in mid-call and come back.</summary>
public class BrowserLegTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_browser_and_a_SIP_phone_ring_together_each_with_media_of_its_own(bool browserAnswers)
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await using var desk = await Desk.OpenAsync(house);
        await desk.RegisterAsync();
        await call.Order(House.Ring("offer-1"));
        var (toPhone, toBrowser) = (await phone.Expect(SipMethod.Invite), await desk.Phone.Expect(SipMethod.Invite));
        Assert.Contains("RTP/AVP 8 0", Text(toPhone.Request), StringComparison.Ordinal);
        Assert.Contains("UDP/TLS/RTP/SAVPF 8 0", Text(toBrowser.Request), StringComparison.Ordinal);

        if (browserAnswers)
            desk.Phone.Answer(toBrowser, 200, TestSdp.Browser());
        else
            phone.Answer(toPhone, 200, TestSdp.Of(40002));
        await (browserAnswers ? phone : desk.Phone).ExpectCancel();
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        var leg = await house.LegAsync("offer-1");
        Assert.Equal((browserAnswers, browserAnswers), (leg.Terms.Browser is not null, leg.Audio!.Dtls is not null));
        Assert.All(leg.Forks, fork => Assert.Null(fork.Terms));
        await Wait.Until(() => house.Service.OpenMediaLegs == 2, () => $"2 media legs; there are {house.Service.OpenMediaLegs}");
    }

    [Fact]
    public async Task A_named_port_for_browsers_that_is_taken_stops_the_start()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)other.Client.LocalEndPoint!).Port;
        await using var house = House.Prepare(change: options => options with { BrowserPort = port });
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => house.Service.StartAsync(CancellationToken.None));
        Assert.Equal($"UDP port {port} for browsers' media (Rtp:BrowserPort) can't be opened: PortsTaken.", fault.Message);
    }

    [Fact]
    public async Task The_port_of_the_range_that_would_be_browsers_may_be_taken()
    {
        var port = 0;
        await using var house = House.Prepare(change: options =>
        {
            port = options.LastRtpPort & ~1;
            return options;
        });
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, port));
        await house.Service.StartAsync(CancellationToken.None);
        await house.AnsweredCallAsync();
        Assert.Contains(house.Log.Lines, line => line.Id == 3043);
    }

    [Fact]
    public async Task A_browser_that_answers_without_protection_is_hung_up_on()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        await using var desk = await Desk.OpenAsync(house);
        await desk.RegisterAsync();
        await call.Order(House.Ring("offer-1"));
        desk.Phone.Answer(await desk.Phone.Expect(SipMethod.Invite), 200, TestSdp.Of(40002));
        await desk.Phone.Expect(SipMethod.Bye);
        Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>("offer-1")).Outcome);
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_gets_its_call_back()
    {
        await using var house = await House.OpenAsync();
        var (desk, call) = await TalkAsync(house);
        await desk.LeaveAsync();
        await call.Reported<CallCommand.LegAway>("offer-1");
        await using var next = await Desk.OpenAsync(house, page: "9d1jal23ls0d");
        await next.RegisterAsync();
        var invite = await next.Phone.Expect(SipMethod.Invite);
        Assert.EndsWith(";answer-after=0", invite.Request.Get("Call-Info"), StringComparison.Ordinal);
        next.Phone.Answer(invite, 200, TestSdp.Browser(ufrag: "other"));
        await next.Phone.ExpectAck();
        await call.Reported<CallCommand.LegBack>("offer-1");
        var leg = await house.LegAsync("offer-1");
        Assert.Equal((LegPhase.Live, "other", invite.Request.CallId), (leg.Phase, leg.Audio!.Dtls!.Ufrag, leg.Dialog!.CallId));

        await call.Order(new LegCommand.Release("offer-1", EndCause.CallerHungUp));
        await next.Phone.Expect(SipMethod.Bye);
        await call.Reported<CallCommand.LegEnded>("offer-1");
    }

    [Fact]
    public async Task A_page_that_only_lost_its_connection_is_found_at_the_next_one()
    {
        await using var house = await House.OpenAsync();
        var (desk, call) = await TalkAsync(house);
        await desk.LeaveAsync();
        await call.Reported<CallCommand.LegAway>("offer-1");
        await using var same = await Desk.OpenAsync(house);
        await same.RegisterAsync();
        await call.Order(new LegCommand.Release("offer-1", EndCause.CallerHungUp));
        await same.Phone.Expect(SipMethod.Bye);
    }

    [Fact]
    public async Task A_call_that_does_not_want_to_wait_has_the_leg_released()
    {
        await using var house = await House.OpenAsync();
        var (desk, call) = await TalkAsync(house);
        call.OnReport = report => Task.FromResult<CallRefusal?>(report is CallCommand.LegAway ? CallRefusal.Stale : null);
        await desk.LeaveAsync();
        await call.Reported<CallCommand.LegEnded>("offer-1");
        await Wait.Until(() => house.Service.LegCount == 1, () => $"1 legs; there are {house.Service.LegCount}");
    }

    [Theory]
    // one row a policy: profile and keys of the offer, the phone's answer, whether the leg has SRTP; null for a leg that fails
    [InlineData(SrtpPolicy.Offered, "RTP/AVP", true, "RTP/AVP", true, true)]
    [InlineData(SrtpPolicy.Offered, "RTP/AVP", true, "RTP/AVP", false, false)]
    [InlineData(SrtpPolicy.Required, "RTP/SAVP", true, "RTP/SAVP", true, true)]
    [InlineData(SrtpPolicy.Required, "RTP/SAVP", true, "RTP/AVP", false, null)]
    [InlineData(SrtpPolicy.Off, "RTP/AVP", false, "RTP/AVP", false, false)]
    public async Task A_phone_is_offered_keys_as_the_policy_says(SrtpPolicy policy, string profile, bool hasKeys, string answered, bool takesKey,
        bool? isSecure)
    {
        await using var house = await House.OpenAsync(options => options with { PhoneSrtp = policy, SrtpKeysInClear = true });
        var (_, _, call) = await house.CallAsync(policy == SrtpPolicy.Required ? Answer("RTP/SAVP", "1", true) : "");
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        var invite = await phone.Expect(SipMethod.Invite);
        var offer = Text(invite.Request);
        Assert.Contains($" {profile} 8", offer, StringComparison.Ordinal);
        Assert.Equal(hasKeys, offer.Contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:", StringComparison.Ordinal));
        phone.Answer(invite, 200, Answer(answered, "1", takesKey));
        if (isSecure is null)
        {
            await call.Reported<CallCommand.LegFailed>("offer-1");
            return;
        }

        await call.Reported<CallCommand.LegAnswered>("offer-1");
        Assert.Equal(isSecure, (await house.LegAsync("offer-1")).Audio!.Sdes is not null);
    }

    [Fact]
    public async Task A_phone_that_refuses_keys_beside_plain_RTP_is_offered_keys_alone()
    {
        await using var house = await House.OpenAsync(options => options with { SrtpKeysInClear = true });
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        phone.Answer(await phone.Expect(SipMethod.Invite), 488);
        var again = await phone.Expect(SipMethod.Invite);
        Assert.Contains(" RTP/SAVP 8", Text(again.Request), StringComparison.Ordinal);
        phone.Answer(again, 488);
        Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>("offer-1")).Outcome);
    }

    [Fact]
    public async Task Keys_do_not_go_over_signalling_that_others_can_read()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        Assert.DoesNotContain("a=crypto", Text((await phone.Expect(SipMethod.Invite)).Request), StringComparison.Ordinal);
    }

    private static async Task<(Desk Desk, FakeCall Call)> TalkAsync(House house)
    {
        var (_, _, call) = await house.AnsweredCallAsync();
        var desk = await Desk.OpenAsync(house);
        await desk.RegisterAsync();
        await call.Order(House.Ring("offer-1"));
        var invite = await desk.Phone.Expect(SipMethod.Invite);
        desk.Phone.Answer(invite, 200, TestSdp.Browser());
        await desk.Phone.ExpectAck();
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        await call.Order(new LegCommand.Bridge(CallState.CallerLegId, "offer-1"));
        return (desk, call);
    }

    private static string Answer(string profile, string tag, bool hasKey) =>
        TestSdp.Of(40002).Replace("RTP/AVP", profile, StringComparison.Ordinal)
        + (hasKey ? $"a=crypto:{tag} AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\r\n" : "");

    private static string Text(SipRequest request) => System.Text.Encoding.UTF8.GetString(request.Body.Span);
}

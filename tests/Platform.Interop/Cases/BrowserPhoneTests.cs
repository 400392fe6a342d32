using Platform.Interop.Browser;
using Xunit.Abstractions;

namespace Platform.Interop.Cases;

/// <summary>
/// JsSIP in a real Chromium, over WSS: registrations and rejected calls here, calls with sound in <c>BrowserPhoneTests.Calls.cs</c>.
/// </summary>
public sealed partial class BrowserPhoneTests(BrowserHouse place, ITestOutputHelper output) : IClassFixture<BrowserHouse>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_browser_registers_renews_asks_and_unregisters()
    {
        var tenant = await place.House.Rent();
        await NoWebSocketIsOpen();
        await using var phone = await place.ReadyDesk(tenant, "1001");

        await phone.AskOptions($"sip:{tenant.Domain}");
        await phone.Happened("options 200");
        // JsSIP tells of the first registration only, so the platform's answers tell of this one.
        var answered = await Answered();
        var registered = await Registrations();
        await phone.RegisterAgain();
        await Eventually.Become(Answered, count => count == answered + 1, "the renewal to be answered with 200");
        // Phones of tests before may go meanwhile; none may come.
        Assert.InRange(await Registrations(), 1, registered);
        Assert.Equal(1, await place.House.Metric("platform_telephony_websockets_open"));

        await phone.Unregister();
        await phone.Happened("unregistered");
        await tenant.AgentIs("1001", "offline");
    }

    [Fact]
    public async Task A_call_rings_in_the_browser_and_its_rejection_counts()
    {
        var tenant = await place.House.Rent(new() { Agents = 2 });
        await using var phone = await place.ReadyDesk(tenant, "1001");
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, from: "+8613800000001"));
        await phone.Happened("newRTCSession");
        await using var second = await tenant.ReadyDesk("1002", Agents.Answer(20, Talk.ThenHangUp(300)));
        await tenant.AgentIs("1001", "ringing");
        var invite = await phone.Invite();
        await phone.Reject(486, "Busy Here");

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await second.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal(["1001 rejected", "1002 answered"], call.OfferOutcomes);
        await tenant.AgentIs("1001", "break", "rejected");

        Assert.Matches(@"^INVITE sip:[a-z0-9]+@[a-z0-9.]+\.invalid;transport=wss? SIP/2\.0\r\n", invite);
        Assert.Matches(@"(?m)^Via: SIP/2\.0/WSS 127\.0\.0\.1:\d+;branch=z9hG4bK", invite);
        Assert.Matches($@"(?m)^From: ""\+8613800000001"" <sip:\+8613800000001@{tenant.Domain}>;tag=", invite);
        Assert.Matches($@"(?m)^To: <sip:1001@{tenant.Domain}>\r$", invite);
        Assert.Matches(@"(?m)^Contact: <sip:127\.0\.0\.1:\d+;transport=ws>\r$", invite);
        Assert.Matches($@"(?m)^P-Asserted-Identity: <sip:\+8613800000001@{tenant.Domain}>\r$", invite);
        Assert.Contains($"P-Called-Party-ID: <sip:{tenant.Number}@{tenant.Domain}>", invite, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_gives_up_stops_the_ringing()
    {
        var tenant = await place.House.Rent();
        await using var phone = await place.ReadyDesk(tenant, "1001");
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(1500)));
        await phone.Happened("newRTCSession");
        (await caller.Completed(CallTimeout)).ShouldSucceed();

        await phone.Happened("failed Canceled");
        await tenant.EndedCall("abandoned");
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_lost_connection_is_a_lost_phone_until_the_next_one()
    {
        var tenant = await place.House.Rent();
        await using var phone = await place.ReadyDesk(tenant, "1001");

        await phone.LoseConnection();
        await tenant.AgentIs("1001", "offline");
        await phone.Happened("disconnected");
        await phone.Happened("registered", times: 2);
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_closed_tab_is_a_lost_phone()
    {
        var tenant = await place.House.Rent();
        var phone = await place.ReadyDesk(tenant, "1001");
        await phone.DisposeAsync();

        await tenant.AgentIs("1001", "offline");
        await NoWebSocketIsOpen();
    }

    [Fact]
    public async Task A_wrong_password_and_another_tenants_address_are_refused()
    {
        var (tenant, other) = (await place.House.Rent(), await place.House.Rent());
        await using var guesser = await place.Desk(tenant, "1001", password: "guess");
        await guesser.Happened("registrationFailed 403");
        await using var stranger = await place.Desk(tenant, "1001", atTenant: other.Id);
        await stranger.Happened("registrationFailed 403");
        await stranger.AskOptions($"sip:{tenant.Domain}");
        await stranger.Happened("options 403");
        await tenant.AgentIs("1001", "offline");
    }

    [Fact]
    public async Task A_stopping_server_says_goodbye_and_a_started_one_gets_its_phones_back()
    {
        var tenant = await place.House.Rent();
        await using var phone = await place.ReadyDesk(tenant, "1001");

        await place.House.Server.Restart();
        await phone.Happened("disconnected 1001");
        await phone.Happened("registered", times: 2);
        await tenant.AgentIs("1001", "ready");
    }

    private Task<double> Answered() => place.House.Metric("sip_responses_total", "class=\"2xx\"");

    private Task<double> Registrations() => place.House.Metric("platform_telephony_registrations");

    private Task<double> NoWebSocketIsOpen() =>
        Eventually.Become(() => place.House.Metric("platform_telephony_websockets_open"), open => open == 0, "no WebSocket to be open");
}

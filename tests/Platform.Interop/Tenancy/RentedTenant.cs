using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Tenancy;

/// <summary>One test's tenant: calls its number, puts phones on its agents' desks, and reads what became of it all.</summary>
public sealed class RentedTenant(House house, TenantPlan plan, string id, string number)
{
    public const string AdminPassword = "admin-password";

    private HttpClient? _admin;

    public string Id => id;

    /// <summary>The access number, which leads to the queue.</summary>
    public string Number => number;

    public string Domain => $"{id}.example";

    public string Api => $"/t/{id}/api/v1";

    public House House => house;

    /// <summary>The API as the tenant's admin.</summary>
    public HttpClient Admin => _admin ?? throw new InvalidOperationException("Nobody has logged in yet.");

    public object Declaration => new
    {
        id,
        name = id,
        sipDomain = Domain,
        locale = "en",
        maxChannels = plan.MaxChannels,
        recording = plan.Recording,
        seats = new[] { new { product = "voice", kind = "concurrent", quantity = plan.Seats } },
        numbers = new[] { new { number, queue = "support" } },
        queues = new[]
        {
            new
            {
                id = "support",
                name = "Support",
                maxWaitMs = plan.MaxWaitMs,
                maxLength = plan.MaxLength,
                ringTimeoutMs = plan.RingTimeoutMs,
                wrapUpMs = plan.WrapUpMs,
                answer = plan.AnswersOnAgent ? "onAgent" : "onQueue",
                callback = plan.Callback,
                overflows = plan.Overflows,
            },
        },
        mailboxes = plan.Mailboxes,
        agents = Enumerable.Range(1001, plan.Agents).Select(agent => new
        {
            id = $"{agent}",
            name = $"Agent {agent}",
            queues = new[] { "support" },
            signIn = plan.SignInByPhone ? "phone" : "console",
            sipPassword = SipPassword($"{agent}"),
            password = Password($"{agent}"),
        }),
        dialing = new { allowedPrefixes = plan.AllowedPrefixes, ringTimeoutMs = plan.OutsideRingTimeoutMs },
        users = new[] { new { login = "admin", role = "tenantAdmin", password = AdminPassword } },
    };

    public static string Password(string agent) => $"password-{agent}";

    public static string SipPassword(string agent) => $"sip-password-{agent}";

    /// <summary>The API as an agent.</summary>
    public Task<HttpClient> LogInAgent(string agent) => house.Server.LogInTo(id, agent, Password(agent));

    /// <summary>Places calls at the trunk to the access number.</summary>
    public Task<Sipp> Call(SippScenario scenario, SippOptions? options = null) => Sipp.Start(scenario, (options ?? new()) with
    {
        Target = house.Server.SipEndpoint,
        Service = number,
        LocalAddress = House.TrunkAddress,
    });

    /// <summary>Places calls to the access number from somewhere else, at a proxy that passes them on as the trunk.</summary>
    public Task<Sipp> CallThrough(Kamailio proxy, SippScenario scenario) => Sipp.Start(scenario, new()
    {
        Target = proxy.Endpoint,
        Service = number,
        LocalAddress = House.CarrierAddress,
    });

    /// <summary>A baresip on the agent's desk, registered with digest; with sign-in by phone the agent is ready when this returns.</summary>
    /// <param name="proxy">Stands between the phone and the server.</param>
    public Task<Baresip> Desk(string agent, double toneHz = 1000, Kamailio? proxy = null) => Baresip.Start(new()
    {
        Account = new(agent, SipPassword(agent)),
        Registrar = proxy?.Endpoint ?? house.Server.SipEndpoint,
        Domain = Domain,
        ToneHz = toneHz,
    });

    public DeskPhone PhoneOf(string agent) => new(new(agent, SipPassword(agent)), Domain);

    /// <summary>A SIPp on the agent's desk, registered, which places a call once the agent is ready.</summary>
    public async Task<Sipp> DialFrom(string agent, SippScenario scenario)
    {
        var options = new SippOptions { LocalPort = PortPool.Take(), Target = house.Server.SipEndpoint, AuthenticationDomain = Domain };
        await Register(agent, options.LocalPort);
        await AgentIs(agent, "ready");
        return await Sipp.Start(scenario, options);
    }

    /// <summary>A SIPp on the agent's desk, registered, which goes through the scenario for so many calls.</summary>
    public async Task<Sipp> Desk(string agent, SippScenario scenario, int calls = 1)
    {
        var options = new SippOptions { LocalPort = PortPool.Take(), Calls = calls, AuthenticationDomain = Domain };
        await Register(agent, options.LocalPort);
        return await Sipp.Start(scenario, options);
    }

    /// <summary>The same, returning when the agent is ready.</summary>
    public async Task<Sipp> ReadyDesk(string agent, SippScenario scenario, int calls = 1)
    {
        var desk = await Desk(agent, scenario, calls);
        await AgentIs(agent, "ready");
        return desk;
    }

    /// <summary>Waits until the agent is in this state: offline, ready, ringing, talking, wrapUp or break.</summary>
    /// <param name="reason">Of a break.</param>
    public Task<AgentFacts> AgentIs(string agent, string presence, string? reason = null) => house.Server.WithLog(() => Eventually.Become(
        () => Get<AgentFacts>($"/agents/{agent}"), facts => facts.Presence.Presence == presence && facts.Presence.Reason == reason,
        $"agent {agent} to be {presence} {reason}"));

    /// <summary>
    /// Waits until the tenant has exactly this many call records, all of them ended, and no call under way, and the server no
    /// leg; returns the calls in order of arrival.
    /// </summary>
    public Task<IReadOnlyList<CallFacts>> EndedCalls(int count) => house.Server.WithLog(() => ReadEndedCalls(count));

    /// <summary>The one call that the tenant ever had, ended for this reason.</summary>
    public Task<CallFacts> EndedCall(string cause) => house.Server.WithLog(async () =>
    {
        var call = Assert.Single(await ReadEndedCalls(1));
        Assert.Equal(cause, call.Cause);
        return call;
    });

    public async Task<T> Get<T>(string path) => (await Admin.GetFromJsonAsync<T>(new Uri(Api + path, UriKind.Relative)))!;

    /// <summary>What the interval report counts for a queue in the hours around a moment; nothing counted is null.</summary>
    public async Task<QueueFigures?> Figures(string queue, DateTimeOffset at)
    {
        var from = at.UtcDateTime.Date.AddHours(at.UtcDateTime.Hour - 1);
        var report = await Get<ReportFacts>(
            $"/reports/intervals?interval=1h&group=queue&party={queue}&from={from:yyyy-MM-ddTHH}:00:00Z&to={from.AddHours(4):yyyy-MM-ddTHH}:00:00Z");
        return report.Totals.SingleOrDefault()?.Figures;
    }

    /// <summary>A call under way, once there is one in this phase.</summary>
    public Task<JsonElement> CallIs(string phase) => house.Server.WithLog(() => Eventually.Become(
        async () => (await Get<Listed<JsonElement>>("/calls/live")).Items.FirstOrDefault(call => call.GetProperty("phase").GetString() == phase),
        call => call.ValueKind == JsonValueKind.Object, $"a call of {id} to be {phase}"));

    /// <summary>Waits until so many calls wait in a queue.</summary>
    public Task CallsWait(int count) => house.Server.WithLog(() => Eventually.Become(
        async () => (await Get<Listed<JsonElement>>("/calls/live")).Items.Count(call => call.GetProperty("phase").GetString() == "waiting"),
        waiting => waiting == count, $"{count} calls of {id} to wait"));

    /// <summary>Ends a call under way, as a supervisor does.</summary>
    public async Task Clear(JsonElement call)
    {
        using var cleared = await Admin.PostAsync(new Uri($"{Api}/calls/{call.GetProperty("callId").GetString()}/clear", UriKind.Relative), null);
        cleared.EnsureSuccessStatusCode();
    }

    internal async Task LogInAdmin() => _admin = await house.Server.LogInTo(id, "admin", AdminPassword);

    private async Task<IReadOnlyList<CallFacts>> ReadEndedCalls(int count)
    {
        var calls = await Eventually.Become(
            () => Get<Listed<CallSummary>>("/calls"), page => page.Items.Count >= count && page.Items.All(call => call.EndedAt is not null),
            $"{count} ended call(s) of {id}");
        await Eventually.Become(() => Get<Listed<JsonElement>>("/calls/live"), live => live.Items.Count == 0, $"no call of {id} under way");
        await house.IsQuiet();
        Assert.Equal(count, (await Get<Listed<CallSummary>>("/calls")).Items.Count);
        var facts = new List<CallFacts>();
        foreach (var call in calls.Items.OrderBy(call => call.OfferedAt))
            facts.Add(await Get<CallFacts>($"/calls/{call.CallId}"));
        return facts;
    }

    private async Task Register(string agent, int port)
    {
        var registered = await Sipp.Run(Agents.Register(Domain), new SippOptions
        {
            Target = house.Server.SipEndpoint,
            LocalPort = port,
            Accounts = [new(agent, SipPassword(agent))],
            AuthenticationDomain = Domain,
        }, TimeSpan.FromSeconds(60));
        registered.ShouldSucceed();
    }
}

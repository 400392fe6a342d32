using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Consoles;

/// <summary>A tenant whose every text is one that a page must show and not run, with a call that an agent noted something of, and a flow.</summary>
internal static class HostileTenant
{
    /// <summary>Ends an attribute, is an element that runs a script when it fails to load, and is a script.</summary>
    public const string Words = "\"><img src=x onerror=globalThis.ran=1><script>globalThis.ran=1</script>";

    /// <summary>An element that is only there when the words became markup.</summary>
    public const string Mark = "img[src='x']";

    public const string Flow = "main";
    public const string SupervisorPassword = "supervisor-password";

    public static async Task<(RentedTenant Tenant, string CallId)> Rent(House house)
    {
        var tenant = await house.Rent(new() { Recording = "always" });
        await house.Apply(Operators());
        await house.Apply(new { tenants = new[] { Declaration(tenant) } });
        await LogInStrangely(tenant);
        await Post(tenant.Admin, $"{tenant.Api}/api-keys", new { id = "program", name = Words, role = "auditor" });
        return (tenant, await LeaveNotedCall(tenant));
    }

    /// <summary>A call that is offered to an agent without a phone, who notes what came of it.</summary>
    private static async Task<string> LeaveNotedCall(RentedTenant tenant)
    {
        using var agent = await tenant.LogInAgent("1001");
        await Post(agent, $"{tenant.Api}/agent/session", new { ready = true });
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));
        var call = await tenant.CallIs("waiting");
        var path = $"/calls/{call.GetProperty("callId").GetString()}";
        await Eventually.Become(() => tenant.Get<JsonElement>(path), detail => detail.GetProperty("offers").GetArrayLength() > 0, "the call to be offered");
        await tenant.Clear(call);
        (await caller.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();
        var ended = await tenant.EndedCall("cleared");
        using var noted = await agent.PutAsJsonAsync(new Uri($"{tenant.Api}/agent{path}/note", UriKind.Relative), new { disposition = "sold", text = Words });
        noted.EnsureSuccessStatusCode();
        return ended.Call.CallId;
    }

    private static async Task Post(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A browser that calls itself something that its list of log-ins must not run.</summary>
    private static async Task LogInStrangely(RentedTenant tenant)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, LogIn.TenantPath(tenant.Id))
        {
            Content = JsonContent.Create(new { login = "admin", password = RentedTenant.AdminPassword }),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", Words);
        using var answer = await tenant.House.Server.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static object Operators() => new
    {
        trunks = new[] { new { id = "carrier", name = Words, addresses = new[] { $"{House.TrunkAddress}/32" } } },
        numberPools = new[]
        {
            new { id = "pool", name = Words, ranges = new[] { new { first = "+862155550000", last = "+862155550009" } }, priceClass = "geographic" },
        },
    };

    private static object Declaration(RentedTenant tenant) => new
    {
        id = tenant.Id,
        name = Words,
        sipDomain = tenant.Domain,
        locale = "en",
        recording = "always",
        seats = new[] { new { product = "voice", kind = "concurrent", quantity = 10 } },
        numbers = new[] { new { number = tenant.Number, queue = "support" } },
        skills = new[] { new { id = "skill", name = Words } },
        teams = new[] { new { id = "team", name = Words } },
        dispositions = new[] { new { id = "sold", name = Words } },
        breakReasons = new[] { new { id = "lunch", name = Words } },
        secrets = new[] { new { id = "key", name = Words, value = "only-ours" } },
        webhooks = new[] { new { id = "hook", name = Words, url = $"https://crm.example/{Words}", secret = "key", events = new[] { "callEnded" }, enabled = false } },
        mailboxes = new[] { new { id = "box", name = Words, queue = "support" } },
        callerLists = new[] { new { id = "list", name = Words, numbers = new[] { "+8613900139000" } } },
        calendars = new[]
        {
            new
            {
                id = "office",
                name = Words,
                hours = new[] { new { days = new[] { "monday" }, open = new[] { "09:00-18:00" } } },
                dates = new[] { new { date = "2030-01-01", name = Words } },
            },
        },
        flows = new[]
        {
            new { id = Flow, name = Words, start = "q", nodes = new[] { new { type = "queue", id = "q", queue = "support" } } },
        },
        queues = new[] { new { id = "support", name = Words, skills = new[] { new { skill = "skill", minLevel = 1 } } } },
        agents = new[] { Agent("1001"), Agent("1002") },
        users = new object[]
        {
            new { login = "admin", role = "tenantAdmin", password = RentedTenant.AdminPassword },
            new { login = "sue", role = "supervisor", agent = "1002", password = SupervisorPassword },
        },
        signIn = new
        {
            openId = new
            {
                name = Words,
                issuer = "https://id.example",
                clientId = Words,
                clientSecret = "secret",
                loginClaim = Words,
                roles = new[] { new { claim = Words, value = Words, role = "agent" } },
            },
        },
    };

    private static object Agent(string id) => new
    {
        id,
        name = Words,
        queues = new[] { "support" },
        team = "team",
        skills = new[] { new { skill = "skill", level = 5 } },
        sipPassword = RentedTenant.SipPassword(id),
        password = RentedTenant.Password(id),
    };
}

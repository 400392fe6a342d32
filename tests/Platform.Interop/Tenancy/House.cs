using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Tenancy;

/// <summary>
/// A running server with an operator, one trunk and one price list. Each test rents a tenant of its own in it, so that tests
/// share the server and nothing else.
/// </summary>
public sealed class House : IAsyncDisposable
{
    /// <summary>Where the trunk's calls come from.</summary>
    public const string TrunkAddress = "127.0.0.2";

    /// <summary>Behind the trunk's own proxy; the platform knows nothing of it.</summary>
    public const string CarrierAddress = "127.0.0.5";

    /// <summary>Where a proxy of agents' phones listens.</summary>
    public const string PhoneProxyAddress = "127.0.0.6";

    /// <summary>No trunk and no phone.</summary>
    public const string StrangersAddress = "127.0.0.9";

    public const string OperatorPassword = "operator-password";

    // Log-ins and calls of the API come from one address and in bursts; hashes need not resist anybody.
    private static readonly Dictionary<string, string> TestSettings = new()
    {
        ["PLATFORM__Gateway__LogInsPerMinutePerSource"] = "100000",
        ["PLATFORM__Gateway__TenantRequestsPerSecond"] = "100000",
        ["PLATFORM__Gateway__TenantRequestBurst"] = "100000",
        ["PLATFORM__Gateway__PasswordIterations"] = "1000",
        ["PLATFORM__LookUps__AllowedNetworks"] = "127.0.0.1",
    };

    private int _tenants;

    private House(PlatformServer server, HttpClient @operator) => (Server, Operator) = (server, @operator);

    public PlatformServer Server { get; }

    /// <summary>The API as the operator.</summary>
    public HttpClient Operator { get; }

    public static async Task<House> Open(PlatformServerOptions? options = null)
    {
        options ??= new();
        var server = await PlatformServer.Start(options with
        {
            Environment = new Dictionary<string, string>([.. TestSettings, .. options.Environment]),
            Declaration = options.Declaration ?? Declaration,
        });
        return new(server, await server.WithLog(() => server.LogInAsOperator("root", OperatorPassword)));
    }

    /// <summary>A tenant with a number, a queue, an admin and agents, as the plan says.</summary>
    public async Task<RentedTenant> Rent(TenantPlan? plan = null)
    {
        var number = Interlocked.Increment(ref _tenants);
        var tenant = new RentedTenant(this, plan ?? new(), $"tenant{number}", $"+86280000{number:0000}");
        await Apply(new { tenants = new[] { tenant.Declaration } });
        await tenant.LogInAdmin();
        return tenant;
    }

    /// <summary>Declares through the API; returns the changes.</summary>
    public async Task<IReadOnlyList<string>> Apply(object declaration)
    {
        using var answer = await Operator.PostAsJsonAsync(new Uri("/operator/api/v1/apply", UriKind.Relative), declaration);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"The declaration was refused: {(int)answer.StatusCode} {body}");
        return [.. JsonSerializer.Deserialize<JsonElement>(body).GetProperty("changes").EnumerateArray().Select(line => line.GetString()!)];
    }

    /// <summary>The sum of a metric's samples whose labels contain the text; 0 when there is none.</summary>
    public async Task<double> Metric(string name, string label = "")
    {
        var page = await Server.Admin.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return MetricsPage.Sum(page, name, label);
    }

    /// <summary>Waits until no call and no leg is left anywhere in the server, which must be alive to say so.</summary>
    public async Task IsQuiet()
    {
        await Eventually.Become(
            async () => (Calls: await Metric("platform_telephony_calls_live"), Legs: await Metric("platform_telephony_legs_live")),
            live => live is { Calls: 0, Legs: 0 }, "the server to hold no call and no leg");
        Assert.Equal("ok", await Server.Admin.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static object Declaration { get; } = new
    {
        @operator = new { name = "Test Telecom", users = new[] { new { login = "root", password = OperatorPassword } } },
        trunks = new[] { new { id = "carrier", name = "Carrier", addresses = new[] { $"{TrunkAddress}/32" } } },
        priceLists = new[]
        {
            new
            {
                id = "standard",
                currency = "CNY",
                minutes = new[]
                {
                    new { direction = "inbound", prefix = "", perMinute = 0.15, initialIncrementS = 6, furtherIncrementS = 6 },
                    new { direction = "outbound", prefix = "", perMinute = 0.30, initialIncrementS = 6, furtherIncrementS = 6 },
                },
                seats = new[] { new { product = "voice", perMonth = 150 } },
                numbers = new[] { new { priceClass = "geographic", perMonth = 31 } },
            },
        },
    };
}

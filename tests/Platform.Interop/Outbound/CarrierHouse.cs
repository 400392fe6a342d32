namespace Platform.Interop.Outbound;

/// <summary>A server whose trunk also takes calls out, to a SIPp that plays the carrier's switch; shared by the tests of a class.</summary>
public sealed class CarrierHouse : IAsyncLifetime
{
    public const string Outside = "+8613900139000";

    public const string CarrierAddress = "127.0.0.6";

    private readonly int _port = PortPool.Take();
    private House? _house;

    public House House => _house ?? throw new InvalidOperationException("The server did not start.");

    public async Task InitializeAsync() => _house = await House.Open(new() { Declaration = Declaration() });

    public async Task DisposeAsync()
    {
        if (_house is not null) await _house.DisposeAsync();
    }

    /// <summary>A tenant whose agents may call numbers of mainland China.</summary>
    public Task<RentedTenant> Rent(int agents = 2, int outsideRingTimeoutMs = 30_000) => House.Rent(new()
    {
        Agents = agents,
        AnswersOnAgent = true,
        AllowedPrefixes = ["+86"],
        OutsideRingTimeoutMs = outsideRingTimeoutMs,
    });

    /// <summary>The carrier's switch, which takes so many calls.</summary>
    public Task<Sipp> Carrier(SippScenario scenario, int calls = 1) =>
        Sipp.Start(scenario, new SippOptions { LocalAddress = CarrierAddress, LocalPort = _port, Calls = calls });

    private object Declaration() => new
    {
        @operator = new { name = "Test Telecom", users = new[] { new { login = "root", password = House.OperatorPassword } } },
        trunks = new[]
        {
            new
            {
                id = "carrier",
                name = "Carrier",
                addresses = new[] { $"{House.TrunkAddress}/32", $"{CarrierAddress}/32" },
                peers = new[] { new { uri = $"sip:{CarrierAddress}:{_port}" } },
                healthIntervalS = 0,
            },
        },
        routes = new[] { new { id = "all", prefix = "", trunk = "carrier" } },
        priceLists = new[]
        {
            new
            {
                id = "standard",
                currency = "CNY",
                minutes = new[]
                {
                    new { direction = "inbound", prefix = "", perMinute = 0.15, initialIncrementS = 6, furtherIncrementS = 6 },
                    new { direction = "outbound", prefix = "+86", perMinute = 0.6, initialIncrementS = 60, furtherIncrementS = 60 },
                },
                seats = new[] { new { product = "voice", perMonth = 150 } },
            },
        },
    };
}

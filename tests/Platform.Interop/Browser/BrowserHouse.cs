using Microsoft.Playwright;

namespace Platform.Interop.Browser;

/// <summary>A server with HTTPS and a Chromium to look at it, for all tests of the class.</summary>
public sealed class BrowserHouse : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new("https");
    private readonly int _port = PortPool.Take();
    private House? _house;
    private Chromium? _chromium;

    /// <summary>How long a call waits for a browser that is gone, in seconds.</summary>
    public int AwayWaitS { get; init; } = 20;

    /// <summary>Where browsers find it.</summary>
    public string Origin => $"https://127.0.0.1:{_port}";

    public House House => _house ?? throw new InvalidOperationException("The server did not start.");

    public async Task InitializeAsync()
    {
        var certificate = TestCertificate.Write(_folder);
        _house = await House.Open(new()
        {
            Environment = new Dictionary<string, string>
            {
                [PlatformEnvironment.HttpTlsPort] = $"{_port}",
                [PlatformEnvironment.HttpTlsCertificate] = certificate.File,
                [PlatformEnvironment.HttpTlsKey] = certificate.KeyFile,
                [PlatformEnvironment.CallsAwayWaitS] = $"{AwayWaitS}",
            },
        });
        _chromium = await Chromium.Start();
    }

    public Task<BrowserPhone> OpenPhone() => _chromium!.OpenPhone(Origin);

    /// <summary>A browser that was never here.</summary>
    public Task<IBrowserContext> OpenEmpty() => _chromium!.OpenEmpty(Origin);

    public Task<IBrowserContext> OpenReader(string language) => _chromium!.OpenReader(Origin, language);

    /// <summary>A phone in the browser that is told to register the agent, at its own tenant's address unless another's is given.</summary>
    public async Task<BrowserPhone> Desk(RentedTenant tenant, string agent, string? atTenant = null, string? password = null)
    {
        var phone = await OpenPhone();
        await phone.Start($"wss://127.0.0.1:{_port}/t/{atTenant ?? tenant.Id}/sip", $"sip:{agent}@{tenant.Domain}",
            password ?? RentedTenant.SipPassword(agent));
        return phone;
    }

    /// <summary>The same, returning when the phone is registered and the agent ready.</summary>
    public async Task<BrowserPhone> ReadyDesk(RentedTenant tenant, string agent)
    {
        var phone = await Desk(tenant, agent);
        await phone.Happened("registered");
        await tenant.AgentIs(agent, "ready");
        return phone;
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_house is not null) await _house.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();
}

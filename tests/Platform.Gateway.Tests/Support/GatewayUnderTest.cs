using System.Net.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Sip;
using Platform.Contracts.Prompts;
using Platform.Contracts.Stores;
using Platform.Contracts.Trunks;
using Platform.Gateway.Edge;
using Platform.Gateway.Listeners;
using Platform.Gateway.LookUps;
using Platform.Testing;

namespace Platform.Gateway.Tests.Support;

/// <summary>The whole gateway on loopback, edge and API on ports of their own, over in-memory stores and substitutes for grains.</summary>
internal sealed class GatewayUnderTest : IAsyncDisposable
{
    private readonly WebApplication app;

    private GatewayUnderTest(WebApplication app, TestStores stores)
    {
        this.app = app;
        Stores = stores;
        var patience = TimeSpan.FromSeconds(20);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Expect100ContinueTimeout = patience })
        {
            BaseAddress = new Uri($"http://{Listeners.Public ?? Listeners.Api}"),
            Timeout = patience,
        };
    }

    public TestStores Stores { get; }

    /// <summary>Talks to the public listener.</summary>
    public HttpClient Client { get; }

    public GatewayListeners Listeners => app.Services.GetRequiredService<GatewayListeners>();

    public IServiceProvider Services => app.Services;

    /// <summary>Every endpoint of the API and of what the host maps; not the proxy's own.</summary>
    public IEnumerable<RouteEndpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<Yarp.ReverseProxy.Model.RouteModel>() is null);

    public static async Task<GatewayUnderTest> StartAsync(Action<GatewayOptions>? configure = null, Action<WebApplication>? map = null,
        ISipWebSockets? phones = null, Func<SslStreamCertificateContext>? certificate = null)
    {
        var options = new GatewayOptions
        {
            PublicListener = "127.0.0.1:0",
            PasswordIterations = TestHouse.PasswordIterations,
            LogInsPerMinutePerSource = 10_000,
            TenantRequestsPerSecond = 10_000,
            TenantRequestBurst = 10_000,
        };
        configure?.Invoke(options);
        var stores = new TestStores();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        stores.Register(builder.Services);
        if (phones is not null)
            builder.Services.AddSingleton(phones);
        builder.Services.AddPlatformGateway(options, certificate);
        var app = builder.Build();
        app.MapPlatformGateway();
        map?.Invoke(app);
        await app.StartAsync();
        await app.Services.GetRequiredService<EdgeReadiness>().Ready.WaitAsync(TimeSpan.FromSeconds(20));
        return new GatewayUnderTest(app, stores);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>What stands behind the gateway in tests.</summary>
internal sealed class TestStores
{
    public ManualTime Time { get; } = new();
    public MemoryCatalog Catalog { get; } = new([.. TestHouse.Documents()]);
    public MemoryRefreshTokens RefreshTokens { get; } = new();
    public MemoryAccounts Accounts { get; } = new();
    public MemoryInvitations Invitations { get; } = new();
    public MemoryWebhookDeliveries Webhooks { get; } = new();
    public MemoryIdempotentAnswers Answers { get; } = new();
    public MemoryCallRecords Calls { get; } = new();
    public MemoryLedger Ledger { get; } = new();
    public MemoryPromptAudio PromptAudio { get; } = new();
    public MemorySipBans SipBans { get; } = new();
    public MemoryRecordings Recordings { get; } = new();

    /// <summary>What the audit log tells of beside log-ins.</summary>
    public IEnumerable<AuditEntry> Deeds => Recordings.Audit.Where(entry => !entry.Action.StartsWith("session.", StringComparison.Ordinal));

    public MemoryFigures Figures { get; } = new();

    public MemoryCallbacks Callbacks { get; } = new();
    public MemoryMessages Messages { get; } = new();
    public FakeGrains Grains { get; } = new();
    public FixedTrunkStatus Trunks { get; } = new();
    public MemoryNodes Nodes { get; } = new();

    public void Register(IServiceCollection services) => services
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton<IIdSource>(new CountingIds())
        .AddSingleton<ICatalog>(Catalog)
        .AddSingleton<ICatalogStore>(Catalog)
        .AddSingleton<INumberHoldings>(Catalog.Holdings)
        .AddSingleton<IRefreshTokens>(RefreshTokens)
        .AddSingleton<IAccounts>(Accounts)
        .AddSingleton<ILogInSessions>(new MemoryLogInSessions(RefreshTokens))
        .AddSingleton<IInvitations>(Invitations)
        .AddSingleton<IApiKeys>(new MemoryApiKeys())
        .AddSingleton<IWebhookDeliveries>(Webhooks)
        .AddSingleton(new LookUpOptions { AllowedNetworks = ["127.0.0.0/8"] })
        .AddSingleton<ISecrets>(new MemorySecrets())
        .AddSingleton<ISecretBox>(new PlainBox())
        .AddSingleton<ITrunkStatus>(Trunks)
        .AddSingleton<INodes>(Nodes)
        .AddSingleton<IIdempotentAnswers>(Answers)
        .AddSingleton<ICallRecords>(Calls)
        .AddSingleton<IFigures>(Figures)
        .AddSingleton<IRecordings>(Recordings)
        .AddSingleton<IAuditLog>(Recordings)
        .AddSingleton<ICallbacks>(Callbacks)
        .AddSingleton<IMessages>(Messages)
        .AddSingleton<ICallNotes>(new MemoryCallNotes())
        .AddSingleton<IRecordingFiles>(Recordings)
        .AddSingleton<ILedger>(Ledger)
        .AddSingleton<IPromptAudio>(PromptAudio)
        .AddSingleton<IPromptConverter, FakeConverter>()
        .AddSingleton<ISipBans>(SipBans)
        .AddSingleton<IGrainFactory>(Grains);
}

using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Platform.Contracts;
using Platform.Contracts.Prompts;
using Platform.Contracts.Stores;
using Platform.Gateway;
using Platform.Gateway.Edge;
using Platform.Gateway.LookUps;
using Platform.Host.Engines;
using Platform.Host.Settings;
using Platform.Host.Telemetry;
using Platform.Sip.Authentication;
using Platform.Sip.Transports;
using Platform.Storage;
using Platform.Telephony;
using Platform.Telephony.Edge.Guard;
using Platform.Telephony.Prompts;
using Platform.Telephony.Recordings;

namespace Platform.Host.Serving;

/// <summary>
/// Wires the rooms together. Hosted services start in this order and stop in the reverse: stores, grains, recovery, voice.
/// </summary>
internal static class PlatformApplication
{
    /// <summary>How often, at most, a renewed certificate is looked for.</summary>
    private static readonly TimeSpan CertificateCheck = TimeSpan.FromSeconds(10);

    /// <summary>What may be needed, after calls had their time, to release those that last and to end everything else.</summary>
    private static readonly TimeSpan StopReserve = TimeSpan.FromSeconds(30);

    public static WebApplication Build(IReadOnlyDictionary<string, string?> commandLine)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddPlatform(commandLine);
        var settings = SettingsSource.Read(builder.Configuration);
        Directory.CreateDirectory(settings.Data);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<IHostLifetime, SignalsElsewhere>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.Calls.StopGraceS) + StopReserve);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IIdSource, UlidSource>();
        builder.Services.AddPlatformStorage(new StorageOptions { ConnectionString = settings.Database });
        builder.Services.AddHostedService<DemoGuard>();
        builder.AddGrains(settings);
        builder.Services.AddLookUps(new LookUpOptions
        {
            AllowedNetworks = SettingsSource.Listed(settings.LookUps.AllowedNetworks),
            MaxPerTenant = settings.LookUps.MaxPerTenant,
        });
        builder.Services.AddHostedService<NodeRecovery>();
        builder.AddTelemetry();
        if (settings.Has("voice"))
            builder.AddVoice(settings);
        builder.AddListeners(settings);
        var app = builder.Build();
        app.MapPlatformGateway();
        app.MapAdmin();
        return app;
    }

    private static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PlatformTelemetry>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PlatformTelemetry>());
    }

    private static void AddVoice(this WebApplicationBuilder builder, PlatformSettings settings)
    {
        builder.Services.AddSingleton(new TelephonyOptions
        {
            Node = settings.Node,
            SipAddress = settings.Sip.Address,
            UdpPort = settings.Sip.Port,
            TcpPort = settings.Sip.Port,
            RtpAddress = settings.Sip.Address,
            AdvertisedAddress = settings.Sip.AdvertisedAddress,
            FirstRtpPort = settings.Rtp.MinPort,
            LastRtpPort = settings.Rtp.MaxPort,
            BrowserPort = settings.Rtp.BrowserPort,
            RtpThreads = settings.Rtp.Threads,
            DigestAlgorithms = [.. SettingsSource.Listed(settings.Sip.DigestAlgorithms)
                .Select(name => Enum.TryParse<DigestAlgorithm>(name, ignoreCase: true, out var known) && Enum.IsDefined(known)
                    ? known
                    : throw new RefusedException("setting_refused",
                        $"Sip:DigestAlgorithms has '{name}', which is none of {string.Join(", ", Enum.GetNames<DigestAlgorithm>())}."))],
            RecordingFolder = Path.Combine(settings.Data, "recordings"),
            RecordingThreads = settings.Recording.Threads,
            RtpSilence = TimeSpan.FromSeconds(settings.Rtp.SilenceS),
            DrainTimeout = TimeSpan.FromSeconds(settings.Calls.StopGraceS),
            PhoneSrtp = settings.Sip.Srtp,
            SrtpKeysInClear = settings.Sip.SrtpKeysInClear,
            WebSocketPort = settings.Http.Port,
            SecureWebSocketPort = settings.Http.Tls.Port,
            Guard = GuardOf(settings.Sip.Guard),
            ExtraTransports = [.. SecureTransports(settings.Sip)],
        });
        builder.Services.AddSingleton<IPromptConverter, PromptConverter>();
        builder.Services.AddSingleton(provider => new RecordingFiles(provider.GetRequiredService<TelephonyOptions>().RecordingFolder,
            provider.GetRequiredService<IRecordingKeys>()));
        builder.Services.AddSingleton<IRecordingFiles>(provider => provider.GetRequiredService<RecordingFiles>());
        builder.Services.AddSingleton<RecordingClosing>();
        builder.Services.AddSingleton<RecordingRetention>();
        builder.Services.AddHostedService<RecordingKeeper>();
        builder.Services.AddSingleton<TelephonyService>();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<TelephonyService>().Trunks);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<TelephonyService>());
        builder.Services.AddSingleton(provider => provider.GetRequiredService<TelephonyService>().WebSockets);
        builder.Services.AddSingleton(provider => provider.GetRequiredService<TelephonyService>().Bans);
    }

    private static GuardOptions GuardOf(GuardSettings guard) => new()
    {
        AllowList = SettingsSource.Listed(guard.AllowList),
        Unknown = new SourceLimits(guard.UnknownPerSecond, guard.UnknownBurst, guard.UnknownInvitesPerSecond, guard.UnknownInviteBurst),
        Known = new SourceLimits(guard.KnownPerSecond, 2 * guard.KnownPerSecond, guard.KnownInvitesPerSecond,
            5 * guard.KnownInvitesPerSecond),
        UnknownUdpPerSecond = guard.UnknownUdpPerSecond,
        UnknownConnections = guard.UnknownConnections,
        FloodThreshold = guard.FloodThreshold,
        ScanThreshold = guard.ScanThreshold,
        LogInThreshold = guard.LogInThreshold,
        KnownLogInThreshold = 10 * guard.LogInThreshold,
        FirstBan = TimeSpan.FromSeconds(guard.FirstBanS),
    };

    private static IEnumerable<ISipTransport> SecureTransports(SipSettings sip)
    {
        if (FilesOf(sip.Tls, "Sip:Tls") is not { } files)
            yield break;
        var endPoint = new IPEndPoint(IPAddress.Parse(sip.Address), sip.Tls.Port);
        yield return new TlsTransport(endPoint, TimeProvider.System, new TlsOptions { ServerCertificate = _ => files.Current() });
    }

    private static PemCertificateFiles? FilesOf(TlsSettings tls, string section)
    {
        if (tls.Certificate is not { } certificate)
            return null;
        var key = tls.Key ?? throw new RefusedException("setting_refused", $"{section}:Certificate is set, but {section}:Key is not.");
        return new PemCertificateFiles(certificate, key, TimeProvider.System, CertificateCheck);
    }

    private static void AddListeners(this WebApplicationBuilder builder, PlatformSettings settings)
    {
        var isPublic = settings.Has("gateway");
        var files = FilesOf(settings.Http.Tls, "Http:Tls");
        var gateway = SettingsSource.ReadGateway(builder.Configuration, new GatewayOptions
        {
            PublicListener = isPublic ? Listener(settings.Http.Port) : "",
            SecureListener = isPublic && files is not null ? Listener(settings.Http.Tls.Port) : "",
            ConsoleFolder = Path.Combine(AppContext.BaseDirectory, "console"),
        });
        builder.Services.AddPlatformGateway(gateway, files is null ? null : files.Current);
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Parse(settings.Admin.Address),
            settings.Admin.Port));

        string Listener(int port) => new IPEndPoint(IPAddress.Parse(settings.Http.Address), port).ToString();
    }

    /// <summary>For the operator's own network: life, readiness, metrics. Not of the API, so not in its document.</summary>
    private static void MapAdmin(this WebApplication app)
    {
        var admin = app.MapGroup("").ExcludeFromDescription();
        admin.MapGet("/healthz", () => "ok");
        admin.MapGet("/readyz", async (PlatformStore store, EdgeReadiness edge, CancellationToken cancellation) =>
        {
            try
            {
                await store.PingAsync(cancellation);
                return edge.Ready.IsCompleted ? Results.Text("ready") : NotReady("no_routes_yet");
            }
            catch (StoreException fault)
            {
                return NotReady(fault.Code);
            }

            static IResult NotReady(string reason) => Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable);
        });
        admin.MapGet("/metrics", (PlatformTelemetry telemetry) => Results.Text(telemetry.RenderMetrics(), "text/plain; version=0.0.4"));
    }
}

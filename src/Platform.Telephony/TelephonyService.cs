using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Legs;
using Platform.Contracts.Sip;
using Platform.Contracts.Stores;
using Platform.Contracts.Trunks;
using Platform.Domain.Calls;
using Platform.Media;
using Platform.Media.Recording;
using Platform.Sip;
using Platform.Sip.Transports;
using Platform.Telephony.Agents;
using Platform.Telephony.Calls;
using Platform.Telephony.Edge;
using Platform.Telephony.Edge.Guard;
using Platform.Telephony.Legs;
using Platform.Telephony.Prompts;
using Platform.Telephony.Recordings;
using Platform.Telephony.Trunks;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony;

/// <summary>
/// This node's voice: the SIP stack, the media engine, and between them and the grains the calls' legs. Start it after the
/// grain engine and the catalog, stop it before them. Stopping refuses new calls with 503, lets those that are up go on for
/// <see cref="TelephonyOptions.DrainTimeout"/>, and then releases them. That happens before anything else of the host stops: the web
/// server would cut off the browsers' phones, or wait for them.
/// </summary>
public sealed class TelephonyService : IHostedLifecycleService, IAsyncDisposable
{
    private const string NonceSecretName = "sip-nonce";
    private const int NonceSecretOctets = 32;

    private readonly CallServices services;
    private readonly OpenFlows flows;
    private readonly AgentBindings bindings;
    private readonly SipWebSockets webSockets;
    private readonly DeviceNotices notices;
    private readonly ISecrets secrets;
    private readonly IMessages messages;
    private readonly LegPort port;
    private readonly NodePresence presence;
    private readonly SipGuard guard;
    private SipEdge? edge;
    private MessageWatches? watches;
    private Heartbeat? heartbeat;
    private int isStopping;
    private int isDisposed;

    public TelephonyService(TelephonyOptions options, IGrainFactory grains, ICatalog catalog, ISipBindings bindingStore, ISecrets secrets,
        ISecretBox box, IPromptAudio prompts, IRecordings recordings, IRecordingKeys recordingKeys, IMessages messages, IIdSource ids, TimeProvider time,
        ILogger<TelephonyService> log)
    {
        (this.secrets, this.messages) = (secrets, messages);
        guard = new SipGuard(options.Guard, catalog, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)), time, log);
        flows = new OpenFlows(time);
        bindings = new AgentBindings(bindingStore, flows, guard.Known, time);
        webSockets = new SipWebSockets(options, flows, bindings, time, log);
        notices = new DeviceNotices(grains, catalog, log);
        bindings.Changed += OnDevicesChanged;
        var directory = new CallDirectory();
        var media = new MediaEngine(MediaOptions(options, time));
        var recordingEngine = new RecordingEngine(media, new RecordingEngineOptions
        {
            Folder = options.RecordingFolder,
            Threads = options.RecordingThreads,
        });
        var trunks = new TrunkServices(options, catalog, box, time, log, new Random(RandomNumberGenerator.GetInt32(int.MaxValue)));
        var metrics = new TelephonyMetrics(() => directory.CallCount, () => directory.LegCount, () => bindings.Count, () => flows.Count, () => watches?.Count ?? 0);
        services = new CallServices
        {
            Options = options,
            Grains = grains,
            Catalog = catalog,
            Bindings = bindings,
            Flows = flows,
            Directory = directory,
            Media = media,
            Prompts = new PromptLibrary(catalog, prompts,
                new MessageAudio(recordings, new RecordingFiles(options.RecordingFolder, recordingKeys)), options, time, metrics, log),
            Recorders = new CallRecorders(recordingEngine, options.Node, recordings, recordingKeys, catalog, time, log),
            Metrics = metrics,
            Trunks = trunks,
            Ids = ids,
            Time = time,
            Log = log,
        };
        port = new LegPort(services);
        presence = new NodePresence(services);
        Trunks = new TrunkStatus(trunks);
    }

    /// <summary>How the trunks fare on this node; no peer is asked before the start.</summary>
    public ITrunkStatus Trunks { get; }

    /// <summary>Calls whose legs this node holds, or that it has still to report about.</summary>
    public int CallCount => services.Directory.CallCount;

    public int LegCount => services.Directory.LegCount;

    public int DialogCount => services.Directory.DialogCount;

    public int TransactionCount => services.Sip?.TransactionCount ?? 0;

    public int OpenMediaLegs => services.Media.OpenLegs;

    public int RegistrationCount => bindings.Count;

    /// <summary>Takes the WebSockets that the gateway accepts.</summary>
    public ISipWebSockets WebSockets => webSockets;

    /// <summary>Who is banned from this node's SIP port.</summary>
    public ISipBans Bans => guard;

    /// <summary>The call's recording is being written or closed here.</summary>
    public bool IsRecording(string tenant, string callId) => services.Recorders.IsLive(tenant, callId);

    /// <summary>Where SIP is listened for; the ports are the real ones after the start.</summary>
    public IReadOnlyList<SipPath> ListensOn { get; private set; } = [];

    /// <summary>The records of all legs of this node, as a takeover would want them.</summary>
    public async Task<IReadOnlyList<LegRecord>> SnapshotAsync()
    {
        var records = new List<LegRecord>();
        foreach (var call in services.Directory.Calls)
            records.AddRange(await call.SnapshotAsync());
        return records;
    }

    /// <exception cref="InvalidOperationException">The port that was named for browsers' media can't be opened.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        OpenBrowserPort();
        await bindings.LoadAsync(cancellationToken);
        var nonceSecret = await secrets.GetOrCreateAsync(NonceSecretName, () => RandomNumberGenerator.GetBytes(NonceSecretOctets),
            cancellationToken);
        var passSecret = await secrets.GetOrCreateAsync(PhonePass.SecretName, PhonePass.NewSecret, cancellationToken);
        var digests = new AgentDigests(services.Catalog, flows, guard, services.Options, new DigestSecrets(nonceSecret, passSecret),
            services.Time, services.Log);
        var registrar = new AgentRegistrar(services.Catalog, bindings, digests, services.Options, services.Time, services.Log);
        var logIns = new TrunkLogIns(services.Catalog, services.Options, guard, nonceSecret, services.Time, services.Log);
        watches = new MessageWatches(services, digests, messages);
        edge = new SipEdge(services, registrar, digests, bindings, logIns, watches, guard);
        services.Port = services.Grains.CreateObjectReference<ILegPort>(port);
        var transports = NewTransports(services.Options, services.Time);
        transports.AddRange(webSockets.Transports);
        services.Sip = new SipStack(new SipStackOptions
        {
            Transports = transports,
            Time = services.Time,
            Handler = edge,
            AdvertisedHost = HostText(Telephony.AdvertisedAddress.Of(services.Options.AdvertisedAddress, services.Options.SipAddress)),
            ProductName = services.Options.ProductName,
            Timers = services.Options.SipTimers,
            Resolver = services.Trunks.Resolver,
            Gate = guard,
            OnHandlerFault = fault => services.Log.HandlerFault(fault),
        });
        services.Trunks.Sip = services.Sip;
        services.Sip.Start();
        ListensOn = [.. transports.Select(transport => new SipPath(transport.Kind, transport.Local))];
        await bindings.SweepAsync(cancellationToken);
        foreach (var key in bindings.Keys)
            notices.Resume(key);
        heartbeat = new Heartbeat(services, bindings, notices, presence, watches, guard);
        await presence.TellAsync();
        services.Metrics.Watch(services.Trunks);
        services.Trunks.Start();
        services.Log.Started(services.Options.Node, string.Join(", ", ListensOn));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (edge is null || Interlocked.Exchange(ref isStopping, 1) == 1)
            return;
        services.Log.Stopping(services.Options.Node, CallCount);
        edge.RefuseNewCalls();
        await presence.LeaveAsync();
        await services.Trunks.DisposeAsync();
        await DrainAsync(services.Options.DrainTimeout, cancellationToken);
        foreach (var call in services.Directory.Calls)
            call.Leave();
        await DrainAsync(services.Options.SipTimers.T1 * 4, cancellationToken);
        foreach (var call in services.Directory.Calls)
            call.Drop(EndCause.NodeLost);
        await DrainAsync(services.Options.SipTimers.T1 * 4, cancellationToken);
        await webSockets.DisposeAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await StoppingAsync(cancellationToken);
        await DisposeAsync();
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 1)
            return;
        await webSockets.DisposeAsync();
        heartbeat?.Dispose();
        await services.Trunks.DisposeAsync();
        if (services.Port is { } reference)
            services.Grains.DeleteObjectReference<ILegPort>(reference);
        if (services.Sip is { } sip)
            await sip.DisposeAsync();
        services.Recorders.Dispose();
        services.Media.Dispose();
        services.Metrics.Dispose();
        bindings.Dispose();
        guard.Dispose();
    }

    private void OpenBrowserPort()
    {
        if (services.Options.BrowserPort == 0)
            return;
        var (port, refusal) = (services.Media.BrowserPort, services.Media.OpenBrowserPort());
        if (refusal == MediaRefusal.None)
            return;
        if (refusal != MediaRefusal.NoDtls && services.Options.BrowserPort is not null)
            throw new InvalidOperationException($"UDP port {port} for browsers' media (Rtp:BrowserPort) can't be opened: {refusal}.");
        services.Log.NoBrowserMedia(services.Options.Node, port, refusal);
    }

    private async Task DrainAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromMilliseconds(50);
        var started = services.Time.GetTimestamp();
        while ((CallCount > 0 || DialogCount > 0) && services.Time.GetElapsedTime(started) < atMost
            && !cancellation.IsCancellationRequested)
            await Task.Delay(pause, services.Time, CancellationToken.None);
    }

    private void OnDevicesChanged(string key, bool isRegistered, bool wasRegistered)
    {
        if (isRegistered != wasRegistered)
            notices.Set(key, isRegistered);
        foreach (var handle in services.Directory.LegsOf(key))
            handle.Call.PostLook(handle.Leg);
    }

    private static string HostText(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static List<ISipTransport> NewTransports(TelephonyOptions options, TimeProvider time)
    {
        var transports = new List<ISipTransport>();
        if (options.UdpPort >= 0)
            transports.Add(new UdpTransport(options.SipEndPoint(options.UdpPort)));
        if (options.TcpPort >= 0)
            transports.Add(new TcpTransport(options.SipEndPoint(options.TcpPort), time));
        transports.AddRange(options.ExtraTransports);
        return transports;
    }

    private static MediaEngineOptions MediaOptions(TelephonyOptions options, TimeProvider time) => new()
    {
        BindAddress = IPAddress.Parse(options.RtpAddress),
        AdvertisedAddress = Telephony.AdvertisedAddress.Of(options.AdvertisedAddress, options.RtpAddress),
        FirstPort = options.FirstRtpPort,
        LastPort = options.LastRtpPort,
        BrowserPort = options.BrowserPort,
        Threads = options.RtpThreads,
        SilenceTimeout = options.RtpSilence,
        Time = time,
    };
}

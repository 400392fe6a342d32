using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Sip;
using Platform.Sip.Dns;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Telephony.Trunks;

/// <summary>Everything about trunks on this node, and what it works with.</summary>
internal sealed class TrunkServices : IAsyncDisposable
{
    private const double Spread = 0.1;
    private static readonly TimeSpan BeatPeriod = TimeSpan.FromSeconds(1);

    private readonly Random random;
    private readonly Lock randomGate = new();
    private readonly PeerProbes probes;
    private ITimer? beat;
    private int isBeating;

    public TrunkServices(TelephonyOptions options, ICatalog catalog, ISecretBox box, TimeProvider time, ILogger log, Random random)
    {
        (Options, Catalog, Time, Log, this.random) = (options, catalog, time, log, random);
        Load = new TrunkLoad(time);
        Peers = new PeerWatch(time, log);
        Accounts = new TrunkAccounts(box, new SecureSipIdSource());
        Registrations = new TrunkRegistrations(this);
        Resolver = options.Resolver ?? new DnsSipResolver(new DnsClient(DnsOptions.OfSystem(), time), new Random(random.Next()));
        probes = new PeerProbes(this);
    }

    public TelephonyOptions Options { get; }

    public ICatalog Catalog { get; }

    public TimeProvider Time { get; }

    public ILogger Log { get; }

    public TrunkLoad Load { get; }

    public PeerWatch Peers { get; }

    public TrunkAccounts Accounts { get; }

    public TrunkRegistrations Registrations { get; }

    public ISipResolver Resolver { get; }

    /// <summary>Set before the stack starts.</summary>
    public SipStack Sip { get; set; } = null!;

    /// <summary>From now on peers are asked, and accounts registered. Not before the stack runs.</summary>
    public void Start() => beat = Time.CreateTimer(_ => Beat(), null, TimeSpan.Zero, BeatPeriod);

    /// <summary>Takes our registrations back, so it comes before the stack's end. Idempotent.</summary>
    public async ValueTask DisposeAsync()
    {
        if (beat is not null)
            await beat.DisposeAsync();
        await Registrations.DisposeAsync();
    }

    /// <summary>Where a URI leads as far as we can go there; empty when its name is not known in time.</summary>
    public async ValueTask<IReadOnlyList<SipPath>> ResolveAsync(SipUri uri, TimeSpan patience)
    {
        try
        {
            var found = Resolver.ResolveAsync(uri, CancellationToken.None);
            var paths = found.IsCompletedSuccessfully ? found.Result : await found.AsTask().WaitAsync(patience, Time);
            return [.. paths.Where(Sip.CanReach)];
        }
        catch (Exception fault) when (fault is TimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            return [];
        }
    }

    private void Beat()
    {
        if (Interlocked.Exchange(ref isBeating, 1) == 1)
            return;
        try
        {
            probes.Beat(Catalog.Current);
            Registrations.Beat(Catalog.Current);
        }
        finally
        {
            Volatile.Write(ref isBeating, 0);
        }
    }

    /// <summary>A tenth more or less.</summary>
    public TimeSpan Jittered(TimeSpan span) => span * (1 - Spread + (2 * Spread * Chance()));

    public TimeSpan Within(TimeSpan span) => span * Chance();

    public double Chance()
    {
        lock (randomGate)
            return random.NextDouble();
    }

    /// <summary>For <see cref="Domain.Routing.PeerChoice"/>.</summary>
    public ulong Draw()
    {
        lock (randomGate)
            return (ulong)random.NextInt64();
    }
}

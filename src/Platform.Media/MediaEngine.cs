using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Platform.Media.Codecs;
using Platform.Media.Ice;
using Platform.Media.Mixing;
using Platform.Media.Native;
using Platform.Media.Ports;
using Platform.Media.Relay;
using Platform.Media.Srtp;

namespace Platform.Media;

/// <summary>
/// Relays RTP between call legs, plays audio to them and measures what arrives, on threads of its own. All members are safe
/// from any thread and return at once; what they ask for happens on the relay thread, in the order in which it was asked.
/// </summary>
public sealed class MediaEngine : IDisposable
{
    private const int PacketsPerSecond = 50;
    private const int MostPacketsPerSecond = 150;

    private readonly MediaEngineOptions _options;
    private readonly MediaClock _clock;
    private readonly PortPool _ports;
    private readonly EventDispatcher _events = new();
    private readonly MediaMeter _meter;
    private readonly RelayThread[] _threads;
    private readonly SharedPort? _sharedPort;
    private readonly ConcurrentDictionary<MediaLeg, bool> _legs = new();
    private readonly Random _random;
    private readonly Lock _randomGate = new();
    private readonly Lock _bridging = new();
    private uint _serial;
    private int _nextThread;
    private long _plans;
    private volatile bool _isClosed;

    /// <exception cref="ArgumentOutOfRangeException">No threads, or ports outside 1 to 65535.</exception>
    /// <exception cref="IOException">The system gives no epoll or timer descriptors.</exception>
    public MediaEngine(MediaEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        _options = options;
        _clock = new MediaClock(options.Time);
        _random = new Random(options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue));
        _ports = new PortPool(options.FirstPort, options.LastPort, _random);
        _threads = [.. Enumerable.Range(0, options.Threads)
            .Select(i => new RelayThread(i, options, _clock, _random.Next(), _events.Raise))];
        _sharedPort = MakeSharedPort();
        _meter = new MediaMeter(this, _threads, _events);
        foreach (var thread in _threads) thread.Start();
    }

    /// <summary>The address for SDP.</summary>
    public IPAddress AdvertisedAddress => _options.AdvertisedAddress ?? _options.BindAddress;

    /// <summary>The UDP port for SDP of browser legs; 0 when there is none.</summary>
    public int BrowserPort => _sharedPort?.Port ?? 0;

    /// <summary>
    /// Hash of the engine's certificate as in SDP: <c>sha-256 AB:CD:…</c>; empty where <see cref="AllocateBrowser"/> refuses with NoDtls.
    /// </summary>
    public string Fingerprint =>
        _sharedPort?.TryMakeContext() == MediaRefusal.None ? _sharedPort.Context.Fingerprint : string.Empty;

    public int OpenLegs => _legs.Count;

    /// <summary>Port pairs that <see cref="Allocate"/> can still hand out.</summary>
    public int FreePortPairs => _ports.Free;

    internal MediaClock Clock => _clock;

    /// <summary>Exceptions caught on relay threads: each is a bug.</summary>
    internal long RelayFaults => _threads.Sum(thread => thread.Counters.Faults);

    internal AddressFamily Family => _options.BindAddress.AddressFamily;

    /// <summary>Opens a leg with ports of its own. Refusals: NoPorts, NoSockets, EngineClosed.</summary>
    /// <param name="onEvent">Hears what happens on the leg, see <see cref="MediaLegEvent"/>.</param>
    public MediaAllocation Allocate(Action<MediaLegEvent>? onEvent = null)
    {
        if (_isClosed) return new MediaAllocation(null, MediaRefusal.EngineClosed);
        // A port that another process holds goes to the back of the line, and the next one is tried.
        for (var attempts = _ports.Pairs; attempts > 0 && _ports.TryTake(out var port); attempts--)
        {
            if (TryBind(port, out var rtp, out var rtcp, out var refusal)) return Open(NewIdentity(port, rtp!, rtcp!), onEvent);
            _ports.Return(port);
            if (refusal == MediaRefusal.NoSockets) return new MediaAllocation(null, refusal);
        }

        return new MediaAllocation(null, MediaRefusal.NoPorts);
    }

    /// <summary>
    /// Opens a leg for a browser, on the port that all of them share. Refusals: NoDtls, PortsTaken (another process has that port),
    /// NoSockets, EngineClosed.
    /// </summary>
    /// <param name="onEvent">Hears what happens on the leg, see <see cref="MediaLegEvent"/>.</param>
    public MediaAllocation AllocateBrowser(Action<MediaLegEvent>? onEvent = null)
    {
        if (_isClosed) return new MediaAllocation(null, MediaRefusal.EngineClosed);
        var refusal = OpenBrowserPort();
        if (refusal != MediaRefusal.None) return new MediaAllocation(null, refusal);
        var ice = IceLiteAgent.NewCredentials();
        return Open(NewIdentity(BrowserPort, _sharedPort!.Socket, _sharedPort.Socket, new BrowserLink(_sharedPort, ice)), onEvent, ice);
    }

    /// <summary>
    /// Binds the port of browser legs now, rather than with the first of them. Refusals: NoDtls, PortsTaken (another process has it),
    /// NoSockets.
    /// </summary>
    public MediaRefusal OpenBrowserPort() => _sharedPort?.TryOpen() ?? MediaRefusal.NoDtls;

    /// <summary>
    /// Opens a leg again from its description, on the same ports. Refusals: PortsTaken, NoSockets, EngineClosed, BadAddress,
    /// BadPayload, BadSecurity, and those of <see cref="AllocateBrowser"/>.
    /// </summary>
    /// <remarks>
    /// A leg with SDES keys goes on under them. Of a browser leg the address, the ICE credentials and the stream are rebuilt, so the
    /// browser finds us again, but its keys died with the former engine's certificate: media flows once a new offer has named the new
    /// <see cref="Fingerprint"/> and the handshake is over.
    /// </remarks>
    public MediaAllocation Reopen(MediaLegDescription description, Action<MediaLegEvent>? onEvent = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        if (_isClosed) return new MediaAllocation(null, MediaRefusal.EngineClosed);
        var refusal = CheckDescription(description, out var latched);
        if (refusal != MediaRefusal.None) return new MediaAllocation(null, refusal);
        if (description.Ice is { } ice) return ReopenBrowser(description, ice, onEvent);
        if (!_ports.TryTake(description.RtpPort)) return new MediaAllocation(null, MediaRefusal.PortsTaken);
        if (!TryBind(description.RtpPort, out var rtp, out var rtcp, out refusal))
        {
            _ports.Return(description.RtpPort);
            return new MediaAllocation(null, refusal);
        }

        var allocation = Open(FormerIdentity(description, rtp!, rtcp!), onEvent);
        if (description.Remote is { } remote) allocation.Leg?.SetRemote(remote);
        if (!latched.IsNone) allocation.Leg?.Post(core => core.Input.Restore(latched));
        return allocation;
    }

    /// <summary>Relays each leg's audio to the other; what either was bridged with before is left alone. Refusals: LegClosed.</summary>
    public MediaRefusal Bridge(MediaLeg first, MediaLeg second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first == second) throw new ArgumentException("A leg can't be bridged with itself.", nameof(second));
        if (first.IsClosed || second.IsClosed) return MediaRefusal.LegClosed;
        Converse([(first.Core, [second.Core]), (second.Core, [first.Core])]);
        return MediaRefusal.None;
    }

    /// <summary>
    /// Has legs hear each other as the parties say, each in its own codec, instead of what they were bridged or mixed with before; asking
    /// again changes who hears whom without a gap. Who hears one other of the same codec is relayed to, as by <see cref="Bridge"/>.
    /// A leg that is alone may hear itself: an echo. What a leg is played comes before what it hears. Refusals: LegClosed; then nothing
    /// changed.
    /// </summary>
    /// <exception cref="ArgumentException">A leg is named twice, hears itself among others, or hears one that is no party.</exception>
    public MediaRefusal Mix(IReadOnlyList<MixParty> parties)
    {
        ArgumentNullException.ThrowIfNull(parties);
        var legs = parties.Select(party => party.Leg).ToHashSet();
        if (legs.Count < parties.Count) throw new ArgumentException("A leg is named twice.", nameof(parties));
        if (parties.Any(party => (parties.Count > 1 && party.Hears.Contains(party.Leg)) || !party.Hears.All(legs.Contains)))
            throw new ArgumentException("A party hears other parties only, and itself only when it is alone.", nameof(parties));
        if (legs.Any(leg => leg.IsClosed)) return MediaRefusal.LegClosed;
        if (parties.Count > 0) Converse([.. parties.Select(party => (party.Leg.Core, CoresOf(party.Hears)))]);
        return MediaRefusal.None;
    }

    /// <summary>Takes the leg out of what it is bridged or mixed with, if anything.</summary>
    public void Unbridge(MediaLeg leg)
    {
        ArgumentNullException.ThrowIfNull(leg);
        lock (_bridging)
        {
            leg.Core.LatestPlan = ++_plans;
            leg.Post(core => core.LeaveConversation());
        }
    }

    /// <summary>Closes all legs and ends the threads. Idempotent.</summary>
    public void Dispose()
    {
        lock (_bridging)
        {
            if (_isClosed) return;
            _isClosed = true;
        }

        foreach (var leg in _legs.Keys) leg.Dispose();
        foreach (var thread in _threads) thread.Dispose();
        _sharedPort?.Dispose();
        _events.Dispose();
        _meter.Dispose();
    }

    internal void Raise(MediaLegEvent raised) => _events.Raise(raised);

    private static LegCore[] CoresOf(IReadOnlyList<MediaLeg> legs) => [.. legs.Select(leg => leg.Core).Distinct()];

    /// <summary>Browser legs stay on the thread of their port, and the others come there; else where most of them live, so that few move.</summary>
    private static RelayThread HomeOf((LegCore Leg, LegCore[] Hears)[] parties) =>
        Array.Find(parties, party => party.Leg.Browser is not null).Leg?.Home
        ?? parties.GroupBy(party => party.Leg.Home).MaxBy(group => group.Count())!.Key;

    private void Converse((LegCore Leg, LegCore[] Hears)[] parties)
    {
        lock (_bridging)
        {
            var plan = new ConversationPlan(++_plans, HomeOf(parties), parties);
            foreach (var (leg, _) in parties)
            {
                leg.LatestPlan = plan.Number;
                Move(leg, plan.Thread);
            }

            plan.Thread.Post(plan.Run);
        }
    }

    /// <summary>Legs that hear each other live on one thread, so that nothing needs a lock. A move ends what a leg was bridged with.</summary>
    private static void Move(LegCore leg, RelayThread target)
    {
        lock (leg.Gate)
        {
            if (leg.Home == target) return;
            leg.Home.Post(leg, core => core.Thread.HandOver(core, target));
            leg.Home = target;
        }
    }

    private bool TryBind(int port, out DatagramSocket? rtp, out DatagramSocket? rtcp, out MediaRefusal refusal)
    {
        var family = _options.BindAddress.AddressFamily;
        rtcp = null;
        rtp = DatagramSocket.TryBind(KernelAddress.From(_options.BindAddress, port, family), out refusal);
        if (rtp is null) return false;
        rtcp = DatagramSocket.TryBind(KernelAddress.From(_options.BindAddress, port + 1, family), out refusal);
        if (rtcp is not null) return true;
        rtp.Dispose();
        return false;
    }

    private SharedPort? MakeSharedPort()
    {
        var port = _options.BrowserPort ?? (_options.LastPort & ~1);
        if (port == 0) return null;
        _ports.TryTake(port);
        return new SharedPort(port, _threads[0], _options);
    }

    private MediaAllocation ReopenBrowser(MediaLegDescription description, IceCredentials ice, Action<MediaLegEvent>? onEvent)
    {
        if (!IceLiteAgent.AreOurs(ice)) return new MediaAllocation(null, MediaRefusal.BadSecurity);
        var refusal = OpenBrowserPort();
        if (refusal != MediaRefusal.None) return new MediaAllocation(null, refusal);
        var link = new BrowserLink(_sharedPort!, ice);
        var allocation = Open(FormerIdentity(description, _sharedPort!.Socket, _sharedPort.Socket, link), onEvent, ice);
        if (description.Remote is { } remote) allocation.Leg?.SetRemote(remote);
        return allocation;
    }

    private LegIdentity NewIdentity(int port, DatagramSocket rtp, DatagramSocket rtcp, BrowserLink? browser = null)
    {
        lock (_randomGate)
        {
            var ssrc = (uint)_random.NextInt64(1, 1L << 32);
            var name = $"{(uint)_random.NextInt64(1L << 32):x8}@{AdvertisedAddress}";
            return new LegIdentity(
                ++_serial, port, rtp, rtcp, ssrc, (ushort)_random.Next(65536), (uint)_random.NextInt64(1L << 32), name, browser);
        }
    }

    /// <summary>
    /// The stream goes on as if its packets since the description had been lost. A protected one skips more than could have been sent,
    /// since no index may be used twice under one key.
    /// </summary>
    private LegIdentity FormerIdentity(MediaLegDescription description, DatagramSocket rtp, DatagramSocket rtcp, BrowserLink? browser = null)
    {
        var seconds = Math.Max(0, (_clock.UtcNow - description.TakenAt).TotalSeconds);
        var clockRate = AudioCodecs.RtpClockRate(description.Remote?.Codec ?? MediaCodec.Pcma);
        var packets = (long)(seconds * (description.Remote?.Security is null ? PacketsPerSecond : MostPacketsPerSecond));
        var sent = description.Sequence + packets;
        var timestamp = (uint)(description.Timestamp + (long)(seconds * clockRate));
        var position = new SrtpPosition(description.SentRollOver + (uint)(sent >> 16), description.HeardRollOver, description.RtcpIndex + (uint)packets);
        lock (_randomGate)
            return new LegIdentity(
                ++_serial, browser is null ? description.RtpPort : BrowserPort, rtp, rtcp, description.Ssrc, (ushort)sent, timestamp,
                description.CanonicalName, browser, position);
    }

    private MediaAllocation Open(LegIdentity identity, Action<MediaLegEvent>? onEvent, IceCredentials? ice = null)
    {
        var thread = ice is not null ? _sharedPort!.Thread : _threads[(uint)Interlocked.Increment(ref _nextThread) % (uint)_threads.Length];
        var leg = new MediaLeg(this, identity, thread, onEvent, OnClosed, ice);
        _legs[leg] = true;
        thread.Post(leg.Core, thread.Admit, isArrival: true);
        // The engine may have been closed since it was asked.
        if (_isClosed) leg.Dispose();
        return _isClosed ? new MediaAllocation(null, MediaRefusal.EngineClosed) : new MediaAllocation(leg, MediaRefusal.None);
    }

    private void OnClosed(MediaLeg leg)
    {
        _legs.TryRemove(leg, out _);
        if (!leg.IsBrowser) _ports.Return(leg.RtpPort);
    }

    private MediaRefusal CheckDescription(MediaLegDescription description, out KernelAddress latched)
    {
        latched = default;
        var family = _options.BindAddress.AddressFamily;
        var isPortValid = description.RtpPort is > 0 and < 65535 && description.RtpPort % 2 == 0;
        if (!isPortValid) return MediaRefusal.BadAddress;
        if (description.Latched is { } address && !PeerSettings.TryResolve(address, family, out latched)) return MediaRefusal.BadAddress;
        return description.Remote is { } remote ? PeerSettings.TryMake(remote, family, out _) : MediaRefusal.None;
    }
}

using Microsoft.Extensions.Logging;
using Platform.Contracts.Sip;
using Platform.Contracts.Stores;
using Platform.Sip;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Telephony.Edge.Guard;

/// <summary>
/// The SIP port's doorkeeper. It meets every message before it is parsed: banned sources and those over their limits are dropped
/// there, at the price of one or two look-ups. Behind it the edge tells what strangers did, and enough of that is a ban.
/// Invariants: its memory is bounded whatever comes; trunks and the allow-list are never banned; what UDP alone shows never
/// bans a source with registered phones, because anybody could have written its address; failed log-ins do, because
/// their nonce went to that address before.
/// </summary>
internal sealed class SipGuard : ISipGate, ISipBans, IDisposable
{
    private const long MinuteMs = 60_000;

    private readonly GuardOptions options;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly AgeingTable<SourceState> sources;
    private readonly BanList bans;
    private readonly LogInBackOff backOff;
    private readonly GuardMetrics metrics;
    private readonly Lock unknownUdpLock = new();
    private readonly long startedAt;
    private TokenBucket unknownUdp;

    /// <param name="seed">Secret chance for the tables' places.</param>
    /// <exception cref="InvalidOperationException">The allow-list names what is no address.</exception>
    public SipGuard(GuardOptions options, ICatalog catalog, ulong seed, TimeProvider time, ILogger log)
    {
        (this.options, this.time, this.log) = (options, time, log);
        if (options.AllowList.FirstOrDefault(text => !AddressBlocks.IsBlock(text)) is { } wrong)
            throw new InvalidOperationException($"'{wrong}' on the SIP guard's allow-list is neither an IP address nor a CIDR block.");
        startedAt = time.GetTimestamp();
        Known = new KnownSources(options.AllowList, catalog, time);
        sources = new AgeingTable<SourceState>(options.MaxSources, seed);
        bans = new BanList(options, time);
        backOff = new LogInBackOff(options, seed);
        metrics = new GuardMetrics(() => bans.Active, () => sources.CountSince(Math.Max(1, NowMs() - MinuteMs)), () => Known.Count);
        unknownUdp.Fill(options.UnknownUdpPerSecond, NowMs());
    }

    public KnownSources Known { get; }

    public bool LetsIn(SourceAddress source, SipTransportKind transport, ReadOnlySpan<byte> message)
    {
        var @class = Known.ClassOf(source);
        if (@class == SourceClass.Allowed)
            return true;
        if (IsBanned(source, @class))
            return Drop(GuardMetrics.Banned);
        if (!TryTake(source, @class, message.StartsWith("INVITE "u8)))
            return Drop(GuardMetrics.MessageRate);
        return @class != SourceClass.Unknown || transport.IsReliable() || TryTakeUnknownUdp() || Drop(GuardMetrics.UnknownUdp);
    }

    /// <summary>A connection counts as a message, so that opening and closing them has the same limits.</summary>
    public bool LetsConnect(SourceAddress source, SipTransportKind transport, int open)
    {
        var @class = Known.ClassOf(source);
        if (@class == SourceClass.Allowed)
            return true;
        if (IsBanned(source, @class))
            return Drop(GuardMetrics.Banned);
        if (@class == SourceClass.Unknown && open >= options.UnknownConnections)
            return Drop(GuardMetrics.Connections);
        return TryTake(source, @class, isInvite: false) || Drop(GuardMetrics.MessageRate);
    }

    public bool IsProven(SourceAddress source) => Known.ClassOf(source) != SourceClass.Unknown;

    public void Spoke(SourceAddress to) => Known.Spoke(to);

    /// <summary>A tool that names itself is banned at once, and its request gets no answer.</summary>
    public bool IsScanner(SipRequest request, SipPath source)
    {
        var from = AddressOf(source);
        if (Known.ClassOf(from) != SourceClass.Unknown || !ScannerSignatures.Match(request))
            return false;
        Ban(from, BanReason.Scanner);
        return true;
    }

    /// <summary>A stranger was refused what only trunks and phones may do.</summary>
    public void Refused(SipPath source) => AddScanPoints(AddressOf(source), options.StrangerPoints);

    /// <summary>A stranger was asked to log in.</summary>
    public void Challenged(SipPath source) => AddScanPoints(AddressOf(source), 1);

    /// <summary>How long a log-in to the account has to wait at this source; zero when it need not.</summary>
    public TimeSpan LogInWait(SipPath source, string account) =>
        Known.ClassOf(AddressOf(source)) == SourceClass.Allowed ? TimeSpan.Zero : backOff.WaitOf(AddressOf(source).Network, account, NowMs());

    /// <summary>Wrong credentials with a nonce that was given to this source.</summary>
    public void LogInFailed(SipPath source, string account)
    {
        var from = AddressOf(source);
        var @class = Known.ClassOf(from);
        backOff.Failed(from.Network, account, NowMs());
        if (@class is SourceClass.Trunk or SourceClass.Allowed)
            return;
        var failures = sources.Visit(from.Network.Value, NowMs(), (options.LogInWindow, NowMs: NowMs()),
            static (ref SourceState state, (TimeSpan Window, long NowMs) at) => state.LogInFailures.Add(1, at.Window, at.NowMs));
        if (failures >= (@class == SourceClass.Known ? options.KnownLogInThreshold : options.LogInThreshold))
            Ban(from, BanReason.FailedLogIns);
    }

    /// <summary>Right credentials with a nonce that was given to this source: it is no stranger until then.</summary>
    public void LogInSucceeded(SipPath source, string account, DateTimeOffset until)
    {
        var from = AddressOf(source);
        Known.Remember(from, until);
        backOff.Succeeded(from.Network, account, NowMs());
        sources.Visit(from.Network.Value, NowMs(), 0, static (ref SourceState state, int _) =>
        {
            state.ScanPoints.Clear();
            return 0;
        });
    }

    /// <summary>Drops what has expired; once in a while.</summary>
    public void Sweep()
    {
        Known.Sweep();
        bans.Sweep();
    }

    /// <summary>Those in force, the latest first.</summary>
    public IReadOnlyList<SipBan> Bans => bans.List();

    public bool Lift(string source)
    {
        if (!SourceAddress.TryParse(source, out var address) || !bans.Lift(address.Network))
            return false;
        log.Lifted(address.Network.ToString());
        return true;
    }

    Task<IReadOnlyList<SipBan>> ISipBans.ListAsync(CancellationToken cancellation) => Task.FromResult(Bans);

    Task<bool> ISipBans.LiftAsync(string source, CancellationToken cancellation) => Task.FromResult(Lift(source));

    public void Dispose() => metrics.Dispose();

    private static SourceAddress AddressOf(SipPath source) => SourceAddress.Of(source.Remote.Address);

    private bool IsBanned(SourceAddress source, SourceClass @class) => @class != SourceClass.Trunk && bans.Holds(source.Network);

    private bool TryTake(SourceAddress source, SourceClass @class, bool isInvite)
    {
        var now = NowMs();
        var excess = sources.Visit(source.Network.Value, now, (Class: @class, Limits: LimitsOf(@class), IsInvite: isInvite,
            Window: options.ScanWindow, NowMs: now), static (ref SourceState state,
            (SourceClass Class, SourceLimits Limits, bool IsInvite, TimeSpan Window, long NowMs) at) =>
            state.TryTake(at.Class, at.Limits, at.IsInvite, at.NowMs) ? 0 : state.Excess.Add(1, at.Window, at.NowMs));
        if (@class == SourceClass.Unknown && excess >= options.FloodThreshold)
            Ban(source, BanReason.Flood);
        return excess == 0;
    }

    private bool TryTakeUnknownUdp()
    {
        lock (unknownUdpLock)
            return unknownUdp.TryTake(options.UnknownUdpPerSecond, options.UnknownUdpPerSecond, NowMs());
    }

    private void AddScanPoints(SourceAddress source, int points)
    {
        if (Known.ClassOf(source) != SourceClass.Unknown)
            return;
        var total = sources.Visit(source.Network.Value, NowMs(), (points, options.ScanWindow, NowMs: NowMs()),
            static (ref SourceState state, (int Points, TimeSpan Window, long NowMs) at) =>
                state.ScanPoints.Add(at.Points, at.Window, at.NowMs));
        if (total >= options.ScanThreshold)
            Ban(source, BanReason.Enumeration);
    }

    private void Ban(SourceAddress source, BanReason reason)
    {
        if (bans.TryAdd(source.Network, reason) is not { } ban)
            return;
        metrics.Ban(reason);
        log.Banned(ban.Source, ban.Until, ban.Reason, ban.Times);
    }

    private bool Drop(string reason)
    {
        metrics.Dropped(reason);
        return false;
    }

    private SourceLimits LimitsOf(SourceClass @class) => @class switch
    {
        SourceClass.Known => options.Known,
        SourceClass.Trunk => options.Trunk,
        _ => options.Unknown,
    };

    /// <summary>More than zero.</summary>
    private long NowMs() => (long)time.GetElapsedTime(startedAt).TotalMilliseconds + 1;
}

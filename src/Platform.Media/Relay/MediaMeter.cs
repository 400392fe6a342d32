using System.Diagnostics.Metrics;

namespace Platform.Media.Relay;

/// <summary>The engine's figures as metrics of the meter "Platform.Media". They are read when somebody collects, never pushed per packet.</summary>
internal sealed class MediaMeter : IDisposable
{
    private readonly Meter _meter = new("Platform.Media");

    public MediaMeter(MediaEngine engine, IReadOnlyList<RelayThread> threads, EventDispatcher events)
    {
        _meter.CreateObservableCounter("platform.media.rtp.packets_in", () => threads.Sum(t => t.Counters.PacketsIn), "{packet}", "RTP packets accepted");
        _meter.CreateObservableCounter("platform.media.rtp.packets_out", () => threads.Sum(t => t.Counters.PacketsOut), "{packet}", "RTP packets sent");
        _meter.CreateObservableCounter("platform.media.rtp.lost", () => threads.Sum(t => t.Counters.Lost), "{packet}", "RTP packets that peers sent and that never came");
        _meter.CreateObservableCounter("platform.media.rtp.dropped", () => Dropped(threads), "{packet}", "Datagrams dropped, by reason");
        _meter.CreateObservableCounter("platform.media.relay_faults", () => engine.RelayFaults, "{fault}", "Exceptions caught on relay threads");
        _meter.CreateObservableCounter("platform.media.handler_faults", () => events.Faults, "{fault}", "Exceptions thrown by event handlers");
        _meter.CreateObservableGauge("platform.media.legs_open", () => engine.OpenLegs, "{leg}", "Call legs with open ports");
        _meter.CreateObservableGauge("platform.media.ports_free", () => engine.FreePortPairs, "{pair}", "Port pairs that can still be handed out");
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Dropped(IReadOnlyList<RelayThread> threads) =>
        Enum.GetValues<DropReason>().Select(reason => new Measurement<long>(
            threads.Sum(t => t.Counters.Dropped(reason)), new KeyValuePair<string, object?>("reason", NameOf(reason))));

    private static string NameOf(DropReason reason) => reason switch
    {
        DropReason.Malformed => "malformed",
        DropReason.Stranger => "stranger",
        DropReason.NoRemote => "no_remote",
        DropReason.PayloadType => "payload_type",
        DropReason.Direction => "direction",
        DropReason.Duplicate => "duplicate",
        DropReason.Stale => "stale",
        DropReason.SendFailed => "send_failed",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "no name"),
    };
}

using System.Diagnostics.Metrics;

namespace Platform.Media.Relay;

/// <summary>
/// The engine's figures as metrics of the meter "Platform.Media". They are read when somebody collects, never pushed per packet.
/// </summary>
internal sealed class MediaMeter : IDisposable
{
    private const string Prefix = "platform.media.";

    private readonly Meter _meter = new("Platform.Media");

    public MediaMeter(MediaEngine engine, IReadOnlyList<RelayThread> threads, EventDispatcher events)
    {
        Count("rtp.packets_in", "packet", "RTP packets accepted", () => threads.Sum(t => t.Counters.PacketsIn));
        Count("rtp.packets_out", "packet", "RTP packets sent", () => threads.Sum(t => t.Counters.PacketsOut));
        Count("rtp.lost", "packet", "RTP packets that peers sent and that never came", () => threads.Sum(t => t.Counters.Lost));
        Count("rtp.mixed", "packet", "RTP packets sent that were mixed or transcoded", () => threads.Sum(t => t.Counters.Mixed));
        Count("rtp.concealed", "time", "Times that lost audio was made up", () => threads.Sum(t => t.Counters.Concealed));
        Count("relay_faults", "fault", "Exceptions caught on relay threads", () => engine.RelayFaults);
        Count("handler_faults", "fault", "Exceptions thrown by event handlers", () => events.Faults);
        _meter.CreateObservableCounter(Prefix + "rtp.dropped", () => Dropped(threads), "{packet}", "Datagrams dropped, by reason");
        _meter.CreateObservableCounter(Prefix + "audio_missing", () => AudioFaults(threads), "{fault}",
            "Bridged peers that were not heard: stopped, only_silence (one-way audio), both_silent");
        Gauge("legs_open", "leg", "Call legs with open ports", () => engine.OpenLegs);
        Gauge("relay_threads", "thread", "Relay threads", () => threads.Count);
        Gauge("relay_threads_batching", "thread", "Relay threads that the kernel lets receive and send many packets by one system call",
            () => threads.Count(t => t.Batches));
        Gauge("ports_free", "pair", "Port pairs that can still be handed out", () => engine.FreePortPairs);
    }

    public void Dispose() => _meter.Dispose();

    private void Count(string name, string unit, string description, Func<long> read) =>
        _meter.CreateObservableCounter(Prefix + name, read, $"{{{unit}}}", description);

    private void Gauge(string name, string unit, string description, Func<int> read) =>
        _meter.CreateObservableGauge(Prefix + name, read, $"{{{unit}}}", description);

    private static IEnumerable<Measurement<long>> Dropped(IReadOnlyList<RelayThread> threads) =>
        Enum.GetValues<DropReason>().Select(reason => new Measurement<long>(
            threads.Sum(t => t.Counters.Dropped(reason)), new KeyValuePair<string, object?>("reason", NameOf(reason))));

    private static IEnumerable<Measurement<long>> AudioFaults(IReadOnlyList<RelayThread> threads) =>
        Enum.GetValues<AudioFault>().Where(fault => fault != AudioFault.None).Select(fault => new Measurement<long>(
            threads.Sum(t => t.Counters.AudioFaults(fault)), new KeyValuePair<string, object?>("fault", NameOf(fault))));

    private static string NameOf(AudioFault fault) => fault switch
    {
        AudioFault.Stopped => "stopped",
        AudioFault.OnlySilence => "only_silence",
        AudioFault.BothSilent => "both_silent",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "no name"),
    };

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
        DropReason.NotSecured => "not_secured",
        DropReason.BadTag => "bad_tag",
        DropReason.Replayed => "replayed",
        DropReason.UnknownUfrag => "unknown_ufrag",
        DropReason.IceRefused => "ice_refused",
        DropReason.Late => "late",
        DropReason.ForeignSource => "foreign_source",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "no name"),
    };
}

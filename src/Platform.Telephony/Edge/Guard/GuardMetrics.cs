using System.Diagnostics.Metrics;

namespace Platform.Telephony.Edge.Guard;

/// <summary>The guard's instruments of the meter <c>Platform.Telephony</c>. Reasons are of closed sets; no address is a label.</summary>
internal sealed class GuardMetrics : IDisposable
{
    public const string Banned = "banned";
    public const string MessageRate = "rate";
    public const string UnknownUdp = "unknown_udp";
    public const string Connections = "connections";

    private readonly Meter meter = new(TelephonyMetrics.Name);
    private readonly Counter<long> dropped;
    private readonly Counter<long> bans;

    public GuardMetrics(Func<int> activeBans, Func<int> sources, Func<int> knownSources)
    {
        dropped = meter.CreateCounter<long>("platform.telephony.edge.dropped", "{message}",
            "Messages and connections that were dropped unread, by reason");
        bans = meter.CreateCounter<long>("platform.telephony.edge.bans", "{ban}", "Sources banned, by reason");
        meter.CreateObservableUpDownCounter("platform.telephony.edge.bans.active", activeBans, "{ban}", "Bans in force");
        meter.CreateObservableUpDownCounter("platform.telephony.edge.sources", sources, "{source}",
            "Sources heard within the last minute; the table has a fixed size");
        meter.CreateObservableUpDownCounter("platform.telephony.edge.sources.known", knownSources, "{source}",
            "Sources with a registered phone, and peers that requests went to");
    }

    public void Dropped(string reason) => dropped.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Ban(BanReason reason) => bans.Add(1, new KeyValuePair<string, object?>("reason", reason.Text()));

    public void Dispose() => meter.Dispose();
}

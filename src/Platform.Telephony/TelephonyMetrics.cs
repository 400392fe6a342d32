using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Platform.Telephony;

/// <summary>The meter and activity source <c>Platform.Telephony</c>.</summary>
public sealed class TelephonyMetrics : IDisposable
{
    public const string Name = "Platform.Telephony";

    internal static readonly ActivitySource Activities = new(Name);

    private readonly Meter meter = new(Name);
    private readonly Counter<long> offered;
    private readonly Counter<long> answered;
    private readonly Counter<long> rejected;
    private readonly Counter<long> refusedRequests;
    private readonly Counter<long> reportRetries;
    private readonly Counter<long> droppedCalls;
    private readonly Histogram<double> postDialDelay;

    internal TelephonyMetrics(Func<int> liveCalls, Func<int> liveLegs, Func<int> registrations, Func<int> webSockets)
    {
        offered = meter.CreateCounter<long>("platform.telephony.calls.offered", "{call}", "INVITEs of trunks that became calls");
        answered = meter.CreateCounter<long>("platform.telephony.legs.answered", "{leg}", "Legs that were answered, by role");
        rejected = meter.CreateCounter<long>("platform.telephony.calls.rejected", "{call}",
            "INVITEs of trunks that were refused, by cause");
        refusedRequests = meter.CreateCounter<long>("platform.telephony.requests.refused", "{request}",
            "Requests refused without state, by cause");
        reportRetries = meter.CreateCounter<long>("platform.telephony.reports.retried", "{report}",
            "Reports to grains that had to be sent again");
        droppedCalls = meter.CreateCounter<long>("platform.telephony.calls.dropped", "{call}",
            "Calls given up because their grain was out of reach or did not know them");
        postDialDelay = meter.CreateHistogram<double>("platform.telephony.post_dial_delay", "s",
            "From our INVITE to the device's first ringing");
        meter.CreateObservableUpDownCounter("platform.telephony.calls.live", liveCalls, "{call}", "Calls whose legs this node holds");
        meter.CreateObservableUpDownCounter("platform.telephony.legs.live", liveLegs, "{leg}", "Legs that this node holds");
        meter.CreateObservableUpDownCounter("platform.telephony.registrations", registrations, "{device}", "Registered devices of agents");
        meter.CreateObservableUpDownCounter("platform.telephony.websockets.open", webSockets, "{connection}",
            "WebSocket connections of phones");
    }

    internal void Offered(string trunk) => offered.Add(1, new KeyValuePair<string, object?>("trunk", trunk));

    internal void Answered(string role) => answered.Add(1, new KeyValuePair<string, object?>("role", role));

    internal void Rejected(string cause) => rejected.Add(1, new KeyValuePair<string, object?>("cause", cause));

    internal void Refused(string cause) => refusedRequests.Add(1, new KeyValuePair<string, object?>("cause", cause));

    internal void ReportRetried() => reportRetries.Add(1);

    internal void CallDropped() => droppedCalls.Add(1);

    internal void Rang(TimeSpan delay) => postDialDelay.Record(delay.TotalSeconds);

    public void Dispose() => meter.Dispose();
}

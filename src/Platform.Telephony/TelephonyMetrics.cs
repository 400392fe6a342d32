using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Platform.Domain.Calls;
using Platform.Telephony.Trunks;

namespace Platform.Telephony;

/// <summary>The meter and activity source <c>Platform.Telephony</c>.</summary>
public sealed class TelephonyMetrics : IDisposable
{
    public const string Name = "Platform.Telephony";

    internal static readonly ActivitySource Activities = new(Name);

    private readonly Meter meter = new(Name);
    private readonly Counter<long> offered;
    private readonly Counter<long> placed;
    private readonly Counter<long> transfers;
    private readonly Counter<long> answered;
    private readonly Counter<long> rejected;
    private readonly Counter<long> refusedRequests;
    private readonly Counter<long> reportRetries;
    private readonly Counter<long> droppedCalls;
    private readonly Histogram<double> postDialDelay;
    private readonly Histogram<double> score;
    private readonly Counter<long> oneWayLegs;
    private readonly Counter<long> callsOut;
    private readonly Counter<long> failovers;
    private readonly Counter<long> digits;
    private readonly Counter<long> missedPrompts;
    private readonly Counter<long> devicesAway;

    internal TelephonyMetrics(Func<int> liveCalls, Func<int> liveLegs, Func<int> registrations, Func<int> webSockets,
        Func<int> messageWatches)
    {
        offered = meter.CreateCounter<long>("platform.telephony.calls.offered", "{call}", "INVITEs of trunks that became calls");
        placed = meter.CreateCounter<long>("platform.telephony.calls.placed", "{call}",
            "INVITEs of agents' phones that were taken, by kind: outbound, internal, consult, takeover, echo");
        transfers = meter.CreateCounter<long>("platform.telephony.transfers.asked", "{transfer}",
            "Transfers that agents' phones asked for, by kind: blind, attended");
        answered = meter.CreateCounter<long>("platform.telephony.legs.answered", "{leg}", "Legs that were answered, by role");
        rejected = meter.CreateCounter<long>("platform.telephony.calls.rejected", "{call}",
            "INVITEs of trunks that were refused, by cause");
        refusedRequests = meter.CreateCounter<long>("platform.telephony.requests.refused", "{request}",
            "Requests refused without state, by cause");
        reportRetries = meter.CreateCounter<long>("platform.telephony.reports.retried", "{report}",
            "Reports to grains that had to be sent again");
        droppedCalls = meter.CreateCounter<long>("platform.telephony.calls.dropped", "{call}",
            "Calls given up because their grain was out of reach or did not know them");
        postDialDelay = meter.CreateHistogram("platform.telephony.post_dial_delay", "s",
            "From our INVITE to the device's first ringing",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20] });
        score = meter.CreateHistogram("platform.telephony.legs.mos", "{score}",
            "Mean opinion score (E-model) of legs that are over, by role and direction: in is what the leg sent, out what it heard",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1.5, 2, 2.5, 3, 3.25, 3.5, 3.75, 4, 4.2, 4.35] });
        oneWayLegs = meter.CreateCounter<long>("platform.telephony.legs.one_way", "{leg}",
            "Legs that are over and were not heard for a while although both sides should have been, by role");
        callsOut = meter.CreateCounter<long>("platform.telephony.calls.out", "{call}",
            "Calls to numbers outside, by the trunk that was tried last and by outcome");
        failovers = meter.CreateCounter<long>("platform.telephony.trunks.failovers", "{attempt}",
            "Calls out that a peer or a trunk did not take, by trunk and reason");
        digits = meter.CreateCounter<long>("platform.telephony.digits", "{press}",
            "Key presses of callers and agents, by how they were told: telephone_event, info, inband");
        missedPrompts = meter.CreateCounter<long>("platform.telephony.prompts.missed", "{prompt}",
            "Prompts that a call went on without because their audio was not to be had");
        devicesAway = meter.CreateCounter<long>("platform.telephony.browsers.away", "{leg}",
            "Agents' browsers that went away in mid-call, and those that came back, by event: gone, back");
        meter.CreateObservableUpDownCounter("platform.telephony.calls.live", liveCalls, "{call}", "Calls whose legs this node holds");
        meter.CreateObservableUpDownCounter("platform.telephony.legs.live", liveLegs, "{leg}", "Legs that this node holds");
        meter.CreateObservableUpDownCounter("platform.telephony.registrations", registrations, "{device}", "Registered devices of agents");
        meter.CreateObservableUpDownCounter("platform.telephony.message_watches", messageWatches, "{subscription}",
            "Phones that are told how many messages wait (RFC 3842)");
        meter.CreateObservableUpDownCounter("platform.telephony.websockets.open", webSockets, "{connection}",
            "WebSocket connections of phones");
    }

    internal void Offered(string trunk) => offered.Add(1, new KeyValuePair<string, object?>("trunk", trunk));

    internal void Placed(string kind) => placed.Add(1, new KeyValuePair<string, object?>("kind", kind));

    internal void TransferAsked(string kind) => transfers.Add(1, new KeyValuePair<string, object?>("kind", kind));

    internal void DigitTaken(DigitSource source) => digits.Add(1,
        new KeyValuePair<string, object?>("source", JsonNamingPolicy.SnakeCaseLower.ConvertName(source.ToString())));

    internal void PromptMissed() => missedPrompts.Add(1);

    internal void Answered(string role) => answered.Add(1, new KeyValuePair<string, object?>("role", role));

    internal void Rejected(string cause) => rejected.Add(1, new KeyValuePair<string, object?>("cause", cause));

    internal void Refused(string cause) => refusedRequests.Add(1, new KeyValuePair<string, object?>("cause", cause));

    internal void ReportRetried() => reportRetries.Add(1);

    internal void CallDropped() => droppedCalls.Add(1);

    internal void Rang(TimeSpan delay) => postDialDelay.Record(delay.TotalSeconds);

    internal void Scored(string role, LegStatistics figures)
    {
        Score(role, "in", figures.MosIn);
        Score(role, "out", figures.MosOut);
        if (figures.OneWayMs > 0)
            oneWayLegs.Add(1, new KeyValuePair<string, object?>("role", role));
    }

    private void Score(string role, string direction, double? mos)
    {
        if (mos is { } known)
            score.Record(known, new KeyValuePair<string, object?>("role", role), new KeyValuePair<string, object?>("direction", direction));
    }

    internal void CalledOut(string? trunk, string outcome) => callsOut.Add(1, new KeyValuePair<string, object?>("trunk", trunk ?? "none"),
        new KeyValuePair<string, object?>("outcome", outcome));

    internal void FailedOver(string trunk, string reason) => failovers.Add(1, new KeyValuePair<string, object?>("trunk", trunk),
        new KeyValuePair<string, object?>("reason", reason));

    internal void DeviceAway(string happening) => devicesAway.Add(1, new KeyValuePair<string, object?>("event", happening));

    /// <summary>Peers and registrations of trunks, as they stand whenever somebody looks.</summary>
    internal void Watch(TrunkServices trunks)
    {
        meter.CreateObservableUpDownCounter("platform.telephony.trunks.peers", () => trunks.Peers.Counts().Select(count =>
            new Measurement<int>(count.Count, new KeyValuePair<string, object?>("trunk", count.Trunk),
                new KeyValuePair<string, object?>("state", StateText(count.State)))), "{peer}", "Peers of trunks by state");
        meter.CreateObservableUpDownCounter("platform.telephony.trunks.registered", () => trunks.Registrations.Count().Registered,
            "{registration}", "Trunks that we are registered at");
    }

    private static string StateText(PeerState state) => state switch
    {
        PeerState.Up => "up",
        PeerState.Suspected => "suspected",
        PeerState.Down => "down",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public void Dispose() => meter.Dispose();
}

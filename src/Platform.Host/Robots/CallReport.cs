using System.Globalization;
using System.Text.Json;
using Platform.Domain.Calls;
using Platform.Gateway.TenantApi;
using Platform.Media;

namespace Platform.Host.Robots;

/// <summary>What both ends of a checked call heard, and what their RTP counted.</summary>
internal sealed record CallHeard(ToneFinding AtCaller, ToneFinding AtAgent, MediaLegStatistics CallerRtp, MediaLegStatistics AgentRtp);

/// <summary>A checked call for people to read, and what is wrong with it.</summary>
internal sealed class CallReport
{
    private readonly CallDetailDto _record;
    private readonly CallHeard _heard;

    public CallReport(CallDetailDto record, CallHeard heard)
    {
        (_record, _heard) = (record, heard);
        Faults = [.. FindFaults()];
    }

    /// <summary>Empty when everything holds.</summary>
    public IReadOnlyList<string> Faults { get; }

    public async Task WriteAsync(TextWriter output)
    {
        foreach (var line in Record().Concat(Audio()).Concat(Why()).Concat(Rtp()).Concat(Charges())) await output.WriteLineAsync(line);
        await output.WriteLineAsync();
    }

    private IEnumerable<string> FindFaults()
    {
        if (!_heard.AtAgent.IsHeard) yield return $"the agent did not hear the caller's tone ({_heard.AtAgent})";
        if (!_heard.AtCaller.IsHeard) yield return $"the caller did not hear the agent's tone ({_heard.AtCaller})";
        if (_record.Call.Cause != EndCause.CallerHungUp) yield return $"the record's cause is {Name(_record.Call.Cause)}, not {Name(EndCause.CallerHungUp)}";
        if (_record.Call is not { AnsweredAt: not null, ConnectedAt: not null,
            Agent: not null }) yield return "the record lacks the answer, the connection or the agent";
        if (Answering is null) yield return "the record does not say why the agent was chosen";
        if (!_record.Charges.Any(charge => charge.Minutes is { PerMinute: not null, Amount: > 0 })) yield return "no rated charge is in the ledger";
    }

    private OfferDto? Answering => _record.Offers.FirstOrDefault(offer => offer.Outcome == OfferOutcome.Answered);

    private IEnumerable<string> Record()
    {
        var call = _record.Call;
        yield return $"Call record {call.CallId}";
        yield return $"  from {call.From} to {call.To}, trunk {call.Trunk}, queue {call.Queue}, node {_record.Node}";
        yield return $"  offered    {Clock(call.OfferedAt)}";
        yield return $"  answered   {Clock(call.AnsweredAt)}";
        yield return $"  connected  {Clock(call.ConnectedAt)}  to agent {call.Agent}, after {Seconds(call.WaitMs)} in the queue";
        yield return $"  ended      {Clock(call.EndedAt)}  {Name(call.Cause)}, after {Seconds(call.TalkMs)} of talk";
    }

    private IEnumerable<string> Audio()
    {
        yield return "Audio (a tone each way)";
        yield return $"  caller to agent  {_heard.AtAgent}: {Verdict(_heard.AtAgent)}";
        yield return $"  agent to caller  {_heard.AtCaller}: {Verdict(_heard.AtCaller)}";
    }

    private IEnumerable<string> Why()
    {
        yield return "Why this agent";
        yield return $"  {Answering?.Why ?? "not recorded"}";
    }

    private IEnumerable<string> Rtp()
    {
        yield return "RTP";
        foreach (var leg in _record.Legs)
            if (leg.Statistics is { } seen)
                yield return Figures($"{leg.Role} leg, platform", leg.Codec ?? "", seen.PacketsIn, seen.PacketsOut, seen.Lost,
                    seen.JitterMs);
        yield return Figures("Caller's phone", "", _heard.CallerRtp.PacketsIn, _heard.CallerRtp.PacketsOut, _heard.CallerRtp.Lost,
            _heard.CallerRtp.JitterMs);
        yield return Figures("Agent's phone", "", _heard.AgentRtp.PacketsIn, _heard.AgentRtp.PacketsOut, _heard.AgentRtp.Lost,
            _heard.AgentRtp.JitterMs);
    }

    private IEnumerable<string> Charges()
    {
        yield return "Charge";
        foreach (var charge in _record.Charges)
            if (charge.Minutes is { } minutes)
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"  {minutes.Amount} {minutes.Currency} for {minutes.BilledSeconds} s billed of {minutes.DurationMs / 1000.0:0.000} s, at {minutes.PerMinute} a minute in steps of {minutes.Increments} s (ledger entry {charge.Id})");
    }

    /// <summary>As the API writes it.</summary>
    private static string Name(EndCause? cause) => cause is null ? "missing" : JsonNamingPolicy.SnakeCaseLower.ConvertName($"{cause}");

    private static string Verdict(ToneFinding finding) => finding.IsHeard ? "heard" : "NOT HEARD";

    private static string Figures(string who, string codec, long packetsIn, long packetsOut, long lost, double jitterMs) =>
        string.Create(CultureInfo.InvariantCulture,
        $"  {who,-20} {codec,-5} in {packetsIn,4}, out {packetsOut,4}, lost {lost}, jitter {jitterMs:0.0} ms");

    private static string Clock(DateTimeOffset? at) => at?.ToString("HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture) ?? "never";

    private static string Seconds(long ms) => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000.0:0.000} s");
}

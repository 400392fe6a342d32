namespace Platform.Interop.Tenancy;

/// <summary>What the API tells of a call that is over, as far as tests look at it.</summary>
public sealed record CallFacts(CallSummary Call, string SipCallId, IReadOnlyList<LegFacts> Legs, IReadOnlyList<OfferFacts> Offers,
    IReadOnlyList<HoldFacts> Holds, IReadOnlyList<ChargeFacts> Charges, IReadOnlyList<PathFacts> Path)
{
    public IReadOnlyList<NoteFacts> Notes { get; init; } = [];

    public string? Cause => Call.Cause;

    /// <summary>Agent and outcome of each offer, in order: "1001 noAnswer".</summary>
    public IEnumerable<string> OfferOutcomes => Offers.Select(offer => $"{offer.Agent} {offer.Outcome}");

    public LegFacts Leg(string role) => Legs.Single(leg => leg.Role == role);

    /// <summary>
    /// The number's minutes go from the leg's answer to its end. They end when the leg is released, the leg when its BYE is answered.
    /// </summary>
    public void IsBilled(string number, LegFacts leg)
    {
        var talkMs = (long)(leg.EndedAt!.Value - leg.AnsweredAt!.Value).TotalMilliseconds;
        var billedMs = Charges.Single(charge => charge.Minutes!.Number == number).Minutes!.DurationMs;
        Assert.InRange(billedMs, talkMs - 2_000, talkMs + 1);
    }
}

public sealed record CallSummary(string CallId, string From, string To, string Queue, string Trunk, string? Agent, DateTimeOffset OfferedAt,
    DateTimeOffset? AnsweredAt, DateTimeOffset? ConnectedAt, DateTimeOffset? EndedAt, string? Cause, long WaitMs, long TalkMs,
    string? CallbackId = null);

public sealed record CallbackFacts(string Id, string Queue, string Number, string Source, DateTimeOffset PlaceAt, string Phase, int Dialled,
    string? Outcome, IReadOnlyList<CallbackAttemptFacts> Attempts);

public sealed record CallbackAttemptFacts(string CallId, string? Agent, string? Outcome, string? Cause, string Mode, long? WaitedMs);

public sealed record LegFacts(string Role, string Party, DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, string? Codec,
    LegFigures? Statistics);

public sealed record LegFigures(long PacketsIn, long PacketsOut, long Lost, double JitterMs, double? MosIn = null, double? MosOut = null,
    double? RoundTripMs = null, long OneWayMs = 0, long SilenceMs = 0);

public sealed record OfferFacts(string Agent, string Outcome, DateTimeOffset At, DateTimeOffset? EndedAt, string Why);

public sealed record HoldFacts(string By, DateTimeOffset From, DateTimeOffset? To);

public sealed record NoteFacts(string Agent, string? Disposition, string Text);

public sealed record PathFacts(string Kind, string Party, DateTimeOffset From, DateTimeOffset? To, string? Outcome, string? Why = null,
    string? By = null);

public sealed record ChargeFacts(string Id, string? Reference, MinutesFacts? Minutes);

public sealed record MinutesFacts(string Number, long DurationMs, long BilledSeconds, decimal? PerMinute, decimal Amount, string Currency);

public sealed record Listed<T>(IReadOnlyList<T> Items);

public sealed record AgentFacts(string Id, PresenceFacts Presence);

public sealed record PresenceFacts(string Agent, string Presence, string? Reason, string? CallId, string? SeatProduct);

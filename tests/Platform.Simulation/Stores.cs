using Platform.Domain.Calls;
using Platform.Domain.Figures;
using Platform.Domain.Voicemail;
using Platform.Testing;

namespace Platform.Simulation;

/// <summary>What a world keeps beside the grains' state.</summary>
public sealed class Stores
{
    public MemoryRecords Records { get; } = new();

    public MemoryFigures Figures { get; } = new();

    public MemorySeatLeases Seats { get; } = new();

    public MemoryCallbacks Callbacks { get; } = new();

    public MemoryMessages Messages { get; } = new();

    public MemoryRecordings Recordings { get; } = new();

    /// <summary>What came of everything, in words.</summary>
    public IEnumerable<string> Happenings()
    {
        foreach (var callback in Callbacks.All)
        {
            yield return $"callback {callback.Order.Source} {callback.Outcome}";
            foreach (var attempt in callback.Attempts)
                yield return $"{(attempt.OfferId is null ? "customer" : "attempt")} {attempt.Outcome}";
        }

        foreach (var message in Messages.All)
        {
            yield return $"message {message.Outcome?.ToString() ?? message.Phase.ToString()}{(message.Order.Kind == MessageKind.Callback ? " of a callback" : "")}";
            foreach (var hearing in message.Hearings)
                yield return $"hearing {hearing.Outcome}";
        }

        foreach (var record in Records.All)
        {
            yield return $"{record.Direction} {record.Cause}";
            foreach (var offer in record.Offers)
                yield return $"offer {offer.Why.Strategy}{(offer.Why.Relaxed > 0 ? " relaxed" : "")}{(offer.Why.Unfit > 0 ? " past some who do not fit" : "")}";
            if (record.Offers.Any(offer => offer.Why.Priority > 0))
                yield return "offer by priority";
            if (record.Offers.Any(offer => offer.Why.LentBy is not null && offer.Outcome == OfferOutcome.Answered))
                yield return "offer to a lent agent";
            if (record.Offers.Any(offer => offer.Outcome == OfferOutcome.AnsweredElsewhere))
                yield return "race lost";
            if (record.Offers.Any(offer => offer.Why.LastAgent is { } last && last != offer.Agent))
                yield return "offer to another than the last agent";
            foreach (var step in record.Path)
                yield return $"{step.Kind} {step.Overflow?.Trigger}{step.Outcome}";
            foreach (var asked in record.Path.Where(step => step.NodeType == "lookUp"))
                yield return $"look-up {asked.Detail}";
            if (CallFacts.Of(record).Stays.Any(stay => stay.Told.Count > 0))
                yield return "told and answered";
            if (CallFacts.Of(record).Stays.Any(stay => stay.Rating is not null))
                yield return "rated";
        }
    }
}

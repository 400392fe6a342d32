using Platform.Domain.Billing;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Billing;

/// <param name="Number">The access number that was called.</param>
/// <param name="DurationMs">From answer to release.</param>
/// <param name="BilledSeconds">The duration rounded up to the price's increments.</param>
/// <param name="PerMinute">Null when the price list had no price: shown as unrated, amount zero.</param>
/// <param name="Increments">Such as 60/60.</param>
/// <param name="Amount">Four decimals, in <paramref name="Currency"/> (ISO 4217).</param>
public sealed record MinutesDto(CallDirection Direction, string Number, long DurationMs, int BilledSeconds, decimal? PerMinute,
    string? Increments, decimal Amount, string Currency);

/// <param name="Quantity">Seats rented from then on; 0 ends the rental.</param>
/// <param name="From">First billed day, in the operator's time zone.</param>
public sealed record RentalDto(SeatKind Kind, int Quantity, DateOnly From);

/// <param name="PriceClass">Of its pool when the rental began; priced in the price list.</param>
/// <param name="From">First billed day, in the operator's time zone.</param>
/// <param name="To">Last billed day; null in the entry of the beginning.</param>
public sealed record NumberRentalDto(string Number, string PriceClass, DateOnly From, DateOnly? To);

/// <summary>
/// A fact that money is asked for. One of <paramref name="Minutes"/>, <paramref name="Rental"/> and <paramref name="NumberRental"/> is set.
/// </summary>
/// <param name="At">When the usage began, or the rental takes effect.</param>
/// <param name="Reference">The call's id, or the rented product or number.</param>
public sealed record LedgerEntryDto(string Id, DateTimeOffset At, string Reference, MinutesDto? Minutes, RentalDto? Rental,
    NumberRentalDto? NumberRental)
{
    internal static LedgerEntryDto Of(LedgerEntry entry) => entry switch
    {
        MinutesEntry minutes => new(entry.Id, entry.At, entry.Reference, Describe(minutes), null, null),
        SeatRentalEntry rental => new(entry.Id, entry.At, entry.Reference, null, new(rental.Kind, rental.Quantity, rental.From), null),
        NumberRentalEntry number => new(entry.Id, entry.At, entry.Reference, null, null,
            new(number.Reference, number.PriceClass, number.From, number.To)),
        _ => throw new InvalidOperationException($"Unknown ledger entry {entry.GetType().Name}."),
    };

    private static MinutesDto Describe(MinutesEntry minutes) =>
        new(minutes.Direction, minutes.Number, minutes.DurationMs, minutes.BilledSeconds,
        minutes.Price?.PerMinute, minutes.Price is { } price ? $"{price.InitialIncrementS}/{price.FurtherIncrementS}" : null,
        minutes.Amount,
        minutes.Currency);
}

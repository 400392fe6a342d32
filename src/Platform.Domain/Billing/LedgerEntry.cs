using Platform.Domain.Catalog;

namespace Platform.Domain.Billing;

/// <summary>A fact that money is asked for. Entries are only ever added; <see cref="Id"/> makes adding one twice harmless.</summary>
/// <param name="Id">Names the fact, such as <c>call:01J…:inbound</c> or <c>rental:acme:voice:17</c>.</param>
/// <param name="At">When the usage began (a call) or takes effect (a rental).</param>
/// <param name="Reference">What it comes from: a call id, or the rented product.</param>
public abstract record LedgerEntry(string Id, string Tenant, DateTimeOffset At, string Reference);

/// <summary>Billed time of one leg of a call, rated by the price in force when the call ended.</summary>
/// <param name="DurationMs">From answer to release.</param>
/// <param name="BilledSeconds">The duration rounded up to the price's increments.</param>
/// <param name="Price">The price that was used; null when the price list has none, and the amount is then zero and the entry is shown as
/// unrated.</param>
/// <param name="Amount">In <paramref name="Currency"/>, four decimals.</param>
public sealed record MinutesEntry(string Id, string Tenant, DateTimeOffset At, string Reference, CallDirection Direction, string Number,
    long DurationMs, int BilledSeconds, MinutePrice? Price, decimal Amount, string Currency) : LedgerEntry(Id, Tenant, At, Reference);

/// <summary>From <see cref="From"/> on, the tenant rents <paramref name="Quantity"/> seats of a product (zero ends the rental).</summary>
public sealed record SeatRentalEntry(string Id, string Tenant, DateTimeOffset At, string Reference, SeatKind Kind, int Quantity,
    DateOnly From)
    : LedgerEntry(Id, Tenant, At, Reference);

/// <summary>
/// A number's rental began, or, with <paramref name="To"/>, ended. Both entries name the holding that the number's history keeps.
/// </summary>
/// <param name="Reference">The number in E.164.</param>
/// <param name="Holding">Id of the number's holding.</param>
/// <param name="PriceClass">Of the pool when the rental began.</param>
/// <param name="From">First billed day.</param>
/// <param name="To">Last billed day; null while the rental goes on.</param>
public sealed record NumberRentalEntry(string Id, string Tenant, DateTimeOffset At, string Reference, long Holding, string PriceClass,
    DateOnly From, DateOnly? To)
    : LedgerEntry(Id, Tenant, At, Reference);

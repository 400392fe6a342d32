using System.Globalization;

namespace Platform.Domain.Billing;

/// <summary>
/// Which rental a day is billed by: the one that was declared last among those that had begun. A later declaration overrules earlier ones
/// from its first day on, so a planned change can be taken back. Ids end with the catalog's revision, which tells the order of declaring.
/// </summary>
public static class SeatsBilled
{
    /// <summary>Seats of a product that a tenant pays for on a day.</summary>
    /// <param name="rentals">The tenant's, in any order.</param>
    public static int On(IEnumerable<SeatRentalEntry> rentals, string product, DateOnly day) =>
        InForce(InOrder(rentals.Where(rental => rental.Reference == product)), day)?.Quantity ?? 0;

    /// <summary>Of one product, in the order of declaring.</summary>
    internal static List<SeatRentalEntry> InOrder(IEnumerable<SeatRentalEntry> rentals) =>
        [.. rentals.OrderBy(Revision).ThenBy(rental => rental.Id, StringComparer.Ordinal)];

    /// <param name="declared">In the order of declaring.</param>
    internal static SeatRentalEntry? InForce(List<SeatRentalEntry> declared, DateOnly day) => declared.FindLast(rental => rental.From <= day);

    private static long Revision(SeatRentalEntry rental) =>
        long.TryParse(rental.Id.AsSpan(rental.Id.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture,
        out var revision) ? revision : 0;
}

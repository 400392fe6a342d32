using System.Globalization;

namespace Platform.Domain.Billing;

/// <summary>A calendar month in the operator's time zone.</summary>
public readonly record struct BillingMonth(int Year, int Month)
{
    public int Days => DateTime.DaysInMonth(Year, Month);

    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>Reads <c>2026-11</c>; null when the text is no month.</summary>
    public static BillingMonth? Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day < DateOnly.MaxValue.AddMonths(-1)
            ? new BillingMonth(day.Year, day.Month)
            : null;

    /// <summary>The month's first instant.</summary>
    public DateTimeOffset Start(TimeZoneInfo zone) => StartOfDay(FirstDay, zone);

    /// <summary>The first instant of the next month.</summary>
    public DateTimeOffset End(TimeZoneInfo zone) => StartOfDay(FirstDay.AddMonths(1), zone);

    public bool Contains(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.Year == Year && local.Month == Month;
    }

    /// <summary>
    /// A day's first instant: midnight, the earlier one when the clocks go back over it, or the first time after it when they skip it.
    /// </summary>
    public static DateTimeOffset StartOfDay(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }

    public override string ToString() => $"{Year:D4}-{Month:D2}";
}

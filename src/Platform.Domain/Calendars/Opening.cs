namespace Platform.Domain.Calendars;

/// <summary>Why it is open or closed. The numbers are stable.</summary>
public enum OpeningReason
{
    /// <summary>Open by the hours of the day of the week.</summary>
    Hours = 1,

    /// <summary>Closed: none of the day's spans.</summary>
    OutsideHours = 2,

    /// <summary>The calendar says so of this date.</summary>
    Date = 3,

    /// <summary>Closed: a public holiday.</summary>
    Holiday = 4,

    /// <summary>Open: a date on which work is made up for.</summary>
    WorkDay = 5,

    /// <summary>Closed by the emergency switch.</summary>
    Emergency = 6,
}

/// <summary>Whether it is open at a moment, why, and until when.</summary>
/// <param name="Name">Of the holiday or the date that decides; null for none.</param>
/// <param name="Until">The first moment at which that changes; null when none is in sight: within a year, or with the switch on.</param>
public sealed record Opening(bool IsOpen, OpeningReason Why, string? Name, DateTimeOffset? Until);

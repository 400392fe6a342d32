using Platform.Domain.Catalog;

namespace Platform.Domain.Calendars;

/// <summary>Hours of some days of the week.</summary>
/// <param name="Open">Spans such as <c>09:00-18:00</c>; one that ends at or before its beginning ends on the next day.</param>
public sealed record WeeklyHours(IReadOnlyList<DayOfWeek> Days, IReadOnlyList<string> Open);

/// <summary>A date that differs from its day of the week.</summary>
/// <param name="Name">For people: why it differs.</param>
/// <param name="Open">Spans as in <see cref="WeeklyHours"/>; none: closed all day.</param>
public sealed record CalendarDate(DateOnly Date, string Name, IReadOnlyList<string>? Open = null);

/// <summary>A date on which work is made up for.</summary>
/// <param name="Follows">The day of the week whose hours it has.</param>
public sealed record MakeUpDay(DateOnly Date, DayOfWeek Follows);

/// <summary>Somebody closed everything at once.</summary>
/// <param name="By">The log-in.</param>
/// <param name="Prompt">What callers may be told: a prompt of the tenant; null for none.</param>
public sealed record EmergencyClosure(DateTimeOffset At, string By, string? Prompt);

/// <summary>When a tenant, or a part of it, is open.</summary>
/// <param name="Name">For people, in any script.</param>
public sealed record CalendarDocument(string TenantId, string CalendarId, string Name) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => CalendarId;

    /// <summary>IANA name; null for the operator's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Each day of the week at most once; on those that are not named it is closed.</summary>
    public IReadOnlyList<WeeklyHours> Hours { get; init; } = [];

    public IReadOnlyList<CalendarDate> Dates { get; init; } = [];

    public IReadOnlyList<MakeUpDay> WorkDays { get; init; } = [];

    /// <summary>A built-in set of public holidays, such as CN; null for none. What the calendar itself says of a date comes first.</summary>
    public string? Holidays { get; init; }

    /// <summary>The day of the week whose hours the set's make-up work days have.</summary>
    public DayOfWeek HolidayWorkDays { get; init; } = DayOfWeek.Monday;

    /// <summary>Null while the switch is off. Set at run time, never declared.</summary>
    public EmergencyClosure? Emergency { get; init; }
}

using Platform.Domain.Calendars;

namespace Platform.Gateway.TenantApi;

/// <param name="TimeZone">IANA name; null for the operator's.</param>
/// <param name="Hours">Each day of the week at most once; on those that are not named it is closed.</param>
/// <param name="Dates">Dates that differ; they come before everything else.</param>
/// <param name="WorkDays">Dates on which work is made up for.</param>
/// <param name="Holidays">A built-in set of public holidays: CN. Null for none.</param>
/// <param name="HolidayWorkDays">The day of the week whose hours the set's make-up work days have.</param>
public sealed record CalendarInput(string Name, string? TimeZone = null, IReadOnlyList<WeeklyHours>? Hours = null,
    IReadOnlyList<CalendarDate>? Dates = null, IReadOnlyList<MakeUpDay>? WorkDays = null, string? Holidays = null,
    DayOfWeek HolidayWorkDays = DayOfWeek.Monday);

/// <param name="Emergency">Who closed it at once, and when; null while the switch is off.</param>
/// <param name="Now">Whether it is open now, and why.</param>
/// <param name="Warnings">What an admin should look after.</param>
public sealed record CalendarDto(string Id, string Name, string? TimeZone, IReadOnlyList<WeeklyHours> Hours, IReadOnlyList<CalendarDate> Dates,
    IReadOnlyList<MakeUpDay> WorkDays, string? Holidays, DayOfWeek HolidayWorkDays, EmergencyClosure? Emergency, OpeningDto Now,
    IReadOnlyList<CalendarWarningDto> Warnings);

/// <param name="Why">hours, outsideHours, date, holiday, workDay or emergency.</param>
/// <param name="Name">Of the holiday or the date that decides.</param>
/// <param name="Until">The first moment at which that changes; null when none is in sight.</param>
/// <param name="Warnings">What makes the answer doubtful.</param>
public sealed record OpeningDto(DateTimeOffset At, bool IsOpen, OpeningReason Why, string? Name, DateTimeOffset? Until,
    IReadOnlyList<CalendarWarningDto> Warnings);

/// <param name="Code"><c>holidays_unknown</c>: the set of holidays knows nothing of the year.</param>
/// <param name="Text">The same in words, in zh-CN or en by Accept-Language.</param>
public sealed record CalendarWarningDto(string Code, string Text);

/// <param name="Prompt">What callers are told: a prompt of the tenant, or built-in; null for what their flow says.</param>
public sealed record EmergencyInput(string? Prompt = null);

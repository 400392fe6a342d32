namespace Platform.Domain.Calendars;

/// <summary>
/// When a calendar is open. What it says of a date comes before its make-up work days, those before the set of holidays, and that before
/// the day of the week. A span belongs to the day on which it begins, also where it ends on the next one. Clocks that are put forward or
/// back change no span's wall-clock times: a time that is skipped is the first moment after the gap; of one that comes twice, a span
/// begins with the first and ends with the second.
/// </summary>
public static class OpeningHours
{
    /// <summary>For so many days it is looked when the present answer ends.</summary>
    private const int Horizon = 370;

    /// <param name="house">The operator's time zone, IANA: of calendars that name none.</param>
    public static Opening At(CalendarDocument calendar, string house, DateTimeOffset at)
    {
        if (calendar.Emergency is not null)
            return new(false, OpeningReason.Emergency, null, null);
        var zone = ZoneOf(calendar, house);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        var stretches = StretchesFrom(calendar, zone, today.AddDays(-1));
        return stretches.TakeWhile(stretch => stretch.From <= at).FirstOrDefault(stretch => at < stretch.To) is { } present
            ? new(true, present.Day.Why, present.Day.Name, EndOf(stretches, present, at))
            : Closed(DayOf(calendar, today), stretches, at);
    }

    /// <summary>Whether the calendar leans on a set of holidays that knows nothing of the year.</summary>
    public static bool LacksHolidays(CalendarDocument calendar, string house, DateTimeOffset at) =>
        calendar.Holidays is { } id && HolidaySet.Find(id)?.Knows(TimeZoneInfo.ConvertTime(at, ZoneOf(calendar, house)).Year) != true;

    private static TimeZoneInfo ZoneOf(CalendarDocument calendar, string house) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(calendar.TimeZone ?? house, out var zone) ? zone : TimeZoneInfo.Utc;

    private static Opening Closed(Day today, IEnumerable<Stretch> stretches, DateTimeOffset at)
    {
        var next = stretches.FirstOrDefault(stretch => stretch.From > at && stretch.To > stretch.From)?.From;
        return today is { Spans.Count: 0, Why: OpeningReason.Date or OpeningReason.Holiday }
            ? new(false, today.Why, today.Name, next)
            : new(false, OpeningReason.OutsideHours, null, next);
    }

    /// <summary>The end of all that follows without a gap; null when that goes on for longer than anybody asks.</summary>
    private static DateTimeOffset? EndOf(IEnumerable<Stretch> stretches, Stretch present, DateTimeOffset at)
    {
        var end = present.To;
        foreach (var stretch in stretches.Where(stretch => stretch.To > at))
        {
            if (stretch.From > end)
                return end;
            if (stretch.To > end)
                end = stretch.To;
        }

        return end - at > TimeSpan.FromDays(Horizon - 5) ? null : end;
    }

    /// <summary>In the order in which they begin.</summary>
    private static IEnumerable<Stretch> StretchesFrom(CalendarDocument calendar, TimeZoneInfo zone, DateOnly first)
    {
        for (var i = 0; i < Horizon; i++)
        {
            var date = first.AddDays(i);
            var day = DayOf(calendar, date);
            foreach (var span in day.Spans)
                yield return new(MomentOf(date, span.From, zone, isEnd: false), MomentOf(date, span.To, zone, isEnd: true), day);
        }
    }

    private static DateTimeOffset MomentOf(DateOnly date, int minutes, TimeZoneInfo zone, bool isEnd)
    {
        var wall = date.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        while (zone.IsInvalidTime(wall))
            wall = wall.AddMinutes(1);
        if (!zone.IsAmbiguousTime(wall))
            return new(wall, zone.GetUtcOffset(wall));
        var offsets = zone.GetAmbiguousTimeOffsets(wall);
        return new(wall, isEnd ? offsets.Min() : offsets.Max());
    }

    private static Day DayOf(CalendarDocument calendar, DateOnly date)
    {
        if (calendar.Dates.FirstOrDefault(own => own.Date == date) is { } special)
            return new(SpansOf(special.Open ?? []), OpeningReason.Date, special.Name);
        if (calendar.WorkDays.FirstOrDefault(own => own.Date == date) is { } madeUp)
            return new(WeekDay(calendar, madeUp.Follows), OpeningReason.WorkDay, null);
        var set = calendar.Holidays is { } id ? HolidaySet.Find(id) : null;
        if (set?.HolidayOn(date) is { } holiday)
            return new([], OpeningReason.Holiday, holiday.Name);
        return set?.IsWorkDay(date) == true
            ? new(WeekDay(calendar, calendar.HolidayWorkDays), OpeningReason.WorkDay, null)
            : new(WeekDay(calendar, date.DayOfWeek), OpeningReason.Hours, null);
    }

    private static IReadOnlyList<OpenSpan> WeekDay(CalendarDocument calendar, DayOfWeek day) =>
        calendar.Hours.FirstOrDefault(hours => hours.Days.Contains(day)) is { } hours ? SpansOf(hours.Open) : [];

    private static IReadOnlyList<OpenSpan> SpansOf(IReadOnlyList<string> texts) =>
        [.. texts.Select(OpenSpan.Parse).OfType<OpenSpan>().OrderBy(span => span.From)];

    /// <param name="Why">Why it is open when it is; of a day without spans, why it is closed, or Hours.</param>
    private sealed record Day(IReadOnlyList<OpenSpan> Spans, OpeningReason Why, string? Name);

    private sealed record Stretch(DateTimeOffset From, DateTimeOffset To, Day Day);
}

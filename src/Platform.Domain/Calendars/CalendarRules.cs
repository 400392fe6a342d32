using Platform.Domain.Catalog;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Calendars;

internal static class CalendarRules
{
    public const int MaxPerTenant = 50;
    public const int MaxDates = 1_000;
    public const int MaxSpansPerDay = 12;

    public static void Check(CalendarDocument calendar, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(calendar, "id", calendar.CalendarId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(calendar, calendar.Name);
        if (calendar.TimeZone is { } zone && (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) || !found.HasIanaId))
            faults.Add(calendar, "timeZone", BadSyntax, $"There is no IANA time zone '{zone}'.");
        CheckWeek(calendar, faults);
        CheckDates(calendar, faults);
        if (calendar.Holidays is { } set && HolidaySet.Find(set) is null)
            faults.Add(calendar, "holidays", UnknownReference,
                $"There is no built-in set of holidays {set}; there is {string.Join(", ", HolidaySet.All.Select(known => known.Id))}.");
        faults.CheckKnown(calendar, "holidayWorkDays", calendar.HolidayWorkDays);
        PromptRules.CheckReference(calendar, "emergency.prompt", calendar.Emergency?.Prompt, index, faults);
    }

    public static void CheckCounts(IEnumerable<CalendarDocument> calendars, CatalogFaults faults)
    {
        foreach (var last in calendars.GroupBy(calendar => calendar.TenantId).Where(own => own.Count() > MaxPerTenant).Select(own => own.Last()))
            faults.Add(last, null, OutOfRange, $"A tenant has at most {MaxPerTenant} calendars.");
    }

    private static void CheckWeek(CalendarDocument calendar, CatalogFaults faults)
    {
        HashSet<DayOfWeek> seen = [];
        for (var i = 0; i < calendar.Hours.Count; i++)
        {
            foreach (var day in calendar.Hours[i].Days)
            {
                faults.CheckKnown(calendar, $"hours[{i}].days", day);
                if (!seen.Add(day))
                    faults.Add(calendar, $"hours[{i}].days", Duplicate, $"{day} has its hours already.");
            }

            CheckSpans(calendar, $"hours[{i}].open", calendar.Hours[i].Open, faults);
        }
    }

    private static void CheckDates(CalendarDocument calendar, CatalogFaults faults)
    {
        if (calendar.Dates.Count + calendar.WorkDays.Count > MaxDates)
            faults.Add(calendar, "dates", OutOfRange, $"A calendar has at most {MaxDates} dates and make-up work days.");
        HashSet<DateOnly> seen = [];
        for (var i = 0; i < calendar.Dates.Count; i++)
        {
            var special = calendar.Dates[i];
            if (!CatalogSyntax.IsName(special.Name))
                faults.Add(calendar, $"dates[{i}].name", BadSyntax, "A name has 1 to 100 characters, none of them a control character.");
            CheckOnce($"dates[{i}].date", special.Date);
            CheckSpans(calendar, $"dates[{i}].open", special.Open ?? [], faults);
        }

        for (var i = 0; i < calendar.WorkDays.Count; i++)
        {
            CheckOnce($"workDays[{i}].date", calendar.WorkDays[i].Date);
            faults.CheckKnown(calendar, $"workDays[{i}].follows", calendar.WorkDays[i].Follows);
        }

        void CheckOnce(string path, DateOnly date)
        {
            if (!seen.Add(date))
                faults.Add(calendar, path, Duplicate, FormattableString.Invariant($"{date:yyyy-MM-dd} is there twice."));
        }
    }

    private static void CheckSpans(CalendarDocument calendar, string path, IReadOnlyList<string> texts, CatalogFaults faults)
    {
        if (texts.Count > MaxSpansPerDay)
            faults.Add(calendar, path, OutOfRange, $"A day has at most {MaxSpansPerDay} spans.");
        List<OpenSpan> before = [];
        for (var i = 0; i < texts.Count; i++)
        {
            if (OpenSpan.Parse(texts[i]) is not { } span)
                faults.Add(calendar, $"{path}[{i}]", BadSyntax, $"'{texts[i]}' is not {OpenSpan.Rule}.");
            else if (before.Exists(other => span.From < other.To && other.From < span.To))
                faults.Add(calendar, $"{path}[{i}]", Overlap, $"{texts[i]} overlaps another span of the day.");
            else
                before.Add(span);
        }
    }
}

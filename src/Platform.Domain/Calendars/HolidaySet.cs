namespace Platform.Domain.Calendars;

/// <param name="Name">In the country's own language.</param>
/// <param name="First">The first day off.</param>
/// <param name="Last">The last day off.</param>
public sealed record PublicHoliday(string Name, DateOnly First, DateOnly Last);

/// <summary>A year of public holidays, as they were announced.</summary>
/// <param name="Source">Who announced them, and when.</param>
/// <param name="WorkDays">Saturdays and Sundays on which work is made up for.</param>
public sealed record HolidayYear(int Year, string Source, IReadOnlyList<PublicHoliday> Holidays, IReadOnlyList<DateOnly> WorkDays);

/// <summary>Public holidays of a country, of those years that have been announced.</summary>
/// <param name="Id">ISO 3166-1 alpha-2.</param>
public sealed record HolidaySet(string Id, IReadOnlyList<HolidayYear> Years)
{
    public static IReadOnlyList<HolidaySet> All { get; } = [ChineseHolidays.Set];

    public static HolidaySet? Find(string id) => All.FirstOrDefault(set => set.Id == id);

    public bool Knows(int year) => Years.Any(known => known.Year == year);

    public PublicHoliday? HolidayOn(DateOnly date) => YearOf(date)?.Holidays.FirstOrDefault(holiday => date >= holiday.First && date <= holiday.Last);

    public bool IsWorkDay(DateOnly date) => YearOf(date)?.WorkDays.Contains(date) == true;

    private HolidayYear? YearOf(DateOnly date) => Years.FirstOrDefault(known => known.Year == date.Year);
}

using System.Globalization;
using Platform.Domain.Figures;

namespace Platform.Grains.Replays;

/// <summary>What differs between two days, said in sentences.</summary>
public static class ReplayWords
{
    /// <param name="currency">Of the amounts.</param>
    /// <returns>Empty when nothing that a figure tells is different.</returns>
    public static IReadOnlyList<string> Explain(DayFigures before, DayFigures after, string currency)
    {
        var words = new List<string>();
        var staff = after.AgentCount - before.AgentCount;
        var answered = Changed(before, after, Left, Answered);
        var lost = Changed(before, after, Answered, Left);
        var sentAway = Changed(before, after, end => end.Outcome == StayOutcome.LeftOtherwise, Answered);
        var callers = string.Join("; ", new[]
        {
            Callers(answered, "who left would have been answered"),
            Callers(lost, "who were answered would have left"),
            Callers(sentAway, "whom no agent of these queues answered would have been answered"),
        }.Where(text => text.Length > 0));
        if (staff != 0)
            words.Add($"{Count(Math.Abs(staff), "agent")} {(staff > 0 ? "more" : "fewer")}{(callers.Length > 0 ? $": {callers}" : "")}.");
        else if (callers.Length > 0)
            words.Add($"{callers}.");
        words.AddRange(before.Queues.Keys.Union(after.Queues.Keys).Order(StringComparer.Ordinal)
            .Select(queue => Queue(queue, before.Queues.GetValueOrDefault(queue, new()), after.Queues.GetValueOrDefault(queue, new()))).OfType<string>());
        if (Percent(Ratios.Of(before.Agents).Occupancy) is var busy && Percent(Ratios.Of(after.Agents).Occupancy) is var then && busy != then)
            words.Add($"Agents would have been at work for {then} of their time free or at work, instead of {busy}.");
        words.AddRange(after.Seats.Select(seat => Seat(before.Seats.FirstOrDefault(one => one.Product == seat.Product), seat, currency)).OfType<string>());
        if (Money(before.MinutesAmount) != Money(after.MinutesAmount))
            words.Add($"Minutes would have cost {Money(after.MinutesAmount)} {currency} instead of {Money(before.MinutesAmount)}.");
        return words;
    }

    private static bool Left(ContactEnd end) => end.Outcome is StayOutcome.Abandoned or StayOutcome.ShortAbandoned;

    private static bool Answered(ContactEnd end) => end.Outcome == StayOutcome.Answered;

    private static int Changed(DayFigures before, DayFigures after, Func<ContactEnd, bool> was, Func<ContactEnd, bool> isNow) =>
        before.Contacts.Count(contact => was(contact.Value) && after.Contacts.TryGetValue(contact.Key, out var end) && isNow(end));

    private static string Callers(int count, string what) => count == 0 ? "" : $"{Count(count, "caller")} {what}";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string? Queue(string queue, FigureSums before, FigureSums after)
    {
        var (was, then) = (Ratios.Of(before), Ratios.Of(after));
        var changes = string.Join(", ", new[]
        {
            Change("offered", $"{before[Measure.Offered]}", $"{after[Measure.Offered]}"),
            Change("service level", Percent(was.ServiceLevel), Percent(then.ServiceLevel)),
            Change("average speed of answer", Seconds(was.AverageSpeedOfAnswerMs), Seconds(then.AverageSpeedOfAnswerMs)),
            Change("abandoned", $"{before[Measure.Abandoned]}", $"{after[Measure.Abandoned]}"),
            Change("longest wait", Seconds(before[Measure.LongestWaitMs]), Seconds(after[Measure.LongestWaitMs])),
        }.Where(text => text.Length > 0));
        return changes.Length == 0 ? null : $"{queue}: {changes}.";
    }

    private static string? Seat(SeatUse? before, SeatUse after, string currency) => before is null || before.Seats == after.Seats
        ? null
        : $"{Count(Math.Abs(after.Seats - before.Seats), $"{after.Product} seat")} {(after.Seats > before.Seats ? "more" : "fewer")}: "
            + $"{Money(after.Amount)} {currency} for the day instead of {Money(before.Amount)}.";

    private static string Change(string figure, string before, string after) => before == after ? "" : $"{figure} {before} -> {after}";

    /// <summary>To a tenth of a second below ten.</summary>
    public static string Seconds(double? ms) => ms is not { } known
        ? "-"
        : (known / 1000).ToString(known < 9_950 ? "0.0" : "0", CultureInfo.InvariantCulture) + " s";

    public static string Percent(double? share) => share is { } known ? (100 * known).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "-";

    public static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

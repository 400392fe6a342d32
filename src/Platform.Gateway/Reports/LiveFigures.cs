using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;

namespace Platform.Gateway.Reports;

/// <param name="Today">Since midnight in the operator's time zone.</param>
/// <param name="Recent">Contacts offered in the last minutes and over by now; wrap-up is not known of these.</param>
public sealed record QueueFiguresDto(string Queue, FiguresDto Today, FiguresDto Recent);

/// <param name="Minutes">How far back the recent figures go.</param>
public sealed record LiveFiguresDto(DateTimeOffset At, int Minutes, IReadOnlyList<QueueFiguresDto> Items);

/// <summary>How the queues are doing, from the facts that reports are made of.</summary>
internal sealed class LiveFigures(IFigures figures, ICatalog catalog, TimeProvider time)
{
    public async Task<LiveFiguresDto> ShowAsync(string tenant, int minutes, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(catalog.Current.Operator.TimeZone);
        var midnight = IntervalReport.StartOf(now, ReportStep.Day, zone);
        var today = (await figures.ListAsync(tenant, FigureGroup.Queue, midnight, now.AddTicks(1), null, cancellation))
            .ToLookup(row => row.Party, row => row.Sums);
        var recent = (await figures.ListStaysAsync(tenant, now.AddMinutes(-minutes), now.AddTicks(1), cancellation))
            .ToLookup(stay => stay.Queue, stay => stay.Sums);
        return new(now, minutes,
        [
            .. catalog.Current.Of<QueueDocument>(tenant).Select(queue => new QueueFiguresDto(queue.QueueId,
                FiguresDto.Of(FigureSums.Of(today[queue.QueueId])), FiguresDto.Of(FigureSums.Of(recent[queue.QueueId])))),
        ]);
    }
}

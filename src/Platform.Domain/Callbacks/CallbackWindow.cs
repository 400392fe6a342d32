using Platform.Domain.Catalog;

namespace Platform.Domain.Callbacks;

/// <summary>When people may be called back: a stretch of each day in a time zone, the end not included.</summary>
public sealed class CallbackWindow
{
    private readonly TimeZoneInfo zone;
    private readonly TimeOnly? from;
    private readonly TimeOnly? to;

    public CallbackWindow(CallbackSettings settings, TimeZoneInfo zone)
    {
        this.zone = zone;
        from = settings.From is { } beginning ? CallbackRules.TimeOf(beginning) : null;
        to = settings.To is { } end ? CallbackRules.TimeOf(end) : null;
    }

    public bool IsOpen(DateTimeOffset at) => from is not { } first || to is not { } last || TimeOf(at).IsBetween(first, last);

    /// <summary>The first moment from <paramref name="at"/> on at which somebody may be called.</summary>
    public DateTimeOffset NextOpen(DateTimeOffset at)
    {
        if (IsOpen(at))
            return at;
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var opening = local.Date + from!.Value.ToTimeSpan();
        if (opening <= local)
            opening = opening.AddDays(1);
        while (zone.IsInvalidTime(opening))
            opening = opening.AddMinutes(1);
        return new DateTimeOffset(opening, zone.GetUtcOffset(opening)).ToUniversalTime();
    }

    private TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}

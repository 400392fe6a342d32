using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Contracts.Stores;
using Platform.Domain.Calendars;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>Changes calendars, and writes down who closed or opened one at once.</summary>
internal sealed class CalendarDesk(CatalogEditor editor, ICatalog catalog, AuditDesk audit, TimeProvider time)
{
    /// <param name="change">From the calendar as it is, null for none; null when there must be one.</param>
    public async Task<Results<Ok<CalendarDto>, Refused>> ChangeAsync(HttpContext context, string tenant, string calendar,
        Func<CalendarDocument?, CalendarDocument?> change, CancellationToken cancellation)
    {
        CalendarDocument? decided = null;
        var refused = await editor.ChangeAsync(before => (decided = change(before.FindCalendar(tenant, calendar))) is { } wanted
            ? CatalogEdit.ToPut(wanted)
            : CatalogEdit.Refuse(new Refused(ProblemCode.NotFound)), cancellation);
        return refused is not null ? refused : TypedResults.Ok(CalendarEndpoints.Describe(decided!, context, catalog, time));
    }

    /// <summary>Closed already, it is closed again by whoever asks last.</summary>
    public async Task<Results<Ok<CalendarDto>, Refused>> CloseAsync(HttpContext context, string tenant, string calendar, string? prompt,
        CancellationToken cancellation)
    {
        var closure = new EmergencyClosure(time.GetUtcNow(), context.Caller().Login, prompt);
        var answer = await ChangeAsync(context, tenant, calendar, known => known is null ? null : known with { Emergency = closure }, cancellation);
        if (answer.Result is Ok<CalendarDto>)
            await audit.NoteAsync(context, AuditActions.CalendarClosed, $"calendar {calendar}", prompt ?? "", cancellation);
        return answer;
    }

    public async Task<Results<Ok<CalendarDto>, Refused>> OpenAsync(HttpContext context, string tenant, string calendar,
        CancellationToken cancellation)
    {
        var wasClosed = false;
        var answer = await ChangeAsync(context, tenant, calendar, known =>
        {
            wasClosed = known?.Emergency is not null;
            return known is null ? null : known with { Emergency = null };
        }, cancellation);
        if (wasClosed && answer.Result is Ok<CalendarDto>)
            await audit.NoteAsync(context, AuditActions.CalendarOpened, $"calendar {calendar}", "", cancellation);
        return answer;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Calendars;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>When a tenant is open, and the switch that closes it at once.</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendars(this RouteGroupBuilder tenant)
    {
        var calendars = tenant.MapGroup("/calendars").WithTags("calendars");
        calendars.MapGet("/", List).Describe(AccessRule.Watcher, "listCalendars", "Calendars, with whether each is open now.");
        calendars.MapGet("/{calendar}", Show).Describe(AccessRule.Watcher, "getCalendar", "One calendar, with whether it is open now.");
        calendars.MapGet("/{calendar}/opening", Ask).Describe(AccessRule.Watcher, "getOpening",
            "Whether the calendar is open at a moment (now, when none is given), why, and until when.");
        calendars.MapPut("/{calendar}", Put).Idempotent().Describe(AccessRule.TenantAdmin, "putCalendar",
            "Create or replace a calendar. Its emergency switch stays as it is.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        calendars.MapDelete("/{calendar}", Delete).Idempotent().Describe(AccessRule.TenantAdmin, "deleteCalendar",
            "Remove a calendar.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        calendars.MapPut("/{calendar}/emergency", Close).Idempotent().Describe(AccessRule.Supervisor, "closeCalendar",
            "Close at once, until opened again. Kept in the audit log.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        calendars.MapDelete("/{calendar}/emergency", Open).Idempotent().Describe(AccessRule.Supervisor, "openCalendar",
            "Switch the emergency off: the hours count again. Kept in the audit log.", ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<CalendarDto>> List(string tenant, HttpContext context, ICatalog catalog, TimeProvider time) =>
        TypedResults.Ok(new ItemList<CalendarDto>(
            [.. catalog.Current.Of<CalendarDocument>(tenant).Select(calendar => Describe(calendar, context, catalog, time))]));

    private static Results<Ok<CalendarDto>, Refused> Show(string tenant, string calendar, HttpContext context, ICatalog catalog,
        TimeProvider time) =>
        catalog.Current.FindCalendar(tenant, calendar) is { } found
            ? TypedResults.Ok(Describe(found, context, catalog, time))
            : new Refused(ProblemCode.NotFound);

    private static Results<Ok<OpeningDto>, Refused> Ask(string tenant, string calendar, HttpContext context, ICatalog catalog,
        TimeProvider time, DateTimeOffset? at = null) =>
        catalog.Current.FindCalendar(tenant, calendar) is { } found
            ? TypedResults.Ok(OpeningOf(found, context, catalog, at ?? time.GetUtcNow()))
            : new Refused(ProblemCode.NotFound);

    private static Task<Results<Ok<CalendarDto>, Refused>> Put(string tenant, string calendar, CalendarInput input, HttpContext context,
        CalendarDesk desk, CancellationToken cancellation) => desk.ChangeAsync(context, tenant, calendar, known => new(tenant, calendar, input.Name)
        {
            TimeZone = input.TimeZone,
            Hours = input.Hours ?? [],
            Dates = input.Dates ?? [],
            WorkDays = input.WorkDays ?? [],
            Holidays = input.Holidays,
            HolidayWorkDays = input.HolidayWorkDays,
            Emergency = known?.Emergency,
        }, cancellation);

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string calendar, CatalogEditor editor,
        CancellationToken cancellation) =>
        editor.RemoveAsync(catalog => catalog.FindCalendar(tenant, calendar), cancellation);

    private static Task<Results<Ok<CalendarDto>, Refused>> Close(string tenant, string calendar, EmergencyInput input, HttpContext context,
        CalendarDesk desk, CancellationToken cancellation) => desk.CloseAsync(context, tenant, calendar, input.Prompt, cancellation);

    private static Task<Results<Ok<CalendarDto>, Refused>> Open(string tenant, string calendar, HttpContext context, CalendarDesk desk,
        CancellationToken cancellation) => desk.OpenAsync(context, tenant, calendar, cancellation);

    internal static CalendarDto Describe(CalendarDocument calendar, HttpContext context, ICatalog catalog, TimeProvider time)
    {
        var now = OpeningOf(calendar, context, catalog, time.GetUtcNow());
        return new(calendar.CalendarId, calendar.Name, calendar.TimeZone, calendar.Hours, calendar.Dates, calendar.WorkDays, calendar.Holidays,
            calendar.HolidayWorkDays, calendar.Emergency, now, now.Warnings);
    }

    private static OpeningDto OpeningOf(CalendarDocument calendar, HttpContext context, ICatalog catalog, DateTimeOffset at)
    {
        var house = catalog.Current.Operator.TimeZone;
        var opening = OpeningHours.At(calendar, house, at);
        return new(at, opening.IsOpen, opening.Why, opening.Name, opening.Until,
            OpeningHours.LacksHolidays(calendar, house, at) ? [LacksHolidays(calendar.Holidays!, context)] : []);
    }

    private static CalendarWarningDto LacksHolidays(string set, HttpContext context) => new("holidays_unknown", context.Text(
        $"The holidays {set} of this year are not known here: the days of the week count. Add its dates yourself.",
        $"系统中没有 {set} 该年度的节假日安排：将按星期几判断，请自行添加日期。"));
}

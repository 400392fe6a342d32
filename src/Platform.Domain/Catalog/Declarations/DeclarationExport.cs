using Platform.Domain.Calendars;
using Platform.Domain.Flows;

namespace Platform.Domain.Catalog.Declarations;

/// <summary>The declaration that stands for the declared things as they are, secrets left out. Applying it changes nothing.</summary>
public static class DeclarationExport
{
    /// <param name="now">
    /// First days of rentals are written only when they are still to come: a past one would make whoever edits the quantity
    /// change bills of the past.
    /// </param>
    public static Declaration Of(CatalogSnapshot snapshot, DateTimeOffset now)
    {
        var today = CatalogDiff.Today(CatalogDiff.ZoneOf(snapshot.Operator), now);
        return new(
            OperatorOf(snapshot),
            [.. Sorted(snapshot.Trunks).Select(TrunkTranslation.Write)],
            [.. Sorted(snapshot.Routes).Select(route =>
                new RouteDeclaration(route.RouteId, route.Prefix, route.TrunkId, route.Priority, route.CostPerMinute, route.OnlyTenant))],
            [.. Sorted(snapshot.Documents.OfType<PriceListDocument>()).Select(list =>
                new PriceListDeclaration(list.PriceListId, list.Currency, list.Minutes, list.Seats, list.Numbers))],
            [.. Sorted(snapshot.Documents.OfType<NumberPoolDocument>()).Select(pool => new NumberPoolDeclaration(
                pool.PoolId, pool.Name, pool.Ranges, pool.PriceClass, pool.Capabilities, pool.Tenants, pool.QuarantineDays, pool.TrunkId))],
            [.. Sorted(snapshot.Tenants).Select(tenant => TenantOf(snapshot, tenant, today))]);
    }

    private static OperatorDeclaration? OperatorOf(CatalogSnapshot snapshot)
    {
        if (!snapshot.Documents.OfType<OperatorDocument>().Any())
            return null;
        var users = Sorted(snapshot.Documents.OfType<UserDocument>().Where(user => user.TenantId is null))
            .Select(user => new OperatorUserDeclaration(user.Login, null, user.Role));
        return new(snapshot.Operator.Name, snapshot.Operator.Currency, snapshot.Operator.TimeZone, snapshot.Operator.Demo, [.. users],
            snapshot.Operator.Country, snapshot.Operator.EmergencyNumbers, snapshot.Operator.BarredPrefixes, snapshot.Operator.Stock,
            snapshot.Operator.SecondFactor);
    }

    private static TenantDeclaration TenantOf(CatalogSnapshot snapshot, TenantDocument tenant, DateOnly today) => new(
        tenant.TenantId, tenant.Name, tenant.SipDomain, tenant.Locale, tenant.MaxChannels, tenant.PriceList,
        [.. snapshot.Of<SeatRentalDocument>(tenant.TenantId).Select(rental =>
            new SeatDeclaration(rental.Product, rental.Kind, rental.Quantity, rental.From > today ? rental.From : null))],
        [.. snapshot.Of<NumberDocument>(tenant.TenantId).Select(number => new NumberDeclaration(number.E164, number.Queue, number.Recording,
            number.Destination))],
        [.. snapshot.Of<QueueDocument>(tenant.TenantId).Select(queue =>
            new QueueDeclaration(queue.QueueId, queue.Name, queue.MaxWaitMs, queue.MaxLength, queue.RingTimeoutMs, queue.WrapUpMs,
            queue.Answer, queue.Recording, queue.Music, queue.Greeting, queue.Strategy, queue.Skills, queue.Relaxations,
            queue.Priorities, queue.AgeingMs, queue.ServiceLevel, queue.Overflows, queue.LastAgent, queue.WrapUpMode,
            queue.WrapUpExtensionMs, queue.ShortAbandonMs, queue.RingLimit, queue.Callback,
            queue.Announcements, queue.Survey, queue.Borrows))],
        [.. snapshot.Of<AgentDocument>(tenant.TenantId).Select(agent =>
            new AgentDeclaration(agent.AgentId, agent.Name, agent.Queues, agent.Product, agent.SignIn,
                CallerId: agent.CallerId, Recording: agent.Recording, Skills: agent.Skills, Preferences: agent.Preferences,
                Team: agent.Team, AutoAnswer: agent.AutoAnswer, Takes: agent.Takes))],
        [.. snapshot.Of<UserDocument>(tenant.TenantId).Where(user => !IsOwnLogin(snapshot, user))
            .Select(user => new UserDeclaration(user.Login, user.Role, null, user.AgentId))],
        PolicyOf(tenant.Dialing), tenant.Recording, tenant.RecordingDays, tenant.Music,
        [.. snapshot.Of<SkillDocument>(tenant.TenantId).Select(skill => new SkillDeclaration(skill.SkillId, skill.Name))],
        [.. snapshot.Of<CallerListDocument>(tenant.TenantId).Select(list => new CallerListDeclaration(list.ListId, list.Name, list.Numbers))],
        [.. snapshot.Of<TeamDocument>(tenant.TenantId).Select(team => new TeamDeclaration(team.TeamId, team.Name))],
        [.. snapshot.Of<BreakReasonDocument>(tenant.TenantId).Select(reason =>
            new BreakReasonDeclaration(reason.ReasonId, reason.Name, reason.IsPaid, reason.MaxMinutes))],
        [.. snapshot.Of<CalendarDocument>(tenant.TenantId).Select(calendar => new CalendarDeclaration(calendar.CalendarId, calendar.Name,
            calendar.TimeZone, calendar.Hours, calendar.Dates, calendar.WorkDays, calendar.Holidays, calendar.HolidayWorkDays))],
        [.. snapshot.Of<FlowDocument>(tenant.TenantId).Select(flow => FlowOf(snapshot, flow)).OfType<FlowDeclaration>()],
        [.. snapshot.Of<DispositionDocument>(tenant.TenantId).Select(disposition =>
            new DispositionDeclaration(disposition.DispositionId, disposition.Name))], tenant.IsSuspended,
        tenant.SignIn == SignInPolicy.Default ? null : SignInTranslation.Write(tenant.SignIn),
        [.. snapshot.Of<SecretDocument>(tenant.TenantId).Select(secret => new SecretDeclaration(secret.SecretId, secret.Name))],
        [.. snapshot.Of<MailboxDocument>(tenant.TenantId).Select(box => new MailboxDeclaration(box.MailboxId, box.Name, box.Queue, box.Team,
            box.Agent, box.Greeting, box.MaxLengthMs, box.MinLengthMs, box.SilenceMs, box.KeepDays, box.YieldMs, box.RetryAfterMs))],
        [.. snapshot.Of<WebhookDocument>(tenant.TenantId).Select(webhook => new WebhookDeclaration(webhook.WebhookId, webhook.Name, webhook.Url,
            webhook.Secret, webhook.Events, webhook.Enabled))], tenant.SeatLimit);

    private static FlowDeclaration? FlowOf(CatalogSnapshot snapshot, FlowDocument flow) =>
        flow.Published is { } version && snapshot.FindFlowVersion(flow.TenantId, flow.FlowId, version)?.Definition is { } definition
            ? new(flow.FlowId, flow.Name, definition.Start, definition.Nodes)
            : null;

    private static DialingDeclaration? PolicyOf(DialingPolicy dialing) => dialing == DialingPolicy.Nothing
        ? null
        : new(dialing.AllowedPrefixes, dialing.BarredPrefixes, dialing.MaxChannels, dialing.SpendPerDay, dialing.MaxCallsPerSecond,
            dialing.RingTimeoutMs, dialing.CallerId);

    /// <summary>An agent's log-in under its own id goes with the agent.</summary>
    private static bool IsOwnLogin(CatalogSnapshot snapshot, UserDocument user) =>
        user.Role == UserRole.Agent && user.AgentId == user.Login && snapshot.FindAgent(user.TenantId!, user.Login) is not null;

    private static IEnumerable<TDocument> Sorted<TDocument>(IEnumerable<TDocument> documents)
        where TDocument : CatalogDocument =>
        documents.OrderBy(document => document.Id, StringComparer.Ordinal);
}

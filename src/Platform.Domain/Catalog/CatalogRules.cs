using Platform.Domain.Calendars;
using Platform.Domain.Flows;
using Platform.Domain.Numbers;
using Platform.Domain.Recordings;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>What the declared things must be, taken together, before any of them is stored.</summary>
public static class CatalogRules
{
    /// <param name="desired">All documents as they are to be.</param>
    /// <param name="pathOf">Where a document stands for those who read the faults; by ids when not given.</param>
    /// <returns>Every fault, in the order of the documents; empty when all is well.</returns>
    public static IReadOnlyList<CatalogFault> Check(IReadOnlyList<CatalogDocument> desired, Func<CatalogDocument, string>? pathOf = null)
    {
        var faults = new CatalogFaults(pathOf ?? CatalogPaths.Of);
        CheckUnique(desired, faults);
        var index = new CatalogIndex(desired);
        foreach (var document in desired)
            CheckOne(document, index, faults);
        TrunkRules.CheckOverlaps(desired.OfType<TrunkDocument>(), faults);
        TrunkRules.CheckLogins(desired.OfType<TrunkDocument>(), faults);
        PromptRules.CheckCounts(desired.OfType<PromptDocument>(), faults);
        SkillRules.CheckCounts(desired.OfType<SkillDocument>(), faults);
        TeamRules.CheckCounts(desired, faults);
        PriorityRules.CheckCounts(desired.OfType<CallerListDocument>(), faults);
        MailboxRules.CheckCounts(desired.OfType<MailboxDocument>(), faults);
        SecretRules.CheckCounts(desired.OfType<SecretDocument>(), faults);
        WebhookRules.CheckCounts(desired.OfType<WebhookDocument>(), faults);
        CalendarRules.CheckCounts(desired.OfType<CalendarDocument>(), faults);
        FlowRules.CheckCounts(desired, faults);
        StockRules.CheckRentals(desired, faults);
        NumberPoolRules.CheckOverlaps(desired.OfType<NumberPoolDocument>(), faults);
        return faults.All;
    }

    private static void CheckUnique(IReadOnlyList<CatalogDocument> desired, CatalogFaults faults)
    {
        // Numbers are unique in the whole house, other ids within their tenant and kind.
        HashSet<(Type, string?, string)> ids = [];
        HashSet<string> domains = new(StringComparer.OrdinalIgnoreCase);
        foreach (var document in desired)
        {
            if (!ids.Add((document.GetType(), document is NumberDocument ? null : document.Tenant, document.Id)))
                faults.Add(document, null, Duplicate,
                    document is NumberDocument ? $"{document.Id} is another tenant's, or declared twice." : $"{document.Id} is declared twice.");
            else if (document is TenantDocument tenant && !domains.Add(tenant.Domain))
                faults.Add(document, "sipDomain", Duplicate, $"Another tenant has the SIP domain {tenant.Domain}.");
        }
    }

    private static void CheckOne(CatalogDocument document, CatalogIndex index, CatalogFaults faults)
    {
        if (document is not TenantDocument && document.Tenant is { } owner && !index.Tenants.ContainsKey(owner))
            faults.Add(document, null, UnknownReference, $"There is no tenant {owner}.");
        switch (document)
        {
            case OperatorDocument house:
                CheckOperator(house, faults);
                break;
            case TrunkDocument trunk:
                TrunkRules.Check(trunk, index, faults);
                break;
            case RouteDocument route:
                RouteRules.Check(route, index, faults);
                break;
            case PriceListDocument prices:
                PriceRules.Check(prices, faults);
                break;
            case NumberPoolDocument pool:
                NumberPoolRules.Check(pool, index, faults);
                break;
            case TenantDocument tenant:
                CheckTenant(tenant, index, faults);
                break;
            case NumberDocument number:
                CheckNumber(number, index, faults);
                break;
            case QueueDocument queue:
                CheckQueue(queue, index, faults);
                break;
            case PromptDocument prompt:
                PromptRules.Check(prompt, faults);
                break;
            case SkillDocument skill:
                SkillRules.Check(skill, faults);
                break;
            case TeamDocument team:
                TeamRules.Check(team, faults);
                break;
            case BreakReasonDocument reason:
                TeamRules.Check(reason, faults);
                break;
            case SecretDocument secret:
                SecretRules.Check(secret, faults);
                break;
            case WebhookDocument webhook:
                WebhookRules.Check(webhook, index, faults);
                break;
            case DispositionDocument disposition:
                TeamRules.Check(disposition, faults);
                break;
            case CallerListDocument list:
                PriorityRules.Check(list, faults);
                break;
            case MailboxDocument box:
                MailboxRules.Check(box, index, faults);
                break;
            case CalendarDocument calendar:
                CalendarRules.Check(calendar, index, faults);
                break;
            case FlowDocument flow:
                FlowRules.Check(flow, faults);
                break;
            case FlowVersionDocument version:
                FlowRules.Check(version, index, faults);
                break;
            case SeatRentalDocument rental:
                PeopleRules.CheckSeats(rental, index, faults);
                break;
            case AgentDocument agent:
                PeopleRules.CheckAgent(agent, index, faults);
                break;
            case UserDocument user:
                PeopleRules.CheckUser(user, index, faults);
                break;
            default:
                throw new InvalidOperationException($"Unknown document {document.GetType().Name}.");
        }
    }

    private static void CheckOperator(OperatorDocument house, CatalogFaults faults)
    {
        faults.CheckName(house, house.Name);
        faults.CheckSyntax(house, "currency", house.Currency, CatalogSyntax.Currency, "an ISO 4217 code such as CNY");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(house.TimeZone, out var zone) || !zone.HasIanaId)
            faults.Add(house, "timeZone", BadSyntax, $"There is no IANA time zone '{house.TimeZone}'.");
        DialingRules.CheckOperator(house, faults);
        StockRules.Check(house, faults);
        faults.CheckKnown(house, "secondFactor", house.SecondFactor);
    }

    private static void CheckTenant(TenantDocument tenant, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(tenant, "id", tenant.TenantId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(tenant, tenant.Name);
        faults.CheckSyntax(tenant, "sipDomain", tenant.Domain, CatalogSyntax.Host, "a host name");
        if (tenant.Locale is not ("zh-CN" or "en"))
            faults.Add(tenant, "locale", OutOfRange, "The locale is zh-CN or en.");
        faults.CheckRange(tenant, "maxChannels", tenant.MaxChannels, 1, 100_000);
        faults.CheckRange(tenant, "seatLimit", tenant.SeatLimit, 0, 100_000);
        if (!index.PriceLists.ContainsKey(tenant.PriceList))
            faults.Add(tenant, "priceList", UnknownReference, $"There is no price list {tenant.PriceList}.");
        DialingRules.CheckTenant(tenant, index, faults);
        PromptRules.CheckReference(tenant, "music", tenant.Music, index, faults);
        faults.CheckKnown(tenant, "recording", tenant.Recording);
        if (tenant.Recording == RecordingMode.Inherit)
            faults.Add(tenant, "recording", OutOfRange, "The tenant says always, never or onDemand: there is nothing wider to inherit from.");
        faults.CheckRange(tenant, "recordingDays", tenant.RecordingDays, 1, 36_500);
        SignInRules.Check(tenant, faults);
    }

    private static void CheckNumber(NumberDocument number, CatalogIndex index, CatalogFaults faults)
    {
        if (!E164.IsNormal(number.E164))
            faults.Add(number, "number", BadSyntax,
                $"'{number.E164}' is not an E.164 number such as +862800000001. {NumberRefusals.WhyNot(number.E164)}");
        if (number.Queue is not null && !index.Queues.Contains((number.TenantId, number.Queue)))
            faults.Add(number, "queue", UnknownReference, $"The tenant has no queue {number.Queue}.");
        if (number.Destination is { } destination)
            CheckDestination(number, destination, index, faults);
        faults.CheckKnown(number, "recording", number.Recording);
    }

    private static void CheckDestination(NumberDocument number, string destination, CatalogIndex index, CatalogFaults faults)
    {
        if (number.Queue is not null)
            faults.Add(number, "destination", OutOfRange, "A number leads to a queue or to a destination, not to both.");
        else if (DestinationText.Parse(destination) is Calls.Destination.ToAgent or Calls.Destination.Outside)
            faults.Add(number, "destination", OutOfRange, "A number leads to a queue, a flow, a callback or a mailbox.");
        else
            DestinationText.Check(number, "destination", destination, index, faults);
    }

    private static void CheckQueue(QueueDocument queue, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(queue, "id", queue.QueueId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        DialingRules.CheckNoEmergencyNumber(queue, index, faults);
        faults.CheckName(queue, queue.Name);
        faults.CheckRange(queue, "maxWaitMs", queue.MaxWaitMs, 1_000, 86_400_000);
        faults.CheckRange(queue, "maxLength", queue.MaxLength, 1, 100_000);
        faults.CheckRange(queue, "ringTimeoutMs", queue.RingTimeoutMs, 1_000, 300_000);
        faults.CheckRange(queue, "shortAbandonMs", queue.ShortAbandonMs, 0, 60_000);
        TeamRules.CheckQueue(queue, faults);
        faults.CheckKnown(queue, "answer", queue.Answer);
        faults.CheckRange(queue, "ringLimit", queue.RingLimit, 2, 100);
        PromptRules.CheckReference(queue, "music", queue.Music, index, faults);
        PromptRules.CheckReference(queue, "greeting", queue.Greeting, index, faults);
        SkillRules.CheckQueue(queue, index, faults);
        PriorityRules.CheckQueue(queue, index, faults);
        OverflowRules.CheckQueue(queue, index, faults);
        CallbackRules.CheckQueue(queue, index, faults);
        AnnouncementRules.CheckQueue(queue, index, faults);
        if (queue.Survey is { } survey && !index.PublishedFlows(queue.TenantId).ContainsKey(survey))
            faults.Add(queue, "survey", UnknownReference, $"The tenant has no published flow {survey}.");
        if (queue.LastAgent is { } last)
        {
            faults.CheckRange(queue, "lastAgent.withinMs", last.WithinMs, 60_000, 7_776_000_000);
            faults.CheckRange(queue, "lastAgent.waitMs", last.WaitMs, 0, 600_000);
        }

        faults.CheckKnown(queue, "recording", queue.Recording);
    }
}

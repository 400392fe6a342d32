using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;

namespace Platform.Domain.Routing;

/// <summary>Why a tenant's people may not call what they dialled. The numbers are stable.</summary>
public enum DialRefusal
{
    UnknownTenant = 1,

    /// <summary>It is no agent, no queue and no telephone number.</summary>
    WrongNumber = 2,

    BarredByOperator = 3,
    BarredByTenant = 4,

    /// <summary>Not among the destinations that the tenant may call.</summary>
    NotAllowed = 5,

    /// <summary>One of the tenant's own access numbers that leads to no queue yet.</summary>
    LeadsNowhere = 6,
}

/// <param name="Destination">Null when refused.</param>
/// <param name="Wrong">What is wrong with a wrong number.</param>
public readonly record struct DialAnswer(Destination? Destination, DialRefusal? Refusal, NumberRefusal? Wrong = null)
{
    /// <summary>For people; null when not refused.</summary>
    public string? Text => Wrong is { } wrong ? wrong.Text() : Refusal?.Text();
}

public static class DialRefusals
{
    public static string Text(this DialRefusal refusal) => refusal switch
    {
        DialRefusal.UnknownTenant => "There is no such tenant.",
        DialRefusal.WrongNumber => "This is no agent, no queue and no telephone number.",
        DialRefusal.BarredByOperator => "The operator has barred this number.",
        DialRefusal.BarredByTenant => "This number is barred for the tenant.",
        DialRefusal.LeadsNowhere => "This access number leads to no queue yet.",
        DialRefusal.NotAllowed => "This number is not among the destinations that the tenant may call.",
        _ => throw new InvalidOperationException($"Unknown refusal {refusal}."),
    };

    /// <summary>What the record of a call that was refused so says.</summary>
    public static EndCause Cause(this DialRefusal refusal) => refusal switch
    {
        DialRefusal.UnknownTenant => EndCause.NoRoute,
        DialRefusal.WrongNumber or DialRefusal.LeadsNowhere => EndCause.UnallocatedNumber,
        DialRefusal.BarredByOperator or DialRefusal.BarredByTenant or DialRefusal.NotAllowed => EndCause.Barred,
        _ => throw new InvalidOperationException($"Unknown refusal {refusal}."),
    };
}

/// <summary>
/// Where what a tenant's people dial leads to. Emergency numbers come before everything that could stand in their way; the house's
/// own agents, queues and access numbers are reached inside, so that no policy for calls out applies to them.
/// </summary>
public static class DialPlan
{
    /// <param name="dialled">An agent's or a queue's id, a mailbox such as <c>voicemail:support</c>, an emergency number, or a number as people write it.</param>
    public static DialAnswer Resolve(CatalogSnapshot catalog, string tenant, string dialled)
    {
        if (catalog.FindTenant(tenant) is not { } house)
            return new(null, DialRefusal.UnknownTenant);
        var text = dialled.Trim();
        if (catalog.Operator.EmergencyNumbers.Contains(text))
            return new(new Destination.Outside(text, IsEmergency: true), null);
        if (catalog.FindAgent(tenant, text) is not null)
            return new(new Destination.ToAgent(text), null);
        if (catalog.FindQueue(tenant, text) is not null)
            return new(new Destination.ToQueue(text), null);
        if (DestinationText.Parse(text) is Destination.ToVoicemail box && catalog.FindMailbox(tenant, box.Mailbox) is not null)
            return new(box, null);
        var answer = E164.Normalize(text, catalog.NumberPlan);
        return answer.Number is { } number ? ResolveNumber(catalog, house, number) : new(null, DialRefusal.WrongNumber, answer.Refusal);
    }

    private static DialAnswer ResolveNumber(CatalogSnapshot catalog, TenantDocument tenant, string number)
    {
        if (catalog.FindNumber(number) is { } own && own.TenantId == tenant.TenantId)
            return own.Queue is { } queue ? new(new Destination.ToQueue(queue), null) : new(null, DialRefusal.LeadsNowhere);
        if (HasPrefix(number, catalog.Operator.BarredPrefixes))
            return new(null, DialRefusal.BarredByOperator);
        if (HasPrefix(number, tenant.Dialing.BarredPrefixes))
            return new(null, DialRefusal.BarredByTenant);
        return HasPrefix(number, tenant.Dialing.AllowedPrefixes)
            ? new(new Destination.Outside(number), null)
            : new(null, DialRefusal.NotAllowed);
    }

    private static bool HasPrefix(string number, IReadOnlyList<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (number.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

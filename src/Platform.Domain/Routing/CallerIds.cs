using Platform.Domain.Catalog;
using Platform.Domain.Numbers;

namespace Platform.Domain.Routing;

/// <summary>Why a number may not be shown to those who are called. The numbers are stable.</summary>
public enum CallerIdRefusal
{
    /// <summary>What was asked for is no telephone number.</summary>
    WrongNumber = 1,

    /// <summary>The tenant does not rent it.</summary>
    NotRented = 2,

    /// <summary>The tenant rents no number at all.</summary>
    NoneRented = 3,
}

/// <param name="Number">
/// E.164. Null when refused, and for an emergency call of a tenant that rents no number: the trunk then shows its own.
/// </param>
public readonly record struct CallerIdAnswer(string? Number, CallerIdRefusal? Refusal);

public static class CallerIdRefusals
{
    public static string Text(this CallerIdRefusal refusal) => refusal switch
    {
        CallerIdRefusal.WrongNumber => "The caller ID is no telephone number.",
        CallerIdRefusal.NotRented => "The tenant does not rent the number that was to be shown.",
        CallerIdRefusal.NoneRented => "The tenant rents no number that could be shown.",
        _ => throw new InvalidOperationException($"Unknown refusal {refusal}."),
    };
}

/// <summary>The number that is shown to those who are called: always one that the tenant rents.</summary>
public static class CallerIds
{
    /// <summary>What was asked for; else the agent's own; else the tenant's; else its first number.</summary>
    /// <param name="agent">Null when no agent places the call.</param>
    /// <param name="requested">As people write it; null or empty when nothing was asked for.</param>
    /// <param name="isEmergency">Nothing may keep such a call: what cannot be shown is passed over, never refused.</param>
    public static CallerIdAnswer Choose(CatalogSnapshot catalog, string tenant, string? agent, string? requested = null,
        bool isEmergency = false)
    {
        CallerIdAnswer? asked = string.IsNullOrWhiteSpace(requested) ? null : Requested(catalog, tenant, requested);
        if (asked is { } answer && (answer.Refusal is null || !isEmergency))
            return answer;
        var number = Usual(catalog, tenant, agent);
        return new(number, number is null && !isEmergency ? CallerIdRefusal.NoneRented : null);
    }

    /// <summary>All numbers that the tenant may show, in E.164, in their order.</summary>
    public static IReadOnlyList<string> Allowed(CatalogSnapshot catalog, string tenant) =>
        [.. catalog.Of<NumberDocument>(tenant).Select(number => number.E164)];

    private static CallerIdAnswer Requested(CatalogSnapshot catalog, string tenant, string requested)
    {
        if (E164.Normalize(requested, catalog.NumberPlan).Number is not { } number)
            return new(null, CallerIdRefusal.WrongNumber);
        return Rents(catalog, tenant, number) ? new(number, null) : new(null, CallerIdRefusal.NotRented);
    }

    private static string? Usual(CatalogSnapshot catalog, string tenant, string? agent)
    {
        if (agent is not null && catalog.FindAgent(tenant, agent)?.CallerId is { } own && Rents(catalog, tenant, own))
            return own;
        if (catalog.FindTenant(tenant)?.Dialing.CallerId is { } usual && Rents(catalog, tenant, usual))
            return usual;
        return catalog.Of<NumberDocument>(tenant).FirstOrDefault()?.E164;
    }

    private static bool Rents(CatalogSnapshot catalog, string tenant, string number) => catalog.FindNumber(number)?.TenantId == tenant;
}

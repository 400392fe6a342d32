namespace Platform.Domain.Catalog;

/// <summary>What a number can be used for.</summary>
public enum NumberCapability
{
    Voice = 0,
    Fax = 1,
    Sms = 2,
}

/// <summary>All numbers from the first to the last, both in E.164 and with the same count of digits.</summary>
public sealed record NumberRange(string First, string Last);

/// <summary>
/// Numbers that the operator has from a carrier and rents out. A number is in at most one pool; it needs no document of its own until
/// somebody has it.
/// </summary>
/// <param name="PriceClass">What a month of one of its numbers costs is in the price lists, by this name.</param>
/// <param name="Tenants">Who may see its free numbers and order them; empty for all.</param>
/// <param name="QuarantineDays">How long a number rests after it was given back, so that its old callers forget it.</param>
/// <param name="TrunkId">The carrier's trunk that its calls come in by, where that is known.</param>
public sealed record NumberPoolDocument(string PoolId, string Name, IReadOnlyList<NumberRange> Ranges,
    IReadOnlyList<NumberCapability> Capabilities, string PriceClass, IReadOnlyList<string> Tenants, int QuarantineDays = 90,
    string? TrunkId = null) : CatalogDocument
{
    public override string? Tenant => null;
    public override string Id => PoolId;

    public bool IsOpenTo(string tenant) => Tenants.Count == 0 || Tenants.Contains(tenant);
}

/// <param name="PerMonth">Of one number; billed by the day.</param>
public sealed record NumberPrice(string PriceClass, decimal PerMonth);

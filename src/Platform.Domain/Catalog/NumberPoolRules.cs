using Platform.Domain.Numbers;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>A number is in at most one pool, and what a pool names is there.</summary>
internal static class NumberPoolRules
{
    private const long NumbersMax = 1_000_000;

    public static void Check(NumberPoolDocument pool, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(pool, "id", pool.PoolId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(pool, pool.Name);
        faults.CheckSyntax(pool, "priceClass", pool.PriceClass, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckRange(pool, "quarantineDays", pool.QuarantineDays, 0, 3_650);
        if (pool.TrunkId is { } trunk && !index.Trunks.ContainsKey(trunk))
            faults.Add(pool, "trunk", UnknownReference, $"There is no trunk {trunk}.");
        for (var i = 0; i < pool.Ranges.Count; i++)
            CheckRange(pool, pool.Ranges[i], $"ranges[{i}]", faults);
        CheckCapabilities(pool, faults);
        CheckTenants(pool, index, faults);
    }

    public static void CheckOverlaps(IEnumerable<NumberPoolDocument> pools, CatalogFaults faults)
    {
        var ranges = pools.SelectMany(pool => pool.Ranges.Select((range, i) => (Pool: pool, Path: $"ranges[{i}]", Range: range)))
            .Where(entry => Refusal(entry.Range) is null)
            .Select(entry => (entry.Pool, entry.Path, entry.Range, Span: NumberSpan.Of(entry.Range)))
            .OrderBy(entry => entry.Span.First)
            .ToList();
        for (var i = 1; i < ranges.Count; i++)
        {
            if (ranges[i].Span.First <= ranges[i - 1].Span.Last)
                faults.Add(ranges[i].Pool, ranges[i].Path, Overlap,
                    $"It overlaps {ranges[i - 1].Range.First} to {ranges[i - 1].Range.Last} of number pool {ranges[i - 1].Pool.PoolId}.");
        }
    }

    private static void CheckRange(NumberPoolDocument pool, NumberRange range, string path, CatalogFaults faults)
    {
        foreach (var (property, number) in (ReadOnlySpan<(string, string)>)[("first", range.First), ("last", range.Last)])
        {
            if (!E164.IsNormal(number))
                faults.Add(pool, $"{path}.{property}", BadSyntax, $"'{number}' is not an E.164 number. {NumberRefusals.WhyNot(number)}");
        }

        if (Refusal(range) is { } refusal && E164.IsNormal(range.First) && E164.IsNormal(range.Last))
            faults.Add(pool, path, OutOfRange, refusal);
    }

    /// <summary>Why a range is none; null when it is sound.</summary>
    private static string? Refusal(NumberRange range)
    {
        if (!E164.IsNormal(range.First) || !E164.IsNormal(range.Last))
            return "A range goes from one E.164 number to another.";
        if (range.First.Length != range.Last.Length)
            return "Both ends of a range have the same count of digits.";
        return NumberSpan.Of(range).Count switch
        {
            < 1 => "A range ends with its last number, not before its first.",
            > NumbersMax => "A range has at most 1000000 numbers.",
            _ => null,
        };
    }

    private static void CheckCapabilities(NumberPoolDocument pool, CatalogFaults faults)
    {
        if (pool.Capabilities.Count == 0)
            faults.Add(pool, "capabilities", OutOfRange, "A number can be used for something.");
        for (var i = 0; i < pool.Capabilities.Count; i++)
        {
            faults.CheckKnown(pool, $"capabilities[{i}]", pool.Capabilities[i]);
            if (pool.Capabilities.Take(i).Contains(pool.Capabilities[i]))
                faults.Add(pool, $"capabilities[{i}]", Duplicate, $"{pool.Capabilities[i]} is named twice.");
        }
    }

    private static void CheckTenants(NumberPoolDocument pool, CatalogIndex index, CatalogFaults faults)
    {
        for (var i = 0; i < pool.Tenants.Count; i++)
        {
            if (!index.Tenants.ContainsKey(pool.Tenants[i]))
                faults.Add(pool, $"tenants[{i}]", UnknownReference, $"There is no tenant {pool.Tenants[i]}.");
            else if (pool.Tenants.Take(i).Contains(pool.Tenants[i]))
                faults.Add(pool, $"tenants[{i}]", Duplicate, $"Tenant {pool.Tenants[i]} is named twice.");
        }
    }
}

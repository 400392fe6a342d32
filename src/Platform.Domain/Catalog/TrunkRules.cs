using System.Net;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>A request's address tells its trunk, so no address may belong to two.</summary>
internal static class TrunkRules
{
    public static void Check(TrunkDocument trunk, CatalogFaults faults)
    {
        faults.CheckSyntax(trunk, "id", trunk.TrunkId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(trunk, trunk.Name);
        if (trunk.MaxChannels is { } channels)
            faults.CheckRange(trunk, "maxChannels", channels, 1, 100_000);
        if (trunk.Addresses.Count == 0)
            faults.Add(trunk, "addresses", OutOfRange, "A trunk has at least one address.");
        for (var i = 0; i < trunk.Addresses.Count; i++)
        {
            if (CatalogSyntax.ParseNetwork(trunk.Addresses[i]) is null)
                faults.Add(trunk, $"addresses[{i}]", BadSyntax,
                    $"'{trunk.Addresses[i]}' is neither an IP address nor a CIDR block whose host bits are zero.");
        }
    }

    public static void CheckOverlaps(IEnumerable<TrunkDocument> trunks, CatalogFaults faults)
    {
        List<(TrunkDocument Trunk, string Written, IPNetwork Network)> seen = [];
        foreach (var trunk in trunks)
        {
            for (var i = 0; i < trunk.Addresses.Count; i++)
            {
                if (CatalogSyntax.ParseNetwork(trunk.Addresses[i]) is not { } network)
                    continue;
                var other = seen.Find(earlier => CatalogSyntax.Overlap(earlier.Network, network));
                if (other.Trunk is not null)
                    faults.Add(trunk, $"addresses[{i}]", Overlap,
                        $"{trunk.Addresses[i]} overlaps {other.Written} of trunk {other.Trunk.TrunkId}.");
                seen.Add((trunk, trunk.Addresses[i], network));
            }
        }
    }
}

using Platform.Domain.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Catalog;

/// <summary>What a request wants of the catalog: to be refused, or one document put and others removed.</summary>
internal sealed record CatalogEdit(Refused? Refused, CatalogDocument? Put, IReadOnlyList<CatalogDocument> Removed)
{
    public static CatalogEdit ToPut(CatalogDocument document) => new(null, document, []);

    /// <param name="document">Null when there is no such document.</param>
    public static CatalogEdit ToRemove(CatalogDocument? document) =>
        document is null ? new(new Refused(ProblemCode.NotFound), null, []) : new(null, null, [document]);

    public static CatalogEdit Refuse(Refused refused) => new(refused, null, []);

    public IReadOnlyList<CatalogDocument> Apply(IEnumerable<CatalogDocument> documents)
    {
        var gone = Removed.Append(Put).OfType<CatalogDocument>().Select(Key).ToHashSet();
        var kept = documents.Where(document => !gone.Contains(Key(document)));
        return Put is null ? [.. kept] : [.. kept, Put];
    }

    private static (Type Kind, string? Tenant, string Id) Key(CatalogDocument document) =>
        (document.GetType(), document.Tenant, document.Id);
}

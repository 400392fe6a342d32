using Platform.Domain.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Catalog;

/// <summary>What a request wants of the catalog: to be refused, or documents put and others removed.</summary>
internal sealed record CatalogEdit(Refused? Refused, IReadOnlyList<CatalogDocument> Put, IReadOnlyList<CatalogDocument> Removed)
{
    public static CatalogEdit ToPut(CatalogDocument document) => new(null, [document], []);

    public static CatalogEdit ToChange(IReadOnlyList<CatalogDocument> put, IReadOnlyList<CatalogDocument> removed) => new(null, put, removed);

    /// <param name="document">Null when there is no such document.</param>
    public static CatalogEdit ToRemove(CatalogDocument? document) =>
        document is null ? new(new Refused(ProblemCode.NotFound), [], []) : new(null, [], [document]);

    public static CatalogEdit Refuse(Refused refused) => new(refused, [], []);

    public IReadOnlyList<CatalogDocument> Apply(IEnumerable<CatalogDocument> documents)
    {
        var gone = Removed.Concat(Put).Select(Key).ToHashSet();
        return [.. documents.Where(document => !gone.Contains(Key(document))), .. Put];
    }

    private static (Type Kind, string? Tenant, string Id) Key(CatalogDocument document) =>
        (document.GetType(), document.Tenant, document.Id);
}

using Platform.Domain.Catalog;
using Platform.Domain.Numbers;

namespace Platform.Gateway.Catalog;

internal static class CallerIdText
{
    /// <summary>In E.164; what is no number stays as written, for the rules to refuse.</summary>
    public static string? Normal(CatalogSnapshot catalog, string? written) =>
        string.IsNullOrEmpty(written) ? null : E164.Normalize(written, catalog.NumberPlan).Number ?? written;
}

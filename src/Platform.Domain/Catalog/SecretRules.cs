using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>What a secret must be.</summary>
public static class SecretRules
{
    private const int MaxPerTenant = 100;
    private const int LongestValue = 2_000;

    /// <summary>What can stand in a header (RFC 9110, section 5.5): visible ASCII and spaces.</summary>
    public static bool IsValue(string value) => value.Length is > 0 and <= LongestValue && value.All(letter => letter is >= ' ' and <= '~');

    public const string ValueRule = "A secret has 1 to 2000 characters of ASCII, none of them a control character.";

    internal static void Check(SecretDocument secret, CatalogFaults faults)
    {
        faults.CheckSyntax(secret, "id", secret.SecretId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(secret, secret.Name);
        if (secret.Sealed.Length == 0)
            faults.Add(secret, "value", MissingProperty, "A new secret has a value.");
    }

    internal static void CheckCounts(IEnumerable<SecretDocument> secrets, CatalogFaults faults)
    {
        foreach (var last in secrets.GroupBy(secret => secret.TenantId).Where(own => own.Count() > MaxPerTenant).Select(own => own.Last()))
            faults.Add(last, null, OutOfRange, $"A tenant has at most {MaxPerTenant} secrets.");
    }
}

namespace Platform.Gateway.Api;

/// <summary>Names of the API's operations where tenants and the operator have the same ones.</summary>
internal static class OperationName
{
    /// <param name="name">Of the tenant's, such as <c>listUsers</c>.</param>
    /// <returns>Of the operator's, such as <c>operatorListUsers</c>.</returns>
    public static string OfOperator(string name) => $"operator{char.ToUpperInvariant(name[0])}{name[1..]}";
}

using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Platform.Domain.Billing;

namespace Platform.Domain.Catalog;

/// <summary>Declared things for people: <c>queue acme/support</c>, and each property's value as one line.</summary>
internal static class CatalogText
{
    private static readonly string[] Naming =
        [nameof(CatalogDocument.Tenant), nameof(CatalogDocument.Id), nameof(TenantDocument.Domain), nameof(TenantDocument.TenantId),
        "EqualityContract"];

    private static readonly string[] Secret = [nameof(AgentDocument.SipHa1Md5), nameof(AgentDocument.SipHa1Sha256),
        nameof(UserDocument.PasswordHash)];

    /// <summary>Kinds in the order in which people read them.</summary>
    public static int Rank(CatalogDocument document) => document switch
    {
        OperatorDocument => 0,
        TrunkDocument => 1,
        PriceListDocument => 2,
        NumberPoolDocument => 3,
        TenantDocument => 4,
        SeatRentalDocument => 5,
        QueueDocument => 6,
        NumberDocument => 7,
        AgentDocument => 8,
        _ => 9,
    };

    public static string Label(CatalogDocument document) => document switch
    {
        OperatorDocument => "operator",
        TrunkDocument => $"trunk {document.Id}",
        PriceListDocument => $"price list {document.Id}",
        NumberPoolDocument => $"number pool {document.Id}",
        TenantDocument => $"tenant {document.Id}",
        NumberDocument => $"number {document.Id}",
        SeatRentalDocument => $"seats {document.Tenant}/{document.Id}",
        QueueDocument => $"queue {document.Tenant}/{document.Id}",
        AgentDocument => $"agent {document.Tenant}/{document.Id}",
        UserDocument { TenantId: null } => $"operator user {document.Id}",
        _ => $"user {document.Tenant}/{document.Id}",
    };

    /// <summary>
    /// What differs between two versions of one document, such as <c>queues: [support] -> [support, sales]</c>; secrets are not shown.
    /// </summary>
    public static IReadOnlyList<string> Differences(CatalogDocument before, CatalogDocument after) =>
    [
        .. before.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !Naming.Contains(property.Name))
            .Select(property => (property.Name, Before: Value(property.GetValue(before)), After: Value(property.GetValue(after))))
            .Where(property => property.Before != property.After)
            .Select(property => Secret.Contains(property.Name)
                ? SecretChange(property.Name)
                : $"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}: {property.Before} -> {property.After}")
            .Distinct(),
    ];

    private static string SecretChange(string property) =>
        property == nameof(UserDocument.PasswordHash) ? "password: changed" : "sipPassword: changed";

    private static string Value(object? value) => value switch
    {
        null => "(none)",
        string text => text,
        bool flag => flag ? "yes" : "no",
        Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IReadOnlyList<string> texts => $"[{string.Join(", ", texts)}]",
        IReadOnlyList<MinutePrice> prices => $"[{string.Join(", ", prices.Select(Minutes))}]",
        IReadOnlyList<SeatPrice> prices => $"[{string.Join(", ", prices.Select(price => Month(price.Product, price.PerMonth)))}]",
        IReadOnlyList<NumberPrice> prices => $"[{string.Join(", ", prices.Select(price => Month(price.PriceClass, price.PerMonth)))}]",
        IReadOnlyList<NumberRange> ranges => $"[{string.Join(", ", ranges.Select(range => $"{range.First}-{range.Last}"))}]",
        IReadOnlyList<NumberCapability> capabilities => $"[{string.Join(", ", capabilities.Select(capability => Value(capability)))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value.GetType().Name} has no text."),
    };

    private static string Month(string what, decimal perMonth) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {Money.Trim(perMonth)}/month");

    private static string Minutes(MinutePrice price)
    {
        var prefix = price.Prefix.Length == 0 ? "*" : price.Prefix;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Value(price.Direction)} {prefix} {Money.Trim(price.PerMinute)}/min {price.InitialIncrementS}/{price.FurtherIncrementS}");
    }
}

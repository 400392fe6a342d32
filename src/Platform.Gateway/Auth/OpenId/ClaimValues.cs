using System.Text.Json;

namespace Platform.Gateway.Auth.OpenId;

/// <summary>
/// The values of a claim: a text, a list of texts, or, by a dotted path such as <c>realm_access.roles</c>, what lies within an object.
/// </summary>
internal static class ClaimValues
{
    public static IReadOnlyList<string> Of(JsonElement claims, string name)
    {
        if (claims.ValueKind != JsonValueKind.Object)
            return [];
        if (claims.TryGetProperty(name, out var value))
            return TextsOf(value);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && claims.TryGetProperty(name[..dot], out var inner) ? Of(inner, name[(dot + 1)..]) : [];
    }

    private static IReadOnlyList<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(TextsOf)],
        _ => [],
    };
}

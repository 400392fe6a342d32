using System.Text.Json;
using Platform.Domain.Catalog;

namespace Platform.Domain.Flows;

/// <summary>What came out of an answer.</summary>
/// <param name="Variables">Values by variable; one that is not there is empty, so that what an earlier look-up set is gone.</param>
/// <param name="Points">Null when none were found.</param>
internal sealed record Picked(IReadOnlyList<string> Tags, int? Points, string? Language, IReadOnlyDictionary<string, string> Variables);

/// <summary>Takes values out of JSON. What is not there, or is not fit for what it is taken for, is left out: no answer stops a call.</summary>
internal static class LookUpPicks
{
    public const int MostTags = 10;
    public const int MostPoints = 10;
    private const int LongestValue = 200;
    private const string Variable = "variable:";

    /// <summary>The variable that it goes into; null when it goes elsewhere.</summary>
    public static string? VariableOf(LookUpPick pick) =>
        pick.Into.StartsWith(Variable, StringComparison.Ordinal) ? pick.Into[Variable.Length..] : null;

    public static bool IsTarget(LookUpPick pick) =>
        pick.Into is "tags" or "points" or "language" || (VariableOf(pick) is { } variable && CatalogSyntax.Id.IsMatch(variable));

    public static bool IsPointer(string pointer) => pointer.Length <= 200 && (pointer.Length == 0 || pointer[0] == '/');

    /// <summary>Null when the text is no JSON.</summary>
    public static Picked? Of(string text, IEnumerable<LookUpPick> picks)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return Of(json.RootElement, picks);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser looks into texts only when they are read: one of them is not Unicode.
            return null;
        }
    }

    private static Picked Of(JsonElement root, IEnumerable<LookUpPick> picks)
    {
        var (tags, variables) = (new List<string>(), new Dictionary<string, string>());
        var (points, language) = ((int?)null, (string?)null);
        foreach (var pick in picks)
        {
            var found = Find(root, pick.Pointer);
            if (VariableOf(pick) is { } variable)
                variables[variable] = found is { } value ? TextOf(value) ?? "" : "";
            else if (found is { } list && pick.Into == "tags")
                tags.AddRange(TextsOf(list).Where(tag => CatalogSyntax.Id.IsMatch(tag)));
            else if (found is { ValueKind: JsonValueKind.Number } number && pick.Into == "points")
                points = (int)Math.Clamp(number.GetDouble(), 0, MostPoints);
            else if (found is { ValueKind: JsonValueKind.String } named && pick.Into == "language" && named.GetString() is "zh-CN" or "en")
                language = named.GetString();
        }

        return new([.. tags.Distinct().Take(MostTags)], points, language, variables);
    }

    /// <summary>RFC 6901: of an object's members named alike the last, of an array the element of that number.</summary>
    private static JsonElement? Find(JsonElement root, string pointer)
    {
        var found = root;
        foreach (var token in pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (found.ValueKind == JsonValueKind.Object && found.TryGetProperty(token, out var member))
                found = member;
            else if (found.ValueKind == JsonValueKind.Array && IndexOf(token) is { } index && index < found.GetArrayLength())
                found = found[index];
            else
                return null;
        }

        return found;
    }

    private static int? IndexOf(string token) => token is "0" || (token is [>= '1' and <= '9', ..] && token.Length < 7 && token.All(char.IsAsciiDigit))
        ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    private static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(TextOf).OfType<string>()
        : TextOf(value) is { } text ? [text] : [];

    /// <summary>Null for what is no short text, number, true or false.</summary>
    private static string? TextOf(JsonElement value) => (value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    }) is { Length: <= LongestValue } text ? text : null;
}

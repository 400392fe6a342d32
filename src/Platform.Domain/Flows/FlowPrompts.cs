using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.Domain.Prompts;

namespace Platform.Domain.Flows;

/// <summary>
/// What a flow says, as texts: <c>prompt:welcome</c> (a prompt of the tenant), <c>phrase:outsideHours</c> (a built-in sentence),
/// <c>choice:sales=1</c> (for sales press 1), <c>digits:account</c> (a variable, digit by digit).
/// </summary>
internal static partial class FlowPrompts
{
    public const string Rule = "a prompt such as prompt:welcome, phrase:outsideHours, choice:sales=1 or digits:account";

    private static readonly Dictionary<string, PromptPhrase> Phrases =
        Enum.GetValues<PromptPhrase>().ToDictionary(phrase => JsonNamingPolicy.CamelCase.ConvertName(phrase.ToString()));

    public static bool IsWellFormed(string text) => PromptOf(text) is not null || Parse(text, _ => "") is not null;

    /// <summary>The tenant's prompt that the text names, if it names one.</summary>
    public static string? PromptOf(string text) => Syntax.Match(text) is { Success: true } match && match.Groups["kind"].Value == "prompt"
        && CatalogId.IsMatch(match.Groups["what"].Value) ? match.Groups["what"].Value : null;

    public static IReadOnlyList<PromptItem> Items(IEnumerable<string> texts, Func<string, string?> variable) =>
        [.. texts.Select(text => Parse(text, variable)).OfType<PromptItem>()];

    private static PromptItem? Parse(string text, Func<string, string?> variable)
    {
        if (Syntax.Match(text) is not { Success: true } match)
            return null;
        var what = match.Groups["what"].Value;
        return match.Groups["kind"].Value switch
        {
            "prompt" => CatalogId.IsMatch(what) ? new PromptItem.Uploaded(what) : null,
            "phrase" => Phrases.TryGetValue(what, out var phrase) ? new PromptItem.Phrase(phrase) : null,
            "digits" => CatalogId.IsMatch(what) && variable(what) is { } digits ? new PromptItem.Digits(digits) : null,
            _ => what.Split('=') is [var named, [var key]] && Phrases.TryGetValue(named, out var choice) && IsKey(key)
                ? new PromptItem.Choice(choice, key)
                : null,
        };
    }

    public static bool IsKey(char key) => key is (>= '0' and <= '9') or '*' or '#';

    [GeneratedRegex(@"\A(?<kind>prompt|phrase|choice|digits):(?<what>.{1,64})\z")]
    private static partial Regex Syntax { get; }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,31}\z")]
    private static partial Regex CatalogId { get; }
}

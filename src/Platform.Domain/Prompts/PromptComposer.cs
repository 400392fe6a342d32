namespace Platform.Domain.Prompts;

/// <summary>
/// Puts together what is to be said from parts. The parts' names are those of <c>parts.tsv</c> beside the recordings; a language is a
/// handful of rules, told apart by the tenant's locale. Any locale that is not Chinese hears English.
/// </summary>
public static class PromptComposer
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static string LanguageOf(string locale) =>
        locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    public static IReadOnlyList<PromptPart> Compose(IEnumerable<PromptItem> items, string locale)
    {
        var speech = LanguageOf(locale) == Chinese ? (Speech)new ChineseSpeech() : new EnglishSpeech();
        var parts = new List<PromptPart>();
        foreach (var item in items)
        {
            if (parts.Count > 0)
                parts.Add(PromptPart.Pause);
            parts.AddRange(speech.Say(item));
        }

        return parts;
    }
}

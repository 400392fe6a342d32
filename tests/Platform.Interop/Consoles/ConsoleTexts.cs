using System.Text.Json;
using Platform.Interop.Browser;

namespace Platform.Interop.Consoles;

/// <summary>The console's words in one of its languages, by key, so that tests find things as its readers do, in every language.</summary>
public sealed class ConsoleTexts
{
    private readonly JsonElement _texts;

    private ConsoleTexts(string language, JsonElement texts) => (Language, _texts) = (language, texts);

    public string Language { get; }

    public static ConsoleTexts Of(string language) =>
        new(language, JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(JsSipScript.WebFolder, "src", "i18n", $"{language}.json"))));

    /// <param name="key">Such as <c>phone.answer</c>.</param>
    /// <param name="values">For the variables, in the order in which the text names them.</param>
    public string this[string key, params string[] values]
    {
        get
        {
            var text = key.Split('.').Aggregate(_texts, (group, part) => group.GetProperty(part)).GetString()!;
            foreach (var value in values)
            {
                var (start, end) = (text.IndexOf("{{", StringComparison.Ordinal), text.IndexOf("}}", StringComparison.Ordinal));
                text = text[..start] + value + text[(end + 2)..];
            }

            return text;
        }
    }
}

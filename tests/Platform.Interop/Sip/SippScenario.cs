using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Interop.Sip;

/// <summary>
/// A SIPp scenario file, put together from the embedded templates in Scenarios. A template is text: <c>&lt;part name="x" key="value"/&gt;</c>
/// inserts Scenarios/Parts/x.xml, <c>{{key}}</c> inserts a value (the nearest part's, else the scenario's), and a line that holds
/// nothing but an empty value disappears, because an empty line ends the headers of a SIP message.
/// </summary>
public sealed partial record SippScenario(string Name, string Xml)
{
    /// <summary>SIPp sends nothing further while a message sent with this attribute is unanswered.</summary>
    internal const string Retransmit = """retrans="500" """;

    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["branch"] = "invite",
        ["invite_retransmission"] = Retransmit,
        ["sdp_version"] = "1",
        ["direction"] = "sendrecv",
        ["wishes"] = "",
        ["answer_bye_after_ms"] = "0",
        ["ack_after_ms"] = "0",
    };

    /// <summary>
    /// SIPp fails a call on a message that the scenario does not expect at that very step. Where both ends may send at the same
    /// moment it drops such a message instead, and the sender's retransmission comes at a better time.
    /// </summary>
    public bool DropsUnexpected { get; init; }

    internal static SippScenario Build(string name, params (string Key, object Value)[] values)
    {
        var scope = new Dictionary<string, string>(Defaults);
        foreach (var (key, value) in values) scope[key] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return new(name, "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n" + Expand(Template(name), scope));
    }

    private static string Expand(string template, Dictionary<string, string> scope)
    {
        var filled = Placeholder().Replace(EmptyLine(scope).Replace(template, ""), match => Value(match.Groups[1].Value, scope));
        return Part().Replace(filled, match =>
        {
            var inner = new Dictionary<string, string>(scope);
            foreach (Match attribute in Attribute().Matches(match.Groups[2].Value))
                inner[attribute.Groups[1].Value] = attribute.Groups[2].Success ? attribute.Groups[2].Value : attribute.Groups[3].Value;
            return Expand(Template($"Parts/{match.Groups[1].Value}"), inner).TrimEnd();
        });
    }

    private static Regex EmptyLine(Dictionary<string, string> scope)
    {
        var empty = scope.Where(pair => pair.Value.Length == 0).Select(pair => Regex.Escape(pair.Key));
        return new Regex($@"^[ ]*\{{\{{({string.Join('|', empty.Append("(?!)"))})\}}\}}[ ]*\n", RegexOptions.Multiline);
    }

    private static string Value(string key, Dictionary<string, string> scope) =>
        scope.TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"A scenario template asks for {{{{{key}}}}}, which nobody gave.");

    private static string Template(string name)
    {
        using var stream = typeof(SippScenario).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"No embedded scenario template '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""<part name="([\w-]+)"((?:\s+\w+=(?:"[^"]*"|'[^']*'))*)\s*/>""")]
    private static partial Regex Part();

    [GeneratedRegex("""(\w+)=(?:"([^"]*)"|'([^']*)')""")]
    private static partial Regex Attribute();
}

using System.Text.RegularExpressions;

namespace Platform.Interop.Sip;

/// <summary>One message of SIPp's message log.</summary>
public sealed partial record SippMessage(bool Received, string Text)
{
    public string FirstLine => Text.Split('\n', 2)[0].TrimEnd('\r');

    /// <summary>The first header of that name (long form), or null.</summary>
    public string? Header(string name) => Regex.Match(Text, $@"^{Regex.Escape(name)}\s*:\s*(.*?)\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase)
        is { Success: true } match ? match.Groups[1].Value : null;

    public override string ToString() => (Received ? "<- " : "-> ") + FirstLine;

    public static IReadOnlyList<SippMessage> Parse(string log)
    {
        var heads = Head().Matches(log);
        return [.. heads.Select((head, index) =>
        {
            var end = index + 1 < heads.Count ? heads[index + 1].Index : log.Length;
            var text = log[(head.Index + head.Length)..end];
            var rule = text.IndexOf("\n-----------------------------------------------", StringComparison.Ordinal);
            return new SippMessage(head.Groups[1].Value == "received", (rule < 0 ? text : text[..rule]).Trim());
        })];
    }

    [GeneratedRegex(@"^\w+ message (received|sent) [^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Head();
}

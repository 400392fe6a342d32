using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Domain.Flows;

/// <summary>
/// Texts of a look-up with places for what is known of the call: <c>{caller}</c>, <c>{called}</c>, <c>{call}</c>, and <c>{NAME}</c> for a
/// variable. What stands in a URL is escaped for it (RFC 3986), what stands in a body as the inside of a JSON string.
/// </summary>
internal static partial class LookUpTemplate
{
    public const string Caller = "caller";
    public const string Called = "called";
    public const string Call = "call";

    public static string FillUrl(string template, Func<string, string?> valueOf) => Fill(template, valueOf, Uri.EscapeDataString);

    public static string FillBody(string template, Func<string, string?> valueOf) =>
        Fill(template, valueOf, static value => JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());

    /// <summary>An absolute URL of http or https whose host is no place, without user or password.</summary>
    public static bool IsUrl(string template) =>
        template.Length <= 2_000 && Origin.IsMatch(template)
        && Uri.TryCreate(FillUrl(template, _ => "x"), UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Host.Length > 0;

    private static string Fill(string template, Func<string, string?> valueOf, Func<string, string> escape) =>
        Place.Replace(template, match => escape(valueOf(match.Groups["name"].Value) ?? ""));

    [GeneratedRegex(@"\{(?<name>[a-z0-9][a-z0-9-]{0,31})\}")]
    private static partial Regex Place { get; }

    [GeneratedRegex(@"\Ahttps?://[^/?#{}\s\\]+([/?#].*)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Origin { get; }
}

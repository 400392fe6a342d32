using Platform.Sip.Messages;

namespace Platform.Sip.Authentication;

/// <summary>"Scheme name=value, name="value"": the common form of challenges and credentials (RFC 3261 section 25.1).</summary>
public sealed class AuthParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private AuthParameters(string scheme) => Scheme = scheme;

    public string Scheme { get; }

    public bool IsDigest => string.Equals(Scheme, "Digest", StringComparison.OrdinalIgnoreCase);

    /// <summary>Without quotes; null when absent.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>False when a part has no name or value, or a name comes twice.</summary>
    public static bool TryParse(string? text, out AuthParameters parameters)
    {
        parameters = null!;
        text = text?.Trim() ?? "";
        var space = text.AsSpan().IndexOfAny(' ', '\t');
        if (space <= 0 || !SipGrammar.IsToken(text.AsSpan(0, space))) return false;
        var result = new AuthParameters(text[..space]);
        foreach (var part in SipLists.Split(text[space..]))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) return false;
            var name = part[..equals].Trim();
            var value = part[(equals + 1)..].Trim();
            if (!SipGrammar.IsToken(name) || value.Length == 0) return false;
            if (!result._values.TryAdd(name, SipGrammar.Unquote(value))) return false;
        }
        parameters = result;
        return true;
    }
}

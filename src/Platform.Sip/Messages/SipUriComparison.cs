namespace Platform.Sip.Messages;

/// <summary>
/// URI equivalence of RFC 3261 section 19.1.4: user and password with case, the rest without; escapes resolved;
/// user, ttl, method, maddr and transport must match on both sides when either has them; other parameters only when both do.
/// </summary>
public static class SipUriComparison
{
    private static readonly string[] AlwaysCompared = ["user", "ttl", "method", "maddr", "transport"];

    public static bool AreEquivalent(SipUri left, SipUri right)
    {
        if (!left.IsSip || !right.IsSip) return left == right;
        return left.Scheme == right.Scheme
            && left.DecodedUser == right.DecodedUser
            && left.Password == right.Password
            && left.Port == right.Port
            && string.Equals(left.Host, right.Host, StringComparison.OrdinalIgnoreCase)
            && ParametersMatch(left, right)
            && SameHeaders(left.Headers, right.Headers);
    }

    private static bool ParametersMatch(SipUri left, SipUri right)
    {
        foreach (var name in AlwaysCompared)
            if (!SameValue(left.Parameters.Get(name), right.Parameters.Get(name))) return false;
        foreach (var (name, value) in left.Parameters.All())
            if (right.Parameters.Get(name) is { } other && !SameValue(value, other)) return false;
        return true;
    }

    private static bool SameValue(string? left, string? right) =>
        string.Equals(Decoded(left), Decoded(right), StringComparison.OrdinalIgnoreCase);

    private static string? Decoded(string? text) => text is null ? null : Uri.UnescapeDataString(text);

    private static bool SameHeaders(string left, string right)
    {
        if (left.Length == 0 && right.Length == 0) return true;
        return Sorted(left).SequenceEqual(Sorted(right), StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Sorted(string headers) =>
        headers.Split('&').Select(Uri.UnescapeDataString).Order(StringComparer.OrdinalIgnoreCase);
}

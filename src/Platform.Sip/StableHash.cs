namespace Platform.Sip;

/// <summary>FNV-1a over UTF-16 units: the same in every process, for choosing lanes and stateless tags. No secret.</summary>
internal static class StableHash
{
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return hash;
    }

    /// <summary>The same for ASCII given as bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return hash;
    }
}

using Microsoft.AspNetCore.Http;

namespace Platform.Gateway.Problems;

internal enum Language
{
    English = 0,
    Chinese = 1,
}

/// <summary>The one of our two languages that Accept-Language (RFC 9110 section 12.5.4) prefers; English when it names neither.</summary>
internal static class RequestLanguage
{
    public static Language Of(HttpRequest request)
    {
        var best = Language.English;
        var bestQuality = 0.0;
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage)
        {
            var quality = wanted.Quality ?? 1;
            if (quality <= bestQuality || Named(wanted.Value.AsSpan()) is not { } language)
                continue;
            (best, bestQuality) = (language, quality);
        }

        return best;
    }

    private static Language? Named(ReadOnlySpan<char> range) =>
        range.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese
        : range.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English
        : null;

    public static string Text(this HttpContext context, string english, string chinese) =>
        Of(context.Request) == Language.Chinese ? chinese : english;
}

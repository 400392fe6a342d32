using System.Globalization;

namespace Platform.Sip.Sdp;

/// <summary>Payload types of one m= line: a=rtpmap (RFC 8866 section 6.6), and the static types of RFC 3551 without one.</summary>
internal static class SdpRtpMap
{
    public const string TelephoneEvent = "telephone-event";

    /// <summary>Encoding name and clock rate of a format; null when unknown.</summary>
    public static (string Name, int ClockRate)? Find(SdpMedia media, string format)
    {
        foreach (var attribute in media.Attributes)
        {
            if (attribute.Name != "rtpmap" || attribute.Value is not { } value) continue;
            var space = value.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && value.AsSpan(0, space).SequenceEqual(format)) return Encoding(value[(space + 1)..]);
        }
        return format switch
        {
            "0" => ("PCMU", 8000),
            "8" => ("PCMA", 8000),
            _ => null,
        };
    }

    /// <summary>The codec of a format that we speak; null for others.</summary>
    public static AudioCodec? Codec(SdpMedia media, string format) => Find(media, format) switch
    {
        ({ } name, 8000) when Is(name, "PCMU") => AudioCodec.Pcmu,
        ({ } name, 8000) when Is(name, "PCMA") => AudioCodec.Pcma,
        _ => null,
    };

    /// <summary>The payload type of telephone-event at 8 kHz; null when the line has none.</summary>
    public static int? TelephoneEventOf(SdpMedia media)
    {
        foreach (var format in media.Formats)
            if (Find(media, format) is ({ } name, 8000) && Is(name, TelephoneEvent) && PayloadType(format) is { } type) return type;
        return null;
    }

    /// <summary>0 to 127; null for anything else.</summary>
    public static int? PayloadType(string format) =>
        byte.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var type) && type < 128 ? type : null;

    public static string Name(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcmu => "PCMU",
        AudioCodec.Pcma => "PCMA",
        _ => throw new ArgumentOutOfRangeException(nameof(codec)),
    };

    private static (string, int)? Encoding(string text)
    {
        var parts = text.Split('/');
        return parts.Length >= 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rate)
            ? (parts[0].Trim(), rate) : null;
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

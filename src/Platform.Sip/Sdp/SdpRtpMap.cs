using System.Globalization;

namespace Platform.Sip.Sdp;

/// <summary>Payload types of one m= line: a=rtpmap (RFC 8866 section 6.6), and the static types of RFC 3551 without one.</summary>
internal static class SdpRtpMap
{
    public const string TelephoneEvent = "telephone-event";
    public const string ComfortNoise = "CN";

    /// <summary>The static type of comfort noise (RFC 3389 section 4), the one that is spoken here.</summary>
    public const int ComfortNoisePayloadType = 13;

    public const int NarrowClockRate = 8000;
    public const int OpusClockRate = 48000;

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
            "0" => ("PCMU", NarrowClockRate),
            "8" => ("PCMA", NarrowClockRate),
            "9" => ("G722", NarrowClockRate),
            "13" => (ComfortNoise, NarrowClockRate),
            _ => null,
        };
    }

    /// <summary>The codec of a format that we speak; null for others.</summary>
    public static AudioCodec? Codec(SdpMedia media, string format) => Find(media, format) switch
    {
        ({ } name, NarrowClockRate) when Is(name, "PCMU") => AudioCodec.Pcmu,
        ({ } name, NarrowClockRate) when Is(name, "PCMA") => AudioCodec.Pcma,
        ({ } name, NarrowClockRate) when Is(name, "G722") => AudioCodec.G722,
        ({ } name, OpusClockRate) when Is(name, "opus") => AudioCodec.Opus,
        _ => null,
    };

    /// <summary>
    /// The payload type of telephone-event at the codec's clock, where it has to run (RFC 4733 section 2.1); beside Opus also at 8 kHz, as
    /// Firefox has it. Null when the line has none.
    /// </summary>
    public static (int PayloadType, int ClockRate)? TelephoneEventOf(SdpMedia media, AudioCodec codec)
    {
        var atClock = TelephoneEventAt(media, ClockRate(codec));
        return atClock is null && codec == AudioCodec.Opus ? TelephoneEventAt(media, NarrowClockRate) : atClock;
    }

    /// <summary>Comfort noise runs at the clock of its codec; Opus has its own.</summary>
    public static bool MayGoWithComfortNoise(AudioCodec codec) => ClockRate(codec) == NarrowClockRate;

    /// <summary>The line has comfort noise for the codec.</summary>
    public static bool HasComfortNoise(SdpMedia media, AudioCodec codec) =>
        MayGoWithComfortNoise(codec) && media.Formats.Any(format => PayloadType(format) == ComfortNoisePayloadType
            && Find(media, format) is ({ } name, NarrowClockRate) && Is(name, ComfortNoise));

    /// <summary>0 to 127; null for anything else.</summary>
    public static int? PayloadType(string format) =>
        byte.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var type) && type < 128 ? type : null;

    /// <summary>As it stands in a=rtpmap.</summary>
    public static string Text(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcmu => "PCMU/8000",
        AudioCodec.Pcma => "PCMA/8000",
        AudioCodec.G722 => "G722/8000",
        AudioCodec.Opus => "opus/48000/2",
        _ => throw new ArgumentOutOfRangeException(nameof(codec)),
    };

    public static int ClockRate(AudioCodec codec) => codec == AudioCodec.Opus ? OpusClockRate : NarrowClockRate;

    private static (int, int)? TelephoneEventAt(SdpMedia media, int clockRate)
    {
        foreach (var format in media.Formats)
            if (Find(media, format) is ({ } name, var rate) && rate == clockRate && Is(name, TelephoneEvent) && PayloadType(format) is { } type)
                return (type, clockRate);
        return null;
    }

    private static (string, int)? Encoding(string text)
    {
        var parts = text.Split('/');
        return parts.Length >= 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rate)
            ? (parts[0].Trim(), rate) : null;
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

namespace Platform.Media.Audio.Import;

/// <summary>Why a file was not taken as a prompt. Numbers are stable.</summary>
public enum AudioRefusal
{
    None = 0,

    /// <summary>The content is neither WAV nor MP3, whatever the name says.</summary>
    UnknownFormat = 1,

    /// <summary>A WAV file in an encoding, sample rate or number of channels that is not read.</summary>
    UnsupportedEncoding = 2,

    /// <summary>It begins as a WAV or MP3 file and cannot be read on.</summary>
    Damaged = 3,

    TooShort = 4,
    TooLong = 5,

    /// <summary>There is nothing to be heard.</summary>
    Silent = 6,
}

/// <summary>How long a prompt may be. A file that claims or unpacks to more is given up as soon as that shows.</summary>
public sealed record AudioLimits(TimeSpan Shortest, TimeSpan Longest)
{
    public static AudioLimits Default { get; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
}

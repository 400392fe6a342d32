namespace Platform.Contracts.Prompts;

/// <summary>Why a file does not become a prompt. The numbers are stable.</summary>
public enum PromptRefusal
{
    /// <summary>The content is neither WAV nor MP3.</summary>
    UnknownFormat = 1,

    /// <summary>A WAV file in an encoding, sample rate or number of channels that is not read.</summary>
    UnsupportedEncoding = 2,

    /// <summary>It cannot be read to its end.</summary>
    Damaged = 3,

    TooShort = 4,
    TooLong = 5,

    /// <summary>There is nothing to be heard.</summary>
    Silent = 6,
}

/// <param name="Audio">As it is stored; null when the file is refused.</param>
public sealed record PromptConversion(PromptRefusal? Refusal, byte[]? Audio, int DurationMs);

/// <summary>Makes prompts of what people upload. Costs seconds of CPU for long files; few are converted at a time.</summary>
public interface IPromptConverter
{
    /// <param name="file">WAV or MP3, told apart by content.</param>
    Task<PromptConversion> ConvertAsync(byte[] file, CancellationToken cancellation);

    /// <summary>A WAV file of stored audio, for people to listen to.</summary>
    byte[] ToWav(byte[] audio);
}

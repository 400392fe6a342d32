using Platform.Domain.Recordings;

namespace Platform.Contracts;

/// <summary>What verifying a recording's file found. Numbers are stable.</summary>
public enum RecordingVerdict
{
    Sound = 0,
    NoRecording = 1,

    /// <summary>Something was changed, left out or moved.</summary>
    BrokenChain = 2,

    /// <summary>A part cannot be opened with the tenant's key.</summary>
    NotAuthentic = 3,

    /// <summary>It ends elsewhere than the index says.</summary>
    WrongEnd = 4,

    FileGone = 5,
}

/// <summary>A waveform: the loudest sample of each part, 0 to 100, left and right.</summary>
public sealed record RecordingWaveform(IReadOnlyList<int> Left, IReadOnlyList<int> Right);

/// <summary>The files of recordings, on this machine.</summary>
public interface IRecordingFiles
{
    /// <summary>This process can give Opus.</summary>
    bool HasOpus { get; }

    /// <summary>A WAV file, stereo, 16-bit PCM; seekable. Null when there is no file, or it is no recording.</summary>
    Task<Stream?> OpenWavAsync(Recording recording, CancellationToken cancellation);

    /// <summary>Writes Opus in Ogg (RFC 7845). False, and nothing, when there is no file.</summary>
    Task<bool> WriteOpusAsync(Recording recording, Stream target, CancellationToken cancellation);

    /// <param name="parts">How many parts the recording is divided into.</param>
    Task<RecordingWaveform?> DrawAsync(Recording recording, int parts, CancellationToken cancellation);

    Task<RecordingVerdict> VerifyAsync(Recording recording, CancellationToken cancellation);

    /// <summary>The file goes; one that is gone is left alone.</summary>
    void Delete(Recording recording);
}

using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Recordings;
using Platform.Media.Recording;

namespace Platform.Telephony.Recordings;

/// <summary>Recordings as files below one folder, opened with their tenant's key.</summary>
public sealed class RecordingFiles(string folder, IRecordingKeys keys) : IRecordingFiles
{
    public bool HasOpus => OggOpusWriter.IsAvailable;

    /// <summary>Of all recordings.</summary>
    public string Folder => folder;

    public async Task<Stream?> OpenWavAsync(Recording recording, CancellationToken cancellation) =>
        await OpenAsync(recording, cancellation) is { } reader ? new RecordingWavStream(reader) : null;

    public async Task<bool> WriteOpusAsync(Recording recording, Stream target, CancellationToken cancellation)
    {
        using var reader = await OpenAsync(recording, cancellation);
        if (reader is null)
            return false;
        var serial = BitConverter.ToUInt32(reader.Header.Salt);
        await OggOpusWriter.WriteAsync(reader, target, serial, cancellation);
        return true;
    }

    public async Task<RecordingWaveform?> DrawAsync(Recording recording, int parts, CancellationToken cancellation)
    {
        using var reader = await OpenAsync(recording, cancellation);
        if (reader is null)
            return null;
        var peaks = RecordingPeaks.Of(reader, parts);
        return new RecordingWaveform(peaks.Left, peaks.Right);
    }

    public async Task<RecordingVerdict> VerifyAsync(Recording recording, CancellationToken cancellation)
    {
        if (!Has(recording))
            return RecordingVerdict.FileGone;
        using var reader = await OpenAsync(recording, cancellation);
        if (reader is null)
            return RecordingVerdict.NoRecording;
        return reader.Verify(recording.File?.Head) switch
        {
            RecordingDamage.None => RecordingVerdict.Sound,
            RecordingDamage.BrokenChain => RecordingVerdict.BrokenChain,
            RecordingDamage.NotAuthentic => RecordingVerdict.NotAuthentic,
            _ => RecordingVerdict.WrongEnd,
        };
    }

    public void Delete(Recording recording)
    {
        if (Has(recording))
            File.Delete(PathOf(recording));
    }

    internal bool Has(Recording recording) => File.Exists(PathOf(recording));

    /// <summary>What a file holds up to its last whole block; null when there is none, or it is not authentic.</summary>
    internal async Task<RecordingSummary?> SummarizeAsync(Recording recording, CancellationToken cancellation)
    {
        using var reader = await OpenAsync(recording, cancellation);
        return reader is not null && reader.Verify(null) == RecordingDamage.None ? reader.Summarize() : null;
    }

    /// <summary>The tenant of the file must be the one that asks: a file that was moved does not open.</summary>
    private async Task<RecordingReader?> OpenAsync(Recording recording, CancellationToken cancellation)
    {
        var path = PathOf(recording);
        if (!File.Exists(path))
            return null;
        var key = await keys.OfTenantAsync(recording.Tenant, cancellation);
        var reader = RecordingReader.Open(path, _ => key);
        if (reader is null || (reader.Header.Tenant, reader.Header.CallId) == (recording.Tenant, recording.CallId))
            return reader;
        reader.Dispose();
        return null;
    }

    private string PathOf(Recording recording) => Path.Combine(folder, recording.Path);
}

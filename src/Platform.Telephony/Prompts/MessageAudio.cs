using System.Buffers.Binary;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Media.Audio;
using Platform.Media.Recording;

namespace Platform.Telephony.Prompts;

/// <summary>What callers said in their messages, read from the files of recordings.</summary>
internal sealed class MessageAudio(IRecordings index, IRecordingFiles files)
{
    /// <summary>Null when there is no such message, or nothing was said.</summary>
    public async Task<AudioLoop?> LoadAsync(string tenant, string messageId)
    {
        if (await index.FindAsync(tenant, messageId, CancellationToken.None) is not { Mailbox: not null } recording
            || await files.OpenWavAsync(recording, CancellationToken.None) is not { } wav)
            return null;
        await using (wav)
        {
            var octets = new byte[wav.Length];
            await wav.ReadExactlyAsync(octets);
            var said = LeftOf(octets.AsSpan(RecordingWavStream.HeaderLength));
            return said.Length == 0 ? null : AudioLoop.FromPcm(messageId, said);
        }
    }

    private static short[] LeftOf(ReadOnlySpan<byte> frames)
    {
        var samples = new short[frames.Length / RecordingWavStream.BytesPerFrame];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(frames[(i * RecordingWavStream.BytesPerFrame)..]);
        return samples;
    }
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Platform.Media.Audio.Import;

namespace Platform.Media.Audio;

/// <summary>Linear 16-bit audio; stereo samples are interleaved left, right.</summary>
public sealed record WavAudio(int Channels, short[] Samples)
{
    /// <summary>The audio itself when mono, else the mean of left and right.</summary>
    public short[] ToMono()
    {
        if (Channels == 1) return Samples;
        var mono = new short[Samples.Length / 2];
        for (var i = 0; i < mono.Length; i++) mono[i] = (short)((Samples[2 * i] + Samples[2 * i + 1]) / 2);
        return mono;
    }
}

/// <summary>Why a WAV file was not taken. Numbers are stable.</summary>
public enum WavRefusal
{
    None = 0,

    /// <summary>Not a RIFF WAVE file, or it ends in the middle of a chunk header.</summary>
    NotWav = 1,

    /// <summary>Not 16-bit linear PCM.</summary>
    NotPcm16 = 2,

    /// <summary>Not 8000 samples per second.</summary>
    NotEightKilohertz = 3,

    /// <summary>Neither mono nor stereo.</summary>
    NotMonoOrStereo = 4,

    /// <summary>No samples.</summary>
    Empty = 5,
}

/// <summary>
/// Reads and writes WAV files of 8 kHz 16-bit mono or stereo: RIFF, little-endian, a <c>fmt </c> and a <c>data</c> chunk.
/// </summary>
public static class WavFile
{
    private const int HeaderBytes = 44;

    public static bool TryRead(ReadOnlySpan<byte> file, [NotNullWhen(true)] out WavAudio? audio, out WavRefusal refusal)
    {
        audio = null;
        refusal = WavRefusal.NotWav;
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file.Slice(8, 4).SequenceEqual("WAVE"u8)) return false;
        if (!RiffChunks.TryFind(file, "fmt "u8, out var format) || format.Length < 16) return false;
        refusal = CheckFormat(format, out var channels);
        if (refusal != WavRefusal.None) return false;
        if (!RiffChunks.TryFind(file, "data"u8, out var data) || data.Length < 2 * channels)
        {
            refusal = WavRefusal.Empty;
            return false;
        }

        var samples = new short[data.Length / (2 * channels) * channels];
        for (var i = 0; i < samples.Length; i++) samples[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(2 * i)..]);
        audio = new WavAudio(channels, samples);
        return true;
    }

    /// <summary>The whole file as bytes.</summary>
    public static byte[] Write(WavAudio audio, int sampleRate = AudioLoop.SampleRate)
    {
        ArgumentNullException.ThrowIfNull(audio);
        var file = new byte[HeaderBytes + 2 * audio.Samples.Length];
        WriteHeader(file, audio.Channels, sampleRate, 2 * audio.Samples.Length);
        for (var i = 0; i < audio.Samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(HeaderBytes + 2 * i), audio.Samples[i]);
        return file;
    }

    private static WavRefusal CheckFormat(ReadOnlySpan<byte> format, out int channels)
    {
        channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var isPcm = BinaryPrimitives.ReadUInt16LittleEndian(format) == 1;
        if (!isPcm || BinaryPrimitives.ReadUInt16LittleEndian(format[14..]) != 16) return WavRefusal.NotPcm16;
        if (BinaryPrimitives.ReadUInt32LittleEndian(format[4..]) != AudioLoop.SampleRate) return WavRefusal.NotEightKilohertz;
        return channels is 1 or 2 ? WavRefusal.None : WavRefusal.NotMonoOrStereo;
    }

    private static void WriteHeader(Span<byte> header, int channels, int sampleRate, int dataBytes)
    {
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderBytes - 8 + dataBytes);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * 2 * channels);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)(2 * channels));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], dataBytes);
    }
}

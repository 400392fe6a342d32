using System.Buffers.Binary;
using System.Text;

namespace Platform.Interop.Audio;

/// <summary>RIFF/WAVE with 8 kHz mono 16-bit PCM samples.</summary>
public static class WavFile
{
    private const int HeaderLength = 44;

    public static void Write(string path, ReadOnlySpan<short> samples)
    {
        var bytes = new byte[HeaderLength + (samples.Length * 2)];
        Encoding.ASCII.GetBytes("RIFF").CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        Encoding.ASCII.GetBytes("WAVEfmt ").CopyTo(bytes, 8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), Tones.SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), Tones.SampleRateHz * 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        Encoding.ASCII.GetBytes("data").CopyTo(bytes, 36);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), samples.Length * 2);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(HeaderLength + (i * 2)), samples[i]);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Reads the samples; the length in the header is not trusted, because a recorder that was killed leaves it at 0.</summary>
    public static short[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        var data = bytes.IndexOf("data"u8);
        if (data < 0) throw new InvalidDataException($"{path} holds no WAVE data");
        var samples = new short[(bytes.Length - data - 8) / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(data + 8 + (i * 2))..]);
        return samples;
    }
}

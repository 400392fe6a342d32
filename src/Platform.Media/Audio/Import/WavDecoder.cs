using System.Buffers.Binary;

namespace Platform.Media.Audio.Import;

/// <summary>
/// Reads what people call WAV: RIFF WAVE with linear PCM of 8, 16, 24 or 32 bits, IEEE float of 32 or 64 bits, A-law or µ-law, mono
/// or stereo, of any usual sample rate; WAVE_FORMAT_EXTENSIBLE names one of those in its sub-format.
/// </summary>
internal static class WavDecoder
{
    private const int LowestRate = 4000;
    private const int HighestRate = 192_000;
    private const int ChunkFrames = 4096;
    private const int ExtensibleLength = 40;
    private const int ExtensibleTag = 0xFFFE;

    public static bool Recognizes(ReadOnlySpan<byte> file) =>
        file.Length >= 12 && file[..4].SequenceEqual("RIFF"u8) && file.Slice(8, 4).SequenceEqual("WAVE"u8);

    public static AudioRefusal TryDecode(ReadOnlySpan<byte> file, AudioLimits limits, out RawAudio? audio)
    {
        audio = null;
        if (!RiffChunks.TryFind(file, "fmt "u8, out var format) || format.Length < 16) return AudioRefusal.Damaged;
        if (!RiffChunks.TryFind(file, "data"u8, out var data)) return AudioRefusal.Damaged;
        var layout = WavLayout.Of(format);
        if (layout.Decode is not { } decode || layout.Channels is not (1 or 2) || layout.Rate is < LowestRate or > HighestRate)
            return AudioRefusal.UnsupportedEncoding;
        var mixer = new MonoMixer(layout.Channels, (int)(limits.Longest.TotalSeconds * layout.Rate));
        var frameBytes = layout.SampleBytes * layout.Channels;
        var samples = new float[ChunkFrames * layout.Channels];
        while (data.Length >= frameBytes && !mixer.IsOverfull)
        {
            var count = Math.Min(ChunkFrames, data.Length / frameBytes) * layout.Channels;
            for (var i = 0; i < count; i++) samples[i] = decode(data.Slice(i * layout.SampleBytes, layout.SampleBytes));
            mixer.Add(samples.AsSpan(0, count));
            data = data[(count * layout.SampleBytes)..];
        }

        if (mixer.IsOverfull) return AudioRefusal.TooLong;
        audio = new RawAudio(layout.Rate, mixer.ToArray());
        return AudioRefusal.None;
    }

    private delegate float SampleDecoder(ReadOnlySpan<byte> octets);

    /// <param name="Decode">Null for an encoding that is not read.</param>
    private readonly record struct WavLayout(int Rate, int Channels, int SampleBytes, SampleDecoder? Decode)
    {
        public static WavLayout Of(ReadOnlySpan<byte> format)
        {
            int tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
            if (tag == ExtensibleTag && format.Length >= ExtensibleLength) tag = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
            int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
            var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
            return new WavLayout(
                (int)Math.Min(rate, int.MaxValue), BinaryPrimitives.ReadUInt16LittleEndian(format[2..]), bits / 8, DecoderOf(tag, bits));
        }

        private static SampleDecoder? DecoderOf(int tag, int bits) => (tag, bits) switch
        {
            (1, 8) => static octets => (octets[0] - 128) / 128f,
            (1, 16) => static octets => BinaryPrimitives.ReadInt16LittleEndian(octets) / 32768f,
            (1, 24) => static octets => ((octets[2] << 24 | octets[1] << 16 | octets[0] << 8) >> 8) / 8388608f,
            (1, 32) => static octets => BinaryPrimitives.ReadInt32LittleEndian(octets) / 2147483648f,
            (3, 32) => static octets => BinaryPrimitives.ReadSingleLittleEndian(octets),
            (3, 64) => static octets => (float)BinaryPrimitives.ReadDoubleLittleEndian(octets),
            (6, 8) => static octets => G711.ALawToLinear(octets[0]) / 32768f,
            (7, 8) => static octets => G711.MuLawToLinear(octets[0]) / 32768f,
            _ => null,
        };
    }
}

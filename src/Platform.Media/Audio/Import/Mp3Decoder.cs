using NLayer;

namespace Platform.Media.Audio.Import;

/// <summary>
/// Reads MPEG-1, 2 and 2.5 layer III through NLayer, a managed decoder: a file of strangers is no food for native code. Whatever
/// exception it throws means that the file is damaged.
/// </summary>
internal static class Mp3Decoder
{
    private const int ChunkSamples = 8192;
    private const int HeaderLength = 4;
    private const int LayerThree = 1;

    /// <summary>Bytes in which, after tags, two frames must follow each other for the file to be believed.</summary>
    private const int SearchLength = 4096;

    private static readonly int[] RatesOfVersion1 = [44100, 48000, 32000];
    private static readonly int[] KilobitsOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] KilobitsOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    /// <summary>Two frame headers one frame apart (ISO/IEC 11172-3 2.4.1.3): a lone sync word is in many files.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> file)
    {
        var start = TagLength(file);
        var last = Math.Min(file.Length - HeaderLength, start + SearchLength);
        for (var at = start; at <= last; at++)
        {
            var length = FrameLength(file[at..]);
            if (length > 0 && at + length + HeaderLength <= file.Length && FrameLength(file[(at + length)..]) > 0) return true;
        }

        return false;
    }

    public static AudioRefusal TryDecode(byte[] file, AudioLimits limits, out RawAudio? audio)
    {
        audio = null;
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            using var mpeg = new MpegFile(stream);
            if (mpeg.Channels is not (1 or 2) || mpeg.SampleRate is < 8000 or > 48000) return AudioRefusal.Damaged;
            return Read(mpeg, limits, out audio);
        }
        catch (Exception)
        {
            // The decoder was written for files that are sound.
            return AudioRefusal.Damaged;
        }
    }

    private static AudioRefusal Read(MpegFile mpeg, AudioLimits limits, out RawAudio? audio)
    {
        audio = null;
        var mixer = new MonoMixer(mpeg.Channels, (int)(limits.Longest.TotalSeconds * mpeg.SampleRate));
        var samples = new float[ChunkSamples];
        for (int count; (count = mpeg.ReadSamples(samples, 0, samples.Length)) > 0 && !mixer.IsOverfull;)
            mixer.Add(samples.AsSpan(0, count));
        if (mixer.IsOverfull) return AudioRefusal.TooLong;
        audio = new RawAudio(mpeg.SampleRate, mixer.ToArray());
        return AudioRefusal.None;
    }

    /// <summary>Length of an ID3v2 tag at the start, header included; its size has 7 bits an octet. 0: there is none.</summary>
    private static int TagLength(ReadOnlySpan<byte> file) =>
        file.Length >= 10 && file[..3].SequenceEqual("ID3"u8)
            ? 10 + ((file[6] & 0x7F) << 21 | (file[7] & 0x7F) << 14 | (file[8] & 0x7F) << 7 | (file[9] & 0x7F))
            : 0;

    /// <summary>Octets of the layer III frame whose header stands here; 0 when none does.</summary>
    private static int FrameLength(ReadOnlySpan<byte> header)
    {
        if (header[0] != 0xFF || (header[1] & 0xE0) != 0xE0 || ((header[1] >> 1) & 3) != LayerThree) return 0;
        var version = (header[1] >> 3) & 3;
        var rateIndex = (header[2] >> 2) & 3;
        var bitrateIndex = header[2] >> 4;
        if (version == 1 || rateIndex == 3 || bitrateIndex is 0 or 15) return 0;
        var isVersion1 = version == 3;
        var rate = RatesOfVersion1[rateIndex] / (isVersion1 ? 1 : version == 2 ? 2 : 4);
        var kilobits = (isVersion1 ? KilobitsOfVersion1 : KilobitsOfVersion2)[bitrateIndex];
        return (isVersion1 ? 144 : 72) * kilobits * 1000 / rate + ((header[2] >> 1) & 1);
    }
}

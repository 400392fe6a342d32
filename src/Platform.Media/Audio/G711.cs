namespace Platform.Media.Audio;

/// <summary>
/// ITU-T G.711: 8-bit logarithmic coding of 8 kHz speech. Linear samples are 16 bits, the 13-bit (A-law) and 14-bit (µ-law)
/// values of the recommendation shifted left to full scale. A-law octets carry the even-bit inversion (0x55) as on the wire.
/// </summary>
/// <remarks>
/// All conversions are table look-ups; the tables follow from the recommendation's segment rules: a sign bit, three segment
/// bits, four step bits, and a decoder value in the middle of each quantising interval.
/// </remarks>
public static class G711
{
    /// <summary>Octet of silence in A-law.</summary>
    public const byte ALawSilence = 0xD5;

    /// <summary>Octet of silence in µ-law.</summary>
    public const byte MuLawSilence = 0xFF;

    private const int MuLawBias = 33 << 2;
    private const int MuLawClip = 32635;

    private static readonly short[] ALawLinear = BuildTable(DecodeALaw);
    private static readonly short[] MuLawLinear = BuildTable(DecodeMuLaw);
    private static readonly byte[] ALawOctets = BuildOctets(EncodeALaw);
    private static readonly byte[] MuLawOctets = BuildOctets(EncodeMuLaw);
    private static readonly byte[] ALawByMuLaw = BuildTranscoding(MuLawLinear, ALawOctets);
    private static readonly byte[] MuLawByALaw = BuildTranscoding(ALawLinear, MuLawOctets);

    public static short ALawToLinear(byte octet) => ALawLinear[octet];

    public static short MuLawToLinear(byte octet) => MuLawLinear[octet];

    public static byte LinearToALaw(short sample) => ALawOctets[(ushort)sample];

    public static byte LinearToMuLaw(short sample) => MuLawOctets[(ushort)sample];

    public static byte MuLawToALaw(byte octet) => ALawByMuLaw[octet];

    public static byte ALawToMuLaw(byte octet) => MuLawByALaw[octet];

    /// <summary>Octet of silence in <paramref name="codec"/>.</summary>
    public static byte Silence(MediaCodec codec) => codec == MediaCodec.Pcma ? ALawSilence : MuLawSilence;

    /// <summary>Encodes as many samples as there are; <paramref name="octets"/> is at least as long.</summary>
    public static void Encode(MediaCodec codec, ReadOnlySpan<short> samples, Span<byte> octets)
    {
        var table = codec == MediaCodec.Pcma ? ALawOctets : MuLawOctets;
        for (var i = 0; i < samples.Length; i++) octets[i] = table[(ushort)samples[i]];
    }

    /// <summary>Decodes as many octets as there are; <paramref name="samples"/> is at least as long.</summary>
    public static void Decode(MediaCodec codec, ReadOnlySpan<byte> octets, Span<short> samples)
    {
        var table = codec == MediaCodec.Pcma ? ALawLinear : MuLawLinear;
        for (var i = 0; i < octets.Length; i++) samples[i] = table[octets[i]];
    }

    /// <summary>Turns octets of <paramref name="from"/> into the other law, in place.</summary>
    public static void Transcode(MediaCodec from, Span<byte> octets)
    {
        var table = from == MediaCodec.Pcma ? MuLawByALaw : ALawByMuLaw;
        for (var i = 0; i < octets.Length; i++) octets[i] = table[octets[i]];
    }

    private static short DecodeALaw(byte octet)
    {
        var code = octet ^ 0x55;
        var segment = (code >> 4) & 7;
        var step = ((code & 0x0F) << 4) + 8;
        var magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
        return (short)((code & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static byte EncodeALaw(short sample)
    {
        var positive = sample >= 0;
        var magnitude = (positive ? sample : ~sample) >> 4;
        var segment = Math.Max(0, BitsBeyond(magnitude, 4));
        var step = magnitude >> Math.Max(0, segment - 1);
        var code = (segment << 4) | (step & 0x0F) | (positive ? 0x80 : 0);
        return (byte)(code ^ 0x55);
    }

    private static short DecodeMuLaw(byte octet)
    {
        var code = ~octet;
        var magnitude = ((((code & 0x0F) << 3) + MuLawBias) << ((code >> 4) & 7)) - MuLawBias;
        return (short)((code & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static byte EncodeMuLaw(short sample)
    {
        var positive = sample >= 0;
        var magnitude = Math.Min(Math.Abs((int)sample), MuLawClip) + MuLawBias;
        var segment = BitsBeyond(magnitude, 8);
        var code = (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F) | (positive ? 0 : 0x80);
        return (byte)~code;
    }

    /// <summary>How many bits <paramref name="magnitude"/> has beyond <paramref name="width"/>.</summary>
    private static int BitsBeyond(int magnitude, int width) => 32 - int.LeadingZeroCount(magnitude) - width;

    private static short[] BuildTable(Func<byte, short> decode) =>
        [.. Enumerable.Range(0, 256).Select(octet => decode((byte)octet))];

    private static byte[] BuildOctets(Func<short, byte> encode) =>
        [.. Enumerable.Range(0, 65536).Select(bits => encode((short)(ushort)bits))];

    private static byte[] BuildTranscoding(short[] linear, byte[] octets) =>
        [.. Enumerable.Range(0, 256).Select(octet => octets[(ushort)linear[octet]])];
}

namespace Platform.Interop.Audio;

/// <summary>
/// G.711 as ITU-T G.711 defines it, one byte per 8 kHz sample. The harness has its own so that a fault in the platform's
/// codec can't hide behind itself.
/// </summary>
public sealed record AudioCodec(string Name, int PayloadType, Func<short, byte> Encode, Func<byte, short> Decode)
{
    public static readonly AudioCodec Pcmu = new("PCMU", 0, EncodeMuLaw, DecodeMuLaw);
    public static readonly AudioCodec Pcma = new("PCMA", 8, EncodeALaw, DecodeALaw);

    public static AudioCodec OfPayloadType(int payloadType) => payloadType == Pcma.PayloadType ? Pcma : Pcmu;

    public byte[] Encoded(ReadOnlySpan<short> samples)
    {
        var bytes = new byte[samples.Length];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = Encode(samples[i]);
        return bytes;
    }

    // Sign, 3 bits of segment, 4 bits of step; all bits inverted. The bias of 132 (33 in 14 bits) makes each segment start at a power of two.
    private static byte EncodeMuLaw(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), 32635) + 132;
        var segment = int.Log2(magnitude) - 7;
        return (byte)~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
    }

    private static short DecodeMuLaw(byte code)
    {
        var bits = ~code;
        var segment = (bits >> 4) & 7;
        var magnitude = ((((bits & 0x0F) << 3) + 132) << segment) - 132;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    // As above without bias; even bits inverted, and the sign bit is set for positive samples.
    private static byte EncodeALaw(short sample)
    {
        var sign = sample >= 0 ? 0x80 : 0;
        var magnitude = (sample >= 0 ? sample : ~sample) >> 3;
        var segment = magnitude < 32 ? 0 : int.Log2(magnitude) - 4;
        var step = (magnitude >> Math.Max(segment, 1)) & 0x0F;
        if (segment == 0) return (byte)((sign | (magnitude >> 1)) ^ 0x55);
        return (byte)((sign | (segment << 4) | step) ^ 0x55);
    }

    private static short DecodeALaw(byte code)
    {
        var bits = code ^ 0x55;
        var segment = (bits >> 4) & 7;
        var magnitude = ((bits & 0x0F) << 4) + 8;
        if (segment > 0) magnitude = (magnitude + 256) << (segment - 1);
        return (short)((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}

using System.Buffers.Binary;

namespace Platform.Media.Dtmf;

/// <summary>
/// The payload of a telephone-event packet (RFC 4733 2.3), and which events are keys (3.2).
/// <code>
/// |     event     |E|R| volume    |          duration             |
/// </code>
/// </summary>
internal readonly record struct TelephoneEvent(byte Code, bool IsEnd, ushort Duration)
{
    public const int Length = 4;
    private const string Keys = "0123456789*#ABCD";
    private const byte Volume = 10;

    public bool IsKey => Code < Keys.Length;

    public char Key => Keys[Code];

    public static bool TryParse(ReadOnlySpan<byte> payload, out TelephoneEvent parsed)
    {
        parsed = default;
        if (payload.Length < Length) return false;
        parsed = new TelephoneEvent(payload[0], (payload[1] & 0x80) != 0, BinaryPrimitives.ReadUInt16BigEndian(payload[2..]));
        return true;
    }

    public static bool TryCodeOf(char key, out byte code)
    {
        var index = Keys.IndexOf(char.ToUpperInvariant(key), StringComparison.Ordinal);
        code = (byte)Math.Max(0, index);
        return index >= 0;
    }

    /// <summary>Rewrites the duration of a payload for another clock; one that 16 bits can't hold is cut.</summary>
    public static void ChangeClock(Span<byte> payload, int fromPerMs, int toPerMs)
    {
        if (fromPerMs == toPerMs || !TryParse(payload, out var parsed)) return;
        var duration = (ushort)Math.Min(ushort.MaxValue, parsed.Duration * toPerMs / fromPerMs);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], duration);
    }

    public void Write(Span<byte> payload)
    {
        payload[0] = Code;
        payload[1] = (byte)((IsEnd ? 0x80 : 0) | Volume);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], Duration);
    }
}

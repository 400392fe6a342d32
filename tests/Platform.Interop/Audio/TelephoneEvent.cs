using System.Buffers.Binary;

namespace Platform.Interop.Audio;

/// <summary>
/// RFC 4733: a pressed key as RTP payload. Event number, E bit with volume, duration in timestamp units; the last packet is sent three times.
/// </summary>
internal static class TelephoneEvent
{
    internal const int PayloadType = 101;

    private const string Keys = "0123456789*#ABCD";
    private const int Updates = 4;
    private const int Ends = 3;
    private const int UnitsPerPacket = 160;
    private const byte EndBit = 0x80;
    private const byte Volume = 10;

    internal static IEnumerable<byte[]> Payloads(char key)
    {
        for (var packet = 1; packet <= Updates + Ends; packet++)
        {
            var payload = new byte[4];
            payload[0] = (byte)Keys.IndexOf(key);
            payload[1] = (byte)(Volume | (packet > Updates ? EndBit : 0));
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(2), (ushort)(Math.Min(packet, Updates + 1) * UnitsPerPacket));
            yield return payload;
        }
    }

    /// <summary>The key of an event that is over, or null while it goes on.</summary>
    internal static char? EndedKey(ReadOnlySpan<byte> payload) =>
        payload.Length >= 4 && payload[0] < Keys.Length && (payload[1] & EndBit) != 0 ? Keys[payload[0]] : null;
}

using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Platform.Sip.Messages;

/// <summary>
/// What the parser made of the bytes. With an error, <see cref="Message"/> is still there when its fields could be
/// indexed, so that a request can be answered (400, 505); without it only dropping is left.
/// </summary>
public readonly record struct SipParseResult(SipMessage? Message, SipParseError Error)
{
    public bool IsOk => Error == SipParseError.None;
}

/// <summary>
/// RFC 3261 section 7 and 25: finds the start line, indexes the header fields without reading their values, and cuts the
/// body by Content-Length. Invariants: it never throws, never reads a byte twice for lines, and allocates the message and
/// its index only. Lines end with CRLF; a bare CR or LF is an error, so no two readers can disagree about where a field ends.
/// The message keeps the memory it was parsed from: the caller hands the bytes over.
/// </summary>
public static class SipParser
{
    private const int StackSlots = 128;

    public static SipParseResult Parse(ReadOnlyMemory<byte> bytes) => Parse(bytes, SipParserLimits.Default);

    /// <summary>Parses one datagram, or one message that the stream framer cut out.</summary>
    [SkipLocalsInit]
    public static SipParseResult Parse(ReadOnlyMemory<byte> bytes, SipParserLimits limits)
    {
        while (bytes.Span.StartsWith("\r\n"u8)) bytes = bytes[2..];
        if (bytes.IsEmpty) return new(null, SipParseError.Empty);
        if (bytes.Length > Math.Min(limits.MaxMessageBytes, SipParserLimits.AbsoluteMaxMessageBytes)) return new(null,
            SipParseError.TooLarge);

        var raw = bytes.Span;
        var startLength = raw.IndexOf("\r\n"u8);
        if (startLength < 0) return new(null, SipParseError.Truncated);
        var start = StartLine.Read(raw[..startLength]);
        if (start.Method.Name is null && start.StatusCode == 0) return new(null, start.Error);

        Span<HeaderSlot> slots = stackalloc HeaderSlot[StackSlots];
        if (limits.MaxHeaders > StackSlots) slots = new HeaderSlot[limits.MaxHeaders];
        var index = new HeaderIndex(raw, slots[..limits.MaxHeaders], startLength + 2, limits);
        index.ReadAll();

        var body = bytes[Math.Min(index.End, bytes.Length)..];
        var error = start.Error != SipParseError.None ? start.Error : index.Error;
        if (error == SipParseError.None && start.StatusCode == 0 && start.TextLength > limits.MaxUriBytes) error = SipParseError.UriTooLong;
        if (error == SipParseError.None && CountVias(index.Slots, raw) > limits.MaxVias) error = SipParseError.TooManyVias;
        if (error == SipParseError.None) error = CutBody(index.Slots, raw, ref body);
        if (error == SipParseError.None && body.Length > limits.MaxBodyBytes) error = SipParseError.BodyTooLarge;
        SipMessage message = start.StatusCode != 0
            ? new SipResponse(start.StatusCode, start.TextStart, start.TextLength, bytes, index.Slots.ToArray(), body)
            : new SipRequest(start.Method, start.TextStart, start.TextLength, bytes, index.Slots.ToArray(), body);
        return new(message, error);
    }

    /// <summary>Fields and the commas in them: never less than the values.</summary>
    private static int CountVias(ReadOnlySpan<HeaderSlot> slots, ReadOnlySpan<byte> raw)
    {
        var count = 0;
        foreach (var slot in slots)
            if (slot.Id == SipHeader.Via) count += 1 + slot.Value(raw).Count((byte)',');
        return count;
    }

    private static SipParseError CutBody(ReadOnlySpan<HeaderSlot> slots, ReadOnlySpan<byte> raw, ref ReadOnlyMemory<byte> body)
    {
        var found = false;
        foreach (var slot in slots)
        {
            if (slot.Id != SipHeader.ContentLength) continue;
            if (found) return SipParseError.DuplicateHeader;
            found = true;
            if (!TryContentLength(slot.Value(raw), out var length)) return SipParseError.BadContentLength;
            if (length > body.Length) return SipParseError.Truncated;
            body = body[..length];
        }
        return SipParseError.None;
    }

    internal static bool TryContentLength(ReadOnlySpan<byte> value, out int length) =>
        Utf8Parser.TryParse(value, out length, out var used) && used == value.Length && length >= 0
            && value[0] is not ((byte)'+' or (byte)'-');
}

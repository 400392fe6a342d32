using System.Text;
using Platform.Sip.Messages;

namespace Platform.Sip.Transports;

/// <summary>What the framer found at the front of its bytes. From Broken there is no way back: close the connection.</summary>
public enum FrameKind
{
    NeedMore = 0,
    Message = 1,
    Ping = 2,
    Broken = 3,
}

/// <summary>
/// Cuts a byte stream into messages by Content-Length (RFC 3261 section 18.3), which a stream message must carry.
/// A double CRLF between messages is a keep-alive ping (RFC 5626 section 3.5.1). Holds at most one message's bytes
/// beyond what was read at once.
/// </summary>
public sealed class StreamFramer(SipParserLimits limits)
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private int _scanned;

    /// <summary>Room for the next read; call <see cref="Advance"/> with what was read.</summary>
    public Memory<byte> Space()
    {
        if (_buffer.Length - _end < 1024) MakeRoom();
        return _buffer.AsMemory(_end);
    }

    public void Advance(int bytes) => _end += bytes;

    /// <summary>There are bytes of a message that is not whole yet.</summary>
    public bool HoldsPart => _end > _start;

    /// <summary>Takes the next thing; a message's bytes are copied, so the caller may keep them.</summary>
    public FrameKind TryTake(out byte[] message, out SipParseError error)
    {
        message = [];
        error = SipParseError.None;
        if (SkipLineEnds()) return FrameKind.Ping;
        if (_start == _end || Pending[0] == '\r' && Pending.Length == 1) return FrameKind.NeedMore;

        var from = Math.Max(0, _scanned - 3);
        var found = Pending[from..].IndexOf("\r\n\r\n"u8);
        if (found < 0)
        {
            _scanned = Pending.Length;
            return Pending.Length > limits.MaxHeaderBytes ? Break(SipParseError.TooLarge, out error) : FrameKind.NeedMore;
        }
        var head = from + found + 4;
        error = ReadContentLength(Pending[..head], out var length);
        if (error != SipParseError.None) return FrameKind.Broken;
        if (head + (long)length > limits.MaxMessageBytes) return Break(SipParseError.TooLarge, out error);
        if (Pending.Length < head + length) return FrameKind.NeedMore;
        message = Pending[..(head + length)].ToArray();
        Consume(head + length);
        return FrameKind.Message;
    }

    private ReadOnlySpan<byte> Pending => _buffer.AsSpan(_start, _end - _start);

    /// <summary>True after a double CRLF; single ones are skipped in silence.</summary>
    private bool SkipLineEnds()
    {
        if (Pending.StartsWith("\r\n\r\n"u8))
        {
            Consume(4);
            return true;
        }
        if (Pending.StartsWith("\r\n"u8) && Pending.Length > 2 && Pending[2] != '\r') Consume(2);
        return false;
    }

    private static SipParseError ReadContentLength(ReadOnlySpan<byte> head, out int length)
    {
        length = -1;
        while (!head.IsEmpty)
        {
            var end = head.IndexOf("\r\n"u8);
            var line = head[..end];
            head = head[(end + 2)..];
            var colon = line.IndexOf((byte)':');
            if (colon < 0 || SipHeaderNames.Find(line[..colon].TrimEnd(" \t"u8)) != SipHeader.ContentLength) continue;
            if (length >= 0) return SipParseError.DuplicateHeader;
            if (!SipParser.TryContentLength(line[(colon + 1)..].Trim(" \t"u8), out length)) return SipParseError.BadContentLength;
        }
        return length < 0 ? SipParseError.ContentLengthMissing : SipParseError.None;
    }

    private static FrameKind Break(SipParseError reason, out SipParseError error)
    {
        error = reason;
        return FrameKind.Broken;
    }

    private void Consume(int bytes)
    {
        _start += bytes;
        _scanned = 0;
        if (_start == _end) _start = _end = 0;
    }

    private void MakeRoom()
    {
        var pending = Pending;
        var target = _buffer.Length - pending.Length < 2048 ? new byte[_buffer.Length * 2] : _buffer;
        pending.CopyTo(target);
        _end = pending.Length;
        _start = 0;
        _buffer = target;
    }
}

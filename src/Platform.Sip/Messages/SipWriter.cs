using System.Buffers;
using System.Globalization;
using System.Text;

namespace Platform.Sip.Messages;

/// <summary>Writes messages as bytes: canonical names, one field a line, Content-Length computed and last.</summary>
public static class SipWriter
{
    /// <summary>Writes into a pooled buffer; the caller disposes it once the bytes are sent. Compact takes one-letter names.</summary>
    public static MessageBuffer Write(SipMessage message, bool compact = false)
    {
        var buffer = new MessageBuffer(1024 + message.Body.Length);
        if (message is SipRequest request) request.WriteStartLine(ref buffer);
        else ((SipResponse)message).WriteStartLine(ref buffer);
        message.WriteHeaders(ref buffer, compact);
        buffer.Write(compact ? "l: "u8 : "Content-Length: "u8);
        buffer.WriteAscii(message.Body.Length.ToString(CultureInfo.InvariantCulture));
        buffer.Write("\r\n\r\n"u8);
        buffer.Write(message.Body.Span);
        return buffer;
    }

    public static byte[] ToBytes(SipMessage message, bool compact = false)
    {
        using var buffer = Write(message, compact);
        return buffer.Written.ToArray();
    }
}

/// <summary>A growing byte buffer from the shared pool. A value type: pass by reference, dispose once.</summary>
public struct MessageBuffer(int capacity) : IDisposable, IEquatable<MessageBuffer>
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;

    public readonly ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Space(bytes.Length));
        _length += bytes.Length;
    }

    internal void WriteAscii(string text) => _length += Encoding.ASCII.GetBytes(text, Space(text.Length));

    internal void WriteText(string text) =>
        _length += Encoding.UTF8.GetBytes(text, Space(Encoding.UTF8.GetMaxByteCount(text.Length)));

    private Span<byte> Space(int bytes)
    {
        if (_length + bytes > _bytes.Length) Grow(bytes);
        return _bytes.AsSpan(_length);
    }

    private void Grow(int bytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + bytes));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    public void Dispose()
    {
        if (_bytes.Length == 0) return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    public readonly bool Equals(MessageBuffer other) => ReferenceEquals(_bytes, other._bytes) && _length == other._length;

    public override readonly bool Equals(object? obj) => obj is MessageBuffer other && Equals(other);

    public override readonly int GetHashCode() => _length;

    public static bool operator ==(MessageBuffer left, MessageBuffer right) => left.Equals(right);

    public static bool operator !=(MessageBuffer left, MessageBuffer right) => !left.Equals(right);
}

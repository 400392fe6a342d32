using System.Buffers;
using System.Text;

namespace Platform.Sip.Messages;

/// <summary>
/// A message's fields as characters: the received head is widened once into a buffer of the caller, and fields are slices of it.
/// A head that is longer, or not all ASCII, and fields with folds are read by way of strings.
/// </summary>
internal readonly ref struct FieldChars
{
    public const int UsualHeadBytes = 2048;

    private readonly SipMessage _message;
    private readonly ReadOnlySpan<char> _head;

    public FieldChars(SipMessage message, ReadOnlySpan<byte> head, Span<char> buffer)
    {
        _message = message;
        if (head.Length <= buffer.Length && Ascii.ToUtf16(head, buffer, out var length) == OperationStatus.Done) _head = buffer[..length];
    }

    /// <summary>The first field's whole value; empty when it is missing.</summary>
    public ReadOnlySpan<char> this[SipHeader id]
    {
        get
        {
            var index = _message.IndexOf(id, 0);
            return index < 0 ? default : _message.ValueChars(index, _head);
        }
    }

    public ReadOnlySpan<char> this[int index] => _message.ValueChars(index, _head);

    public ReadOnlySpan<char> RequestUri => ((SipRequest)_message).UriChars(_head);
}

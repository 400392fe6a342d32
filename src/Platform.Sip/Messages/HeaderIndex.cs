namespace Platform.Sip.Messages;

/// <summary>Walks the header lines once and notes where each name and value lies. Folded lines belong to the field before.</summary>
internal ref struct HeaderIndex(ReadOnlySpan<byte> raw, Span<HeaderSlot> slots, int start, SipParserLimits limits)
{
    private readonly ReadOnlySpan<byte> _raw = raw;
    private readonly Span<HeaderSlot> _slots = slots;
    private readonly int _limit = start + limits.MaxHeaderBytes;
    private readonly int _maxFieldBytes = limits.MaxFieldBytes;
    private int _count;
    private bool _hasStrayLineEnd;

    /// <summary>Where the body starts.</summary>
    public int End { get; private set; } = start;

    public SipParseError Error { get; private set; }

    public readonly ReadOnlySpan<HeaderSlot> Slots => _slots[.._count];

    public void ReadAll()
    {
        while (Error == SipParseError.None)
        {
            var length = LineLength(End);
            if (length == 0)
            {
                End += 2;
                return;
            }
            if (length < 0) Fail(SipParseError.Truncated);
            else ReadField(length);
        }
    }

    private void ReadField(int length)
    {
        var start = End;
        End += length + 2;
        while (End < _raw.Length && _raw[End] is (byte)' ' or (byte)'\t')
        {
            var more = LineLength(End);
            if (more < 0)
            {
                Fail(SipParseError.Truncated);
                return;
            }
            End += more + 2;
        }
        if (End > _limit) Fail(SipParseError.TooLarge);
        else if (End - start > _maxFieldBytes) Fail(SipParseError.FieldTooLong);
        else if (_count == _slots.Length) Fail(SipParseError.TooManyHeaders);
        else AddField(start, End - 2 - start);
    }

    private void AddField(int start, int length)
    {
        var line = _raw.Slice(start, length);
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            Fail(SipParseError.BadHeaderLine);
            return;
        }
        var nameLength = colon;
        while (nameLength > 0 && line[nameLength - 1] is (byte)' ' or (byte)'\t') nameLength--;
        var name = line[..nameLength];
        var id = SipHeaderNames.Find(name);
        if (name.Length > byte.MaxValue || id == SipHeader.Other && !SipGrammar.IsToken(name))
        {
            Fail(SipParseError.BadHeaderLine);
            return;
        }
        if (_hasStrayLineEnd) Fail(SipParseError.BadLineEnd);
        var rest = line[(colon + 1)..];
        var (from, to) = (0, rest.Length);
        while (from < to && IsLws(rest[from])) from++;
        while (from < to && IsLws(rest[to - 1])) to--;
        _slots[_count++] = new HeaderSlot(id, start, name.Length, start + colon + 1 + from, to - from);
    }

    private static bool IsLws(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>
    /// Up to the next CRLF; negative when there is none. Notes a CR or LF on the way that is no line end: two readers could
    /// disagree about where that field ends.
    /// </summary>
    private int LineLength(int from)
    {
        var rest = _raw[Math.Min(from, _raw.Length)..];
        var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (length >= 0 && length + 1 < rest.Length && rest[length] == '\r' && rest[length + 1] == '\n') return length;
        _hasStrayLineEnd = true;
        return rest.IndexOf("\r\n"u8);
    }

    private void Fail(SipParseError error) => Error = error;
}

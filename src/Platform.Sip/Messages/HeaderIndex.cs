namespace Platform.Sip.Messages;

/// <summary>Walks the header lines once and notes where each name and value lies. Folded lines belong to the field before.</summary>
internal ref struct HeaderIndex(ReadOnlySpan<byte> raw, Span<HeaderSlot> slots, int start, int maxBytes)
{
    private readonly ReadOnlySpan<byte> _raw = raw;
    private readonly Span<HeaderSlot> _slots = slots;
    private readonly int _limit = start + maxBytes;
    private int _count;

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
        var name = line[..colon].TrimEnd(" \t"u8);
        if (name.Length > byte.MaxValue || !SipGrammar.IsToken(name))
        {
            Fail(SipParseError.BadHeaderLine);
            return;
        }
        var rest = line[(colon + 1)..];
        if (HasStrayLineEnd(rest)) Fail(SipParseError.BadLineEnd);
        var (from, to) = (0, rest.Length);
        while (from < to && IsLws(rest[from])) from++;
        while (from < to && IsLws(rest[to - 1])) to--;
        _slots[_count++] = new HeaderSlot(SipHeaderNames.Find(name), start, name.Length, start + colon + 1 + from, to - from);
    }

    private static bool IsLws(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>A CR or LF that is not part of a fold.</summary>
    private static bool HasStrayLineEnd(ReadOnlySpan<byte> value)
    {
        for (var i = value.IndexOfAny((byte)'\r', (byte)'\n'); i >= 0;)
        {
            if (i + 2 >= value.Length || value[i] != '\r' || value[i + 1] != '\n'
                || value[i + 2] is not ((byte)' ' or (byte)'\t')) return true;
            var next = value[(i + 2)..].IndexOfAny((byte)'\r', (byte)'\n');
            if (next < 0) return false;
            i += 2 + next;
        }
        return false;
    }

    private readonly int LineLength(int from) => from >= _raw.Length ? -1 : _raw[from..].IndexOf("\r\n"u8);

    private void Fail(SipParseError error) => Error = error;
}

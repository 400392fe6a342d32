using System.Text;

namespace Platform.Sip.Messages;

/// <summary>
/// A SIP message (RFC 3261 section 7): start line, header fields in order, body. A parsed message keeps the received
/// bytes and an index of them; a field's text and the typed values are made when first asked for. Building and changing
/// works on text, field by field. An instance is not safe for use by several threads while one changes it.
/// The writer adds Content-Length; setting it here has no effect.
/// </summary>
public abstract class SipMessage
{
    private readonly ReadOnlyMemory<byte> _raw;
    private HeaderSlot[] _slots;
    private HeaderText[]? _texts;
    private int _count;
    private TypedValues? _typed;

    private protected SipMessage()
    {
        _slots = [];
    }

    private protected SipMessage(ReadOnlyMemory<byte> raw, HeaderSlot[] slots, ReadOnlyMemory<byte> body)
    {
        _raw = raw;
        _slots = slots;
        _count = slots.Length;
        Body = body;
    }

    /// <summary>A copy that shares the immutable received bytes and nothing that changes.</summary>
    private protected SipMessage(SipMessage other)
    {
        _raw = other._raw;
        _slots = other._slots.AsSpan(0, other._count).ToArray();
        _texts = other._texts?.AsSpan(0, other._count).ToArray();
        _count = other._count;
        Body = other.Body;
    }

    public ReadOnlyMemory<byte> Body { get; set; }

    private protected ReadOnlySpan<byte> Raw => _raw.Span;

    /// <summary>How long the message was on the wire; 0 for one that was built here.</summary>
    internal int ReceivedBytes => _raw.Length;

    /// <summary>Empty when the field is missing (a validated message has it).</summary>
    public string CallId => Typed.CallId ??= Get(SipHeader.CallId) ?? "";

    /// <summary>From. Throws when it is missing or malformed: validated messages have it.</summary>
    public NameAddr From => Typed.From ??= ReadNameAddr(SipHeader.From);

    /// <summary>To. Throws when it is missing or malformed: validated messages have it.</summary>
    public NameAddr To => Typed.To ??= ReadNameAddr(SipHeader.To);

    /// <summary>CSeq. Throws when it is missing or malformed: validated messages have it.</summary>
    public CSeq CSeq => Typed.CSeq ??=
        TryGetCSeq(out var cseq) ? cseq : throw new FormatException("No valid CSeq");

    /// <summary>The first Via value. Throws when it is missing or malformed: validated messages have it.</summary>
    public Via TopVia => Typed.TopVia ??=
        First(SipHeader.Via) is { } text && Via.TryParse(text, out var via) ? via : throw new FormatException("No valid Via");

    private TypedValues Typed => _typed ??= new TypedValues();

    public bool TryGetCSeq(out CSeq cseq)
    {
        cseq = default;
        return Get(SipHeader.CSeq) is { } text && CSeq.TryParse(text, out cseq);
    }

    public bool Has(SipHeader id) => IndexOf(id, 0) >= 0;

    /// <summary>The first field's whole value with folds resolved, or null.</summary>
    public string? Get(SipHeader id)
    {
        var index = IndexOf(id, 0);
        return index < 0 ? null : ValueText(index);
    }

    /// <summary>As <see cref="Get(SipHeader)"/>, for any name; compact forms are found under their full name.</summary>
    public string? Get(string name)
    {
        var id = SipHeaderNames.Find(name);
        if (id != SipHeader.Other) return Get(id);
        for (var i = 0; i < _count; i++)
            if (_slots[i].Id == SipHeader.Other && NameText(i).Equals(name, StringComparison.OrdinalIgnoreCase)) return ValueText(i);
        return null;
    }

    /// <summary>The first of the comma-separated values of all fields with this id, or null.</summary>
    public string? First(SipHeader id)
    {
        var index = IndexOf(id, 0);
        if (index < 0) return null;
        var text = ValueText(index);
        var first = SipLists.First(text);
        return first.Length == text.Length ? text : first.ToString();
    }

    /// <summary>All values in order: several fields with the id, and for list fields the comma-separated parts of each.</summary>
    public IEnumerable<string> All(SipHeader id)
    {
        for (var i = IndexOf(id, 0); i >= 0; i = IndexOf(id, i + 1))
        {
            var text = ValueText(i);
            if (!SipHeaderNames.IsCommaList(id))
            {
                yield return text;
                continue;
            }
            foreach (var part in SipLists.Split(text)) yield return part;
        }
    }

    /// <summary>The name-addr values of a list field. False when one is malformed; then the list is empty.</summary>
    public bool TryGetAddresses(SipHeader id, out IReadOnlyList<NameAddr> addresses)
    {
        addresses = [];
        var result = new List<NameAddr>();
        foreach (var text in All(id))
        {
            if (!NameAddr.TryParse(text, out var address)) return false;
            result.Add(address);
        }
        addresses = result;
        return true;
    }

    /// <summary>A decimal field such as Expires or Max-Forwards; null when absent, malformed or above 2^32-1.</summary>
    public uint? GetNumber(SipHeader id) =>
        Get(id) is { } text && SipGrammar.TryNumber(text, uint.MaxValue, out var number) ? (uint)number : null;

    /// <summary>The fields in order, names in their canonical form.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers()
    {
        for (var i = 0; i < _count; i++) yield return new(NameText(i), ValueText(i));
    }

    public void Add(SipHeader id, string value) => Insert(_count, new HeaderSlot(id, 0, 0, 0, 0), new HeaderText(null, Checked(value)));

    public void Add(string name, string value)
    {
        var id = SipHeaderNames.Find(name);
        if (!SipGrammar.IsToken(name)) throw new ArgumentException("A header name is a token", nameof(name));
        Insert(_count, new HeaderSlot(id, 0, 0, 0, 0), new HeaderText(id == SipHeader.Other ? name : null, Checked(value)));
    }

    /// <summary>Adds a field before the first of its kind (Via, Route, Record-Route), or at the front.</summary>
    public void Prepend(SipHeader id, string value) =>
        Insert(Math.Max(0, IndexOf(id, 0)), new HeaderSlot(id, 0, 0, 0, 0), new HeaderText(null, Checked(value)));

    /// <summary>Replaces the first field with this id and drops the others; adds it when there is none.</summary>
    public void Set(SipHeader id, string value)
    {
        var index = IndexOf(id, 0);
        if (index < 0)
        {
            Add(id, value);
            return;
        }
        for (var i = IndexOf(id, index + 1); i >= 0; i = IndexOf(id, index + 1)) RemoveAt(i);
        Texts()[index] = new HeaderText(null, Checked(value));
        _slots[index] = new HeaderSlot(id, 0, 0, 0, 0);
        _typed = null;
    }

    public void Remove(SipHeader id)
    {
        for (var i = IndexOf(id, 0); i >= 0; i = IndexOf(id, i)) RemoveAt(i);
    }

    /// <summary>Sets the body and its Content-Type; an empty body removes both.</summary>
    public void SetBody(string contentType, ReadOnlyMemory<byte> body)
    {
        Body = body;
        if (body.IsEmpty) Remove(SipHeader.ContentType);
        else Set(SipHeader.ContentType, contentType);
    }

    /// <summary>Replaces the first Via value and keeps the others.</summary>
    public void ReplaceTopVia(Via via)
    {
        var index = IndexOf(SipHeader.Via, 0);
        var text = ValueText(index);
        var comma = SipGrammar.IndexOutside(text, ',');
        Texts()[index] = new HeaderText(null, comma < 0 ? via.ToString() : via + text[comma..]);
        _slots[index] = new HeaderSlot(SipHeader.Via, 0, 0, 0, 0);
        _typed = null;
    }

    /// <summary>Appends every field of <paramref name="source"/> with this id, as it was written.</summary>
    public void CopyFrom(SipMessage source, SipHeader id)
    {
        for (var i = source.IndexOf(id, 0); i >= 0; i = source.IndexOf(id, i + 1)) Add(id, source.ValueText(i));
    }

    internal void WriteHeaders(ref MessageBuffer target, bool compact)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_slots[i].Id == SipHeader.ContentLength) continue;
            WriteName(ref target, i, compact);
            target.Write(": "u8);
            WriteValue(ref target, i);
            target.Write("\r\n"u8);
        }
    }

    private void WriteName(ref MessageBuffer target, int index, bool compact)
    {
        var slot = _slots[index];
        if (slot.Id != SipHeader.Other) target.WriteAscii(compact ? SipHeaderNames.Compact(slot.Id) : SipHeaderNames.Text(slot.Id));
        else if (TextAt(index) is { Name: { } name }) target.WriteAscii(name);
        else target.Write(slot.Name(Raw));
    }

    private void WriteValue(ref MessageBuffer target, int index)
    {
        if (TextAt(index) is { } text)
        {
            target.WriteText(text.Value);
            return;
        }
        var value = _slots[index].Value(Raw);
        if (value.ContainsAny((byte)'\r', (byte)'\n')) target.WriteText(ValueText(index));
        else target.Write(value);
    }

    private HeaderText? TextAt(int index) => _texts is { } texts && texts[index].Value is not null ? texts[index] : null;

    internal int IndexOf(SipHeader id, int start)
    {
        for (var i = start; i < _count; i++)
            if (_slots[i].Id == id) return i;
        return -1;
    }

    internal HeaderSurvey Survey()
    {
        var (present, repeated) = (0UL, 0UL);
        for (var i = 0; i < _count; i++)
        {
            var bit = 1UL << (int)_slots[i].Id;
            repeated |= present & bit;
            present |= bit;
        }
        return new HeaderSurvey(present, (repeated & SipHeaderNames.Singles) != 0);
    }

    /// <summary>The fields as characters, in the buffer where they fit.</summary>
    internal FieldChars Fields(Span<char> buffer) => new(this, Raw[..Math.Min(Raw.Length, HeadBytes())], buffer);

    private int HeadBytes() => _count == 0 ? 0 : _slots.AsSpan(0, _count)[^1].End;

    /// <param name="head">The widened head, or empty.</param>
    internal ReadOnlySpan<char> ValueChars(int index, ReadOnlySpan<char> head)
    {
        if (TextAt(index) is { } text) return text.Value;
        var slot = _slots[index];
        if (slot.End > head.Length) return SipLists.Unfold(slot.Value(Raw));
        var value = slot.Value(head);
        return value.ContainsAny('\r', '\n') ? SipLists.Unfold(slot.Value(Raw)) : value;
    }

    /// <summary>
    /// <see cref="StableHash"/> of the Call-ID without making its text; a valid one is ASCII, so bytes are its characters.
    /// </summary>
    internal uint CallIdHash()
    {
        var index = IndexOf(SipHeader.CallId, 0);
        if (index < 0) return StableHash.Of("");
        return TextAt(index) is { } text ? StableHash.Of(text.Value) : StableHash.Of(_slots[index].Value(Raw));
    }

    private string NameText(int index)
    {
        var slot = _slots[index];
        if (slot.Id != SipHeader.Other) return SipHeaderNames.Text(slot.Id);
        return TextAt(index)?.Name ?? Encoding.ASCII.GetString(slot.Name(Raw));
    }

    private string ValueText(int index) => TextAt(index)?.Value ?? SipLists.Unfold(_slots[index].Value(Raw));

    private NameAddr ReadNameAddr(SipHeader id) =>
        Get(id) is { } text && NameAddr.TryParse(text, out var value) ? value : throw new FormatException($"No valid {id}");

    private HeaderText[] Texts() => _texts ??= new HeaderText[_slots.Length];

    private void Insert(int index, HeaderSlot slot, HeaderText text)
    {
        if (_count == _slots.Length) Array.Resize(ref _slots, Math.Max(12, _count * 2));
        if (_texts is null || _texts.Length < _slots.Length) Array.Resize(ref _texts, _slots.Length);
        Array.Copy(_slots, index, _slots, index + 1, _count - index);
        Array.Copy(_texts!, index, _texts!, index + 1, _count - index);
        _slots[index] = slot;
        _texts![index] = text;
        _count++;
        _typed = null;
    }

    private void RemoveAt(int index)
    {
        Array.Copy(_slots, index + 1, _slots, index, _count - index - 1);
        if (_texts is not null) Array.Copy(_texts, index + 1, _texts, index, _count - index - 1);
        _count--;
        _typed = null;
    }

    /// <summary>A line break in a value would let its author write header fields of their own.</summary>
    private static string Checked(string value) =>
        value.AsSpan().ContainsAny('\r', '\n') ? throw new ArgumentException("A header value has no line breaks", nameof(value)) : value;

    public override string ToString() => Encoding.UTF8.GetString(SipWriter.ToBytes(this));

    private sealed class TypedValues
    {
        public string? CallId;
        public NameAddr? From;
        public NameAddr? To;
        public CSeq? CSeq;
        public Via? TopVia;
    }
}

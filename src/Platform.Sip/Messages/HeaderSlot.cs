using System.Runtime.InteropServices;

namespace Platform.Sip.Messages;

/// <summary>
/// Where one header field lies in the message's bytes: eight bytes a field, so that an index of a usual message stays
/// near a hundred bytes. A field that was built from text has its text in the parallel array instead.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly struct HeaderSlot(SipHeader id, int nameStart, int nameLength, int valueStart, int valueLength)
{
    public readonly SipHeader Id = id;
    private readonly byte _nameLength = (byte)nameLength;
    private readonly ushort _nameStart = (ushort)nameStart;
    private readonly ushort _valueStart = (ushort)valueStart;
    private readonly ushort _valueLength = (ushort)valueLength;

    public ReadOnlySpan<byte> Name(ReadOnlySpan<byte> raw) => raw.Slice(_nameStart, _nameLength);

    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> raw) => raw.Slice(_valueStart, _valueLength);

    public ReadOnlySpan<char> Value(ReadOnlySpan<char> head) => head.Slice(_valueStart, _valueLength);

    /// <summary>Where the value ends in the received bytes; 0 for a field built from text.</summary>
    public int End => _valueStart + _valueLength;
}

/// <summary>A header field given as text; <see cref="Name"/> only when the field's id is Other.</summary>
internal readonly record struct HeaderText(string? Name, string Value);

namespace Platform.Media.Srtp;

/// <summary>
/// One SSRC's packet indexes: which roll-over counter a sequence number belongs to (RFC 3711 3.3.1), and which of the last 64
/// indexes were used (3.3.2).
/// </summary>
/// <remarks>Invariant: nothing changes until a packet proved authentic, so a forger can't move the window.</remarks>
internal sealed class SrtpSource(uint rollOver)
{
    private const int WindowLength = 64;
    private const int HalfRange = 0x8000;

    private ulong _highest;
    private ulong _seen;
    private bool _hasAny;

    /// <summary>Roll-over counter of the newest packet.</summary>
    public uint RollOver => _hasAny ? (uint)(_highest >> 16) : rollOver;

    /// <summary>The index that a sequence number most likely stands for; false when that lies before the first.</summary>
    public bool TryEstimate(ushort sequence, out ulong index)
    {
        index = ((ulong)RollOver << 16) | sequence;
        if (!_hasAny) return true;
        var newest = (ushort)_highest;
        if (newest < HalfRange && sequence - newest > HalfRange)
        {
            if (RollOver == 0) return false;
            index -= 1 << 16;
        }
        else if (newest >= HalfRange && newest - HalfRange > sequence)
        {
            index += 1 << 16;
        }

        return true;
    }

    /// <summary>The index was not used yet and is not too old to tell.</summary>
    public bool IsNew(ulong index)
    {
        if (!_hasAny || index > _highest) return true;
        var age = _highest - index;
        return age < WindowLength && (_seen & (1UL << (int)age)) == 0;
    }

    /// <summary>Takes note of an authentic packet whose index is new.</summary>
    public void Use(ulong index)
    {
        if (!_hasAny || index > _highest)
        {
            var step = index - _highest;
            _seen = !_hasAny || step >= WindowLength ? 1 : (_seen << (int)step) | 1;
            _highest = index;
            _hasAny = true;
            return;
        }

        _seen |= 1UL << (int)(_highest - index);
    }
}

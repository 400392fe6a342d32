using Platform.Media.Native;

namespace Platform.Media.Relay;

/// <summary>
/// Decides whose packets a leg takes and where its own go (symmetric RTP, RFC 4961, for peers behind NAT). Relay thread only.
/// </summary>
/// <remarks>
/// 1. Before the first valid packet we send to the address of the SDP. The first valid packet latches its source.
/// 2. Once latched, other sources are strangers, with two exceptions that an outsider can't use without forging addresses or
///    guessing 32 secret bits: the very address that SDP named always wins, and a stream that goes on from a new address
///    (same SSRC, sequence number shortly after the last) is followed when the old address has been silent for a while, as
///    when a NAT rebinds.
/// 3. A new address in SDP unlatches. The former source, whose late packets still come, can't latch again for a while, unless
///    it is what the new SDP names.
/// 4. A pinned latch decides nothing: whoever pinned it (ICE) lets only the peer's packets come here.
/// </remarks>
internal sealed class AddressLatch
{
    private const int LargestSequenceStep = 50;

    private readonly long _rebindSilence;
    private readonly long _formerSourceRest;
    private KernelAddress _signalled;
    private KernelAddress _latched;
    private KernelAddress _former;
    private long _formerUntil;
    private uint _ssrc;
    private ushort _sequence;
    private long _heardAt;
    private bool _isPinned;

    /// <param name="ticksPerSecond">Units of the times given to the other members.</param>
    public AddressLatch(long ticksPerSecond)
    {
        _rebindSilence = ticksPerSecond / 2;
        _formerSourceRest = 2 * ticksPerSecond;
    }

    public bool IsLatched => !_latched.IsNone;

    public KernelAddress Latched => _latched;

    public KernelAddress Signalled => _signalled;

    /// <summary>Where packets go; none: nowhere yet.</summary>
    public KernelAddress Target => IsLatched ? _latched : _signalled;

    /// <summary>Takes the address of SDP; none when SDP asks to send nowhere.</summary>
    public void Signal(in KernelAddress address, long now)
    {
        if (_isPinned || address.Equals(_signalled)) return;
        _signalled = address;
        if (!IsLatched || _latched.Equals(address)) return;
        _former = _latched;
        _formerUntil = now + _formerSourceRest;
        _latched = default;
    }

    /// <summary>Latches as a leg that is re-opened was.</summary>
    public void Restore(in KernelAddress latched) => _latched = latched;

    /// <summary>From now on packets go here (none: nowhere), and those that come are the peer's.</summary>
    public void Pin(in KernelAddress address) => (_latched, _isPinned) = (address, true);

    /// <summary>What <see cref="Accept"/> would say; nothing changes.</summary>
    public bool MayAccept(in KernelAddress from, uint ssrc, ushort sequence, long now) =>
        _isPinned || from.Equals(_latched) || MayLatch(from, ssrc, sequence, now);

    /// <summary>True when the packet is the peer's.</summary>
    public bool Accept(in KernelAddress from, uint ssrc, ushort sequence, long now)
    {
        if (!MayAccept(from, ssrc, sequence, now)) return false;
        if (_isPinned) return true;
        _latched = from;
        _ssrc = ssrc;
        _sequence = sequence;
        _heardAt = now;
        return true;
    }

    private bool MayLatch(in KernelAddress from, uint ssrc, ushort sequence, long now)
    {
        if (from.Equals(_signalled)) return true;
        if (!IsLatched) return now >= _formerUntil || !from.Equals(_former);
        var step = (ushort)(sequence - _sequence);
        return ssrc == _ssrc && step is > 0 and <= LargestSequenceStep && now - _heardAt >= _rebindSilence;
    }
}

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
        if (address.Equals(_signalled)) return;
        _signalled = address;
        if (!IsLatched || _latched.Equals(address)) return;
        _former = _latched;
        _formerUntil = now + _formerSourceRest;
        _latched = default;
    }

    /// <summary>Latches as a leg that is re-opened was.</summary>
    public void Restore(in KernelAddress latched) => _latched = latched;

    /// <summary>True when the packet is the peer's.</summary>
    public bool Accept(in KernelAddress from, uint ssrc, ushort sequence, long now)
    {
        if (!from.Equals(_latched) && !MayLatch(from, ssrc, sequence, now)) return false;
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

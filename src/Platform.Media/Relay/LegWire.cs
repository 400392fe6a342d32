using System.Buffers.Binary;
using Platform.Media.Native;
using Platform.Media.Srtp;

namespace Platform.Media.Relay;

/// <summary>
/// What lies between a leg and the network: its sockets and, when agreed, SRTP. A leg that was told to be secret sends nothing in the
/// clear and believes nothing unprotected, also while the keys are not there yet. Relay thread only.
/// </summary>
internal sealed class LegWire(LegCore leg, LegIdentity identity, LegCounters counters) : IDisposable
{
    private SrtpSession? _srtp;
    private SrtpPosition _start = identity.Position;
    private bool _isSecret = identity.Browser is not null;

    /// <summary>Something sent now would go out.</summary>
    public bool IsReady => !_isSecret || _srtp is not null;

    /// <summary>Takes what SDP agreed.</summary>
    public void Use(PeerSettings peer)
    {
        if (peer.Security is MediaSecurity.Sdes sdes) UseKeys(new SrtpKeys(sdes.Suite, sdes.SendKey, sdes.ReceiveKey));
        else if (peer.Security is MediaSecurity.Dtls dtls) identity.Browser!.Use(dtls);
        else if (_isSecret) Forget(isSecret: false);
    }

    public void UseKeys(SrtpKeys keys)
    {
        _isSecret = true;
        if (_srtp is null) _srtp = new SrtpSession(keys, _start);
        else _srtp.Use(keys);
        _start = default;
        Publish();
    }

    /// <summary>The keys count no more.</summary>
    public void Forget(bool isSecret)
    {
        _srtp?.Dispose();
        _srtp = null;
        _isSecret = isSecret;
    }

    /// <summary>Sends a packet of the leg's output, which is told whether it left.</summary>
    public void SendRtp(ReadOnlySpan<byte> packet, in KernelAddress to)
    {
        var output = leg.Output;
        if (!_isSecret)
        {
            leg.Thread.Outbox.Send(identity.RtpSocket, packet, to, output, packet.Length);
            return;
        }

        var target = leg.Thread.Envelope;
        var length = _srtp?.Sender.Protect(packet, target) ?? 0;
        if (length == 0)
        {
            output.OnSent(packet.Length, hasLeft: false);
            return;
        }

        counters.SentRollOver = _srtp!.Sender.RollOver;
        leg.Thread.Outbox.Send(identity.RtpSocket, target[..length], to, output, packet.Length);
    }

    public void SendRtcp(ReadOnlySpan<byte> packet, bool isMuxed, in KernelAddress to)
    {
        var socket = isMuxed ? identity.RtpSocket : identity.RtcpSocket;
        if (!_isSecret)
        {
            leg.Thread.Outbox.Send(socket, packet, to);
        }
        else if (_srtp is not null)
        {
            var target = leg.Thread.Envelope;
            var length = _srtp.Sender.ProtectRtcp(packet, target);
            counters.RtcpIndex = _srtp.Sender.RtcpIndex;
            leg.Thread.Outbox.Send(socket, target[..length], to);
        }
    }

    /// <summary>Makes an RTP packet readable; false when it goes no further (it is counted then).</summary>
    public bool TryOpenRtp(ref Span<byte> datagram, in KernelAddress from)
    {
        if (!_isSecret) return true;
        if (_srtp is null) return leg.Input.Drop(DropReason.NotSecured);
        // Strangers are turned away by their address before they cost a hash.
        if (!MayBePeer(datagram, from)) return leg.Input.Drop(DropReason.Stranger);
        var verdict = _srtp.Receiver.Unprotect(datagram, out var length);
        if (verdict != SrtpVerdict.Accepted) return Drop(verdict);
        counters.HeardRollOver = _srtp.Receiver.RollOver;
        datagram = datagram[..length];
        return true;
    }

    /// <summary>The same for RTCP, of an address that may be the peer's.</summary>
    public bool TryOpenRtcp(ref Span<byte> datagram)
    {
        if (!_isSecret) return true;
        if (_srtp is null) return leg.Input.Drop(DropReason.NotSecured);
        var verdict = _srtp.Receiver.UnprotectRtcp(datagram, out var length);
        if (verdict != SrtpVerdict.Accepted) return Drop(verdict);
        datagram = datagram[..length];
        return true;
    }

    /// <summary>Closes sockets of the leg's own.</summary>
    public void Dispose()
    {
        Forget(isSecret: true);
        if (identity.Browser is not null) return;
        identity.RtpSocket.Dispose();
        identity.RtcpSocket.Dispose();
    }

    private bool MayBePeer(ReadOnlySpan<byte> datagram, in KernelAddress from)
    {
        if (datagram.Length < Rtp.RtpHeader.Length) return true;
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]);
        return leg.Input.Latch.MayAccept(from, BinaryPrimitives.ReadUInt32BigEndian(datagram[8..]), sequence, leg.Thread.Now);
    }

    private bool Drop(SrtpVerdict verdict) => leg.Input.Drop(verdict switch
    {
        SrtpVerdict.BadTag => DropReason.BadTag,
        SrtpVerdict.Replayed => DropReason.Replayed,
        _ => DropReason.Malformed,
    });

    private void Publish() =>
        (counters.SentRollOver, counters.HeardRollOver, counters.RtcpIndex) =
        (_srtp!.Position.SentRollOver, _srtp.Position.HeardRollOver, _srtp.Position.RtcpIndex);
}

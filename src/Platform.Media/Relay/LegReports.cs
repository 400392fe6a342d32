using Platform.Media.Native;
using Platform.Media.Rtp;

namespace Platform.Media.Relay;

/// <summary>
/// RTCP of one leg (RFC 3550 6). Each leg reports for itself, because each is an RTP session of its own: the relayed stream has
/// another SSRC, sequence and clock on either side. Relay thread only.
/// </summary>
internal sealed class LegReports(LegCore leg, LegCounters counters, LegIdentity identity, LegInput input, OutgoingStream stream)
{
    private const double NtpShortPerSecond = 65536;

    private KernelAddress _heardFrom;
    private uint _peerNtp;
    private long _peerNtpAt;
    private long _sentAtReport;
    private long _due = leg.Thread.Now + leg.Thread.RandomRtcpTicks();

    /// <summary>
    /// Reports of others than the source of the stream (a mixer's members, our own that come back) say nothing of it (RFC 3550 6.4.1, 8.2).
    /// </summary>
    private uint? PeerSsrc => input.Statistics.HasSource ? input.Statistics.Ssrc : null;

    /// <summary>Takes a peer's report from either port.</summary>
    public void Accept(Span<byte> datagram, in KernelAddress from)
    {
        var isPeer = leg.Browser is not null || from.HasSameHost(input.Latch.Latched) || from.HasSameHost(input.Latch.Signalled);
        if (!isPeer) input.Drop(DropReason.Stranger);
        else if (!leg.Wire.TryOpenRtcp(ref datagram)) return;
        else if (!RtcpReport.TryParse(datagram, identity.Ssrc, PeerSsrc, out var report)) input.Drop(DropReason.Malformed);
        else Accept(report, from);
    }

    /// <summary>Sends a report when it is time.</summary>
    public void Tick(PeerSettings peer)
    {
        if (leg.Thread.Now < _due) return;
        _due = leg.Thread.Now + leg.Thread.RandomRtcpTicks();
        Send(peer, isLast: false);
    }

    /// <summary>Sends a report, with a BYE when the leg closes.</summary>
    public void Send(PeerSettings peer, bool isLast)
    {
        var hasSomething = counters.PacketsOut > 0 || input.Statistics.HasSource;
        var target = TargetOf(peer);
        if (!hasSomething || target.IsNone) return;
        var writer = new RtcpWriter(leg.Thread.Scratch, identity.Ssrc);
        WriteReport(ref writer);
        writer.WriteCanonicalName(identity.CanonicalName);
        if (isLast) writer.WriteBye();
        leg.Wire.SendRtcp(leg.Thread.Scratch[..writer.Length], peer.IsMuxed, target);
    }

    private void Accept(in RtcpReport report, in KernelAddress from)
    {
        _heardFrom = from;
        input.OnReport();
        if (report.HasForeign) input.Drop(DropReason.ForeignSource);
        if (report.SenderNtp != 0) (_peerNtp, _peerNtpAt) = (report.SenderNtp, leg.Thread.Now);
        if (!report.HasBlock) return;
        Volatile.Write(ref counters.RemoteJitterMs, report.Jitter * 1000.0 / stream.ClockRate);
        Volatile.Write(ref counters.RemoteLost, Math.Max(0, report.CumulativeLost));
        if (report.LastSenderReport == 0) return;
        var elapsed = (int)(NtpShort() - report.LastSenderReport - report.DelaySinceLast);
        var isPlausible = elapsed is >= 0 and < (int)(30 * NtpShortPerSecond);
        if (isPlausible) Volatile.Write(ref counters.RoundTripMs, elapsed * 1000 / NtpShortPerSecond);
    }

    private void WriteReport(ref RtcpWriter writer)
    {
        var isSender = counters.PacketsOut != _sentAtReport;
        _sentAtReport = counters.PacketsOut;
        if (!isSender)
        {
            writer.WriteReceiverReport(Block());
            return;
        }

        var info = new RtcpSenderInfo(
            leg.Thread.Clock.Ntp(leg.Thread.Now), stream.TimestampAt(leg.Thread.RtpNow(stream.ClockRate)),
            (uint)counters.PacketsOut, (uint)counters.PayloadBytesOut);
        writer.WriteSenderReport(info, Block());
    }

    private RtcpBlock? Block()
    {
        var received = input.Statistics;
        if (!received.HasSource) return null;
        var delay = _peerNtp == 0 ? 0 : (uint)((leg.Thread.Now - _peerNtpAt) * NtpShortPerSecond / leg.Thread.Clock.TicksPerSecond);
        return new RtcpBlock(
            received.Ssrc, received.TakeFractionLost(), received.LostNow, received.ExtendedHighest, (uint)received.Jitter, _peerNtp, delay);
    }

    private uint NtpShort() => (uint)(leg.Thread.Clock.Ntp(leg.Thread.Now) >> 16);

    private KernelAddress TargetOf(PeerSettings peer)
    {
        var rtp = input.Latch.Target;
        if (peer.IsMuxed) return rtp;
        if (!_heardFrom.IsNone && _heardFrom.HasSameHost(rtp)) return _heardFrom;
        if (!peer.Rtcp.IsNone) return peer.Rtcp;
        return rtp.IsNone ? rtp : rtp.WithPort(Math.Min(rtp.Port + 1, 65535));
    }
}

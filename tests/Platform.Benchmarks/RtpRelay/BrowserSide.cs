using Platform.Media;
using Platform.Media.Rtp;
using Platform.Media.Srtp;
using Platform.Media.Stun;
using Platform.Media.Tests.Browser;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>Browsers, each with a socket, an ICE agent and keys of its own; SRTP both ways, and a check every two and a half seconds.</summary>
internal sealed class BrowserSide(int slots) : IRtpSide
{
    private const int PacketsPerCheck = 125;

    private readonly List<Talking> _browsers = [];
    private readonly ReceiveBatch _received = new();
    private readonly byte[] _packet = new byte[RtpSource.PacketLength];
    private readonly byte[] _envelope = new byte[RtpSource.PacketLength + SrtpCipher.LargestOverhead];

    /// <summary>Takes in a browser that has its keys.</summary>
    public void Add(FakeBrowser browser, int relayPort, IceCredentials relay)
    {
        ReceiveBatch.NoteArrivals(browser.Socket);
        _browsers.Add(new Talking(browser, new RtpSource(relayPort, (uint)(1 << 20 | _browsers.Count)), browser.Check(relay)));
    }

    public int Send(int slot)
    {
        var sent = 0;
        for (var i = slot; i < _browsers.Count; i += slots, sent++) Send(_browsers[i]);
        return sent;
    }

    public void Drain(DelayHistogram delays)
    {
        foreach (var talking in _browsers)
        {
            var count = _received.Receive(talking.Browser.Socket);
            for (var i = 0; i < count; i++)
                if (TryOpen(talking.Browser, _received.Datagram(i), out var packet)) delays.Add(packet, _received.ArrivalOf(i));
        }
    }

    public void Dispose()
    {
        foreach (var talking in _browsers) talking.Browser.Dispose();
        _received.Dispose();
    }

    private void Send(Talking talking)
    {
        talking.Source.WriteNext(_packet);
        var length = talking.Browser.Srtp!.Sender.Protect(_packet, _envelope);
        talking.Browser.Send(talking.Source.RelayPort, _envelope.AsSpan(0, length));
        if (++talking.Packets % PacketsPerCheck == 0) talking.Browser.Send(talking.Source.RelayPort, talking.Check);
    }

    private static bool TryOpen(FakeBrowser browser, Span<byte> datagram, out ReadOnlySpan<byte> packet)
    {
        packet = default;
        if (StunMessage.IsStun(datagram) || RtpHeader.IsRtcp(datagram)) return false;
        if (browser.Srtp!.Receiver.Unprotect(datagram, out var length) != SrtpVerdict.Accepted) return false;
        packet = datagram[..length];
        return length == RtpSource.PacketLength;
    }

    private sealed class Talking(FakeBrowser browser, RtpSource source, byte[] check)
    {
        public FakeBrowser Browser => browser;

        public RtpSource Source => source;

        public byte[] Check => check;

        public long Packets { get; set; }
    }
}

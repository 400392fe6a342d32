using System.Net;
using System.Net.Sockets;
using System.Text;
using Platform.Media.Dtls;
using Platform.Media.Ice;
using Platform.Media.Rtp;
using Platform.Media.Srtp;
using Platform.Media.Stun;

namespace Platform.Media.Tests.Browser;

/// <summary>The media side of a browser, driven by hand: ICE checks of a controlling agent, DTLS, SRTP.</summary>
internal sealed class FakeBrowser : IDisposable
{
    private readonly DtlsContext _context = DtlsContext.Create(TimeProvider.System.GetUtcNow());
    private readonly byte[] _envelope = new byte[2100];
    private Socket _socket = NewSocket();

    public IceCredentials Ice { get; } = IceLiteAgent.NewCredentials();

    public string Fingerprint => _context.Fingerprint;

    public Socket Socket => _socket;

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public SrtpSession? Srtp { get; private set; }

    public SrtpSuite Suite { get; private set; }

    public DtlsAssociation? Dtls { get; private set; }

    /// <summary>What our SDP says to the engine.</summary>
    public MediaRemote Remote(DtlsRole engineRole = DtlsRole.Passive) => new()
    {
        Address = new MediaAddress("0.0.0.0", 9),
        Security = new MediaSecurity.Dtls(engineRole, Fingerprint, Ice),
    };

    /// <summary>Another network: the same browser with another address.</summary>
    public void Move()
    {
        _socket.Dispose();
        _socket = NewSocket();
    }

    public byte[] Check(IceCredentials engine, bool isNominating = true, ushort role = StunAttribute.IceControlling, ushort extra = 0, string? password = null)
    {
        var buffer = new byte[300];
        var writer = new StunWriter(buffer, StunType.BindingRequest, "transaction!"u8);
        writer.Add(StunAttribute.Username, Encoding.ASCII.GetBytes($"{engine.Ufrag}:{Ice.Ufrag}"));
        writer.Add(StunAttribute.Priority, [1, 2, 3, 4]);
        writer.Add(role, [1, 2, 3, 4, 5, 6, 7, 8]);
        if (isNominating) writer.Add(StunAttribute.UseCandidate, []);
        if (extra != 0) writer.Add(extra, [1]);
        writer.AddIntegrity(Encoding.ASCII.GetBytes(password ?? engine.Password));
        writer.AddFingerprint();
        return buffer[..writer.Length];
    }

    public void Send(int port, ReadOnlySpan<byte> datagram) => _socket.SendTo(datagram, new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>Sends a check and waits for its answer, which tells the type.</summary>
    public Task<ushort> CheckAsync(MediaLeg leg, bool isNominating = true) => CheckAsync(leg.RtpPort, leg.Ice!, isNominating);

    public async Task<ushort> CheckAsync(int port, IceCredentials engine, bool isNominating = true)
    {
        Send(port, Check(engine, isNominating));
        return TypeOf(await ReceiveAsync(StunMessage.IsStun));
    }

    /// <summary>Answers and asks until the handshake is over on this side.</summary>
    public Task ShakeAsync(MediaLeg leg, DtlsRole role = DtlsRole.Active) => ShakeAsync(leg.RtpPort, role);

    public async Task ShakeAsync(int port, DtlsRole role = DtlsRole.Active)
    {
        Dtls = new DtlsAssociation(_context, role);
        if (role == DtlsRole.Active) Dtls.Start();
        Flush(port);
        while (Dtls.State == DtlsState.Handshaking)
        {
            Dtls.Receive(await ReceiveAsync(DtlsAssociation.IsDtls));
            Flush(port);
        }

        Assert.Equal(DtlsState.Open, Dtls.State);
        var keys = Dtls.ExportKeys()!;
        Suite = keys.Suite;
        Srtp = new SrtpSession(keys);
    }

    /// <summary>ICE, then DTLS, with this browser beginning.</summary>
    public Task ConnectAsync(MediaLeg leg) => ConnectAsync(leg.RtpPort, leg.Ice!);

    public async Task ConnectAsync(int port, IceCredentials engine)
    {
        Assert.Equal(StunType.BindingSuccess, await CheckAsync(port, engine));
        await ShakeAsync(port);
    }

    public byte[] Protect(int sequence, byte fill, uint ssrc = 0xB0B0)
    {
        var packet = new byte[RtpHeader.Length + 160];
        RtpHeader.Write(packet, false, 8, (ushort)sequence, (uint)sequence * 160, ssrc);
        packet.AsSpan(RtpHeader.Length).Fill(fill);
        return _envelope[..Srtp!.Sender.Protect(packet, _envelope)];
    }

    public void SendRtp(MediaLeg leg, int sequence, byte fill) => Send(leg.RtpPort, Protect(sequence, fill));

    /// <summary>The next RTP packet, made readable.</summary>
    public async Task<byte[]> ReceiveRtpAsync()
    {
        var datagram = await ReceiveAsync(bytes => bytes[0] >= 128 && !RtpHeader.IsRtcp(bytes));
        Assert.Equal(SrtpVerdict.Accepted, Srtp!.Receiver.Unprotect(datagram, out var length));
        return datagram[..length];
    }

    /// <summary>The next RTCP compound, made readable.</summary>
    public async Task<byte[]> ReceiveRtcpAsync()
    {
        var datagram = await ReceiveAsync(bytes => RtpHeader.IsRtcp(bytes));
        Assert.Equal(SrtpVerdict.Accepted, Srtp!.Receiver.UnprotectRtcp(datagram, out var length));
        return datagram[..length];
    }

    public delegate bool IsWanted(ReadOnlySpan<byte> datagram);

    public async Task<byte[]> ReceiveAsync(IsWanted isWanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        var buffer = new byte[2048];
        while (true)
        {
            var length = await _socket.ReceiveAsync(buffer, SocketFlags.None, limit.Token);
            if (isWanted(buffer.AsSpan(0, length))) return buffer[..length];
        }
    }

    /// <summary>Leaves what waits in the socket, so that there is room for what comes.</summary>
    public void Drain()
    {
        var buffer = new byte[2048];
        while (_socket.Available > 0) _socket.Receive(buffer);
    }

    public static ushort TypeOf(byte[] datagram)
    {
        Assert.True(StunMessage.TryParse(datagram, out var message));
        return message.Type;
    }

    /// <summary>Sends what DTLS has to say.</summary>
    public void Flush(int port)
    {
        while (Dtls!.TryTake(_envelope, out var length)) Send(port, _envelope.AsSpan(0, length));
    }

    public void Dispose()
    {
        _socket.Dispose();
        Dtls?.Dispose();
        Srtp?.Dispose();
        _context.Dispose();
    }

    private static Socket NewSocket()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}

using System.Net;
using System.Net.Sockets;
using Platform.Media.Rtp;

namespace Platform.Media.Tests;

/// <summary>A received RTP packet.</summary>
internal sealed record Heard(bool Marker, int PayloadType, ushort Sequence, uint Timestamp, uint Ssrc, byte[] Payload);

/// <summary>A peer made of a bare socket: sends exactly what a test says, keeps what it gets.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly string _ip;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public RawPeer(string ip = "127.0.0.1")
    {
        _ip = ip;
        _socket.Bind(new IPEndPoint(IPAddress.Parse(ip), 0));
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public MediaAddress Address => new(_ip, Port);

    public void Send(int toPort, ReadOnlySpan<byte> datagram) => _socket.SendTo(datagram, new IPEndPoint(IPAddress.Loopback, toPort));

    public void SendRtp(MediaLeg leg, int sequence, int payloadType = 8, byte fill = 0xD5, uint ssrc = 0x11111111, uint? timestamp = null, bool marker = false)
    {
        var payload = new byte[160];
        payload.AsSpan().Fill(fill);
        SendRtp(leg, sequence, payloadType, payload, ssrc, timestamp ?? (uint)(sequence * 160), marker);
    }

    public void SendRtp(MediaLeg leg, int sequence, int payloadType, byte[] payload, uint ssrc, uint timestamp, bool marker)
    {
        var packet = new byte[RtpHeader.Length + payload.Length];
        RtpHeader.Write(packet, marker, payloadType, (ushort)sequence, timestamp, ssrc);
        payload.CopyTo(packet, RtpHeader.Length);
        Send(leg.RtpPort, packet);
    }

    public async Task<byte[]> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        var buffer = new byte[2048];
        try
        {
            var length = await _socket.ReceiveAsync(buffer, SocketFlags.None, limit.Token);
            return buffer[..length];
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"no datagram came to port {Port} within 10 s");
        }
    }

    public async Task<Heard> ReceiveRtpAsync()
    {
        var datagram = await ReceiveAsync();
        Assert.True(RtpHeader.TryParse(datagram, out var header), $"not RTP: {Convert.ToHexString(datagram)}");
        var payload = datagram.AsSpan(header.PayloadOffset, header.PayloadLength).ToArray();
        return new Heard(header.Marker, header.PayloadType, header.Sequence, header.Timestamp, header.Ssrc, payload);
    }

    /// <summary>Nothing waits in the socket.</summary>
    public bool IsQuiet => _socket.Available == 0;

    public void Dispose() => _socket.Dispose();
}

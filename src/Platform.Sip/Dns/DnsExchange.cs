using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Platform.Sip.Dns;

/// <summary>
/// One query and its answer on the wire. Each query has a socket, and so a port, of its own: with the query's number that is
/// what a forger must guess (RFC 5452). Null when no fitting answer comes.
/// </summary>
internal static class DnsExchange
{
    private const int MaxDatagramBytes = 4096;

    public static async Task<DnsMessage?> ByUdpAsync(IPEndPoint server, DnsMessage query, CancellationToken cancellation)
    {
        try
        {
            using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(server, cancellation);
            await socket.SendAsync(query.ToQueryBytes(), SocketFlags.None, cancellation);
            var buffer = new byte[MaxDatagramBytes];
            while (true)
            {
                var length = await socket.ReceiveAsync(buffer, SocketFlags.None, cancellation);
                if (DnsMessage.TryParse(buffer.AsSpan(0, length), out var answer) && DnsAnswers.Fits(answer, query)) return answer;
            }
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>RFC 1035 section 4.2.2: each message with its length in front.</summary>
    public static async Task<DnsMessage?> ByTcpAsync(IPEndPoint server, DnsMessage query, CancellationToken cancellation)
    {
        try
        {
            using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(server, cancellation);
            await using var stream = new NetworkStream(socket, ownsSocket: false);
            var bytes = query.ToQueryBytes();
            byte[] framed = [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
            await stream.WriteAsync(framed, cancellation);
            var size = new byte[2];
            await stream.ReadExactlyAsync(size, cancellation);
            bytes = new byte[BinaryPrimitives.ReadUInt16BigEndian(size)];
            await stream.ReadExactlyAsync(bytes, cancellation);
            return DnsMessage.TryParse(bytes, out var answer) && DnsAnswers.Fits(answer, query) ? answer : null;
        }
        catch (Exception fault) when (fault is SocketException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}

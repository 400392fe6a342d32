using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Platform.Interop.Sip;

/// <summary>A bare UDP port for what no SIP client would send: garbage, truncated and oversized datagrams, strangers' INVITEs.</summary>
public sealed class DatagramPeer : IDisposable
{
    private readonly UdpClient _socket;

    /// <param name="address">Any address of 127.0.0.0/8.</param>
    public DatagramPeer(string address = "127.0.0.1") => _socket = new(new IPEndPoint(IPAddress.Parse(address), PortPool.Take()));

    public IPEndPoint LocalEndPoint => (IPEndPoint)_socket.Client.LocalEndPoint!;

    public async Task Send(ReadOnlyMemory<byte> datagram, string target) => await _socket.SendAsync(datagram, IPEndPoint.Parse(target));

    /// <summary>Sends text as a SIP message: line ends become CRLF.</summary>
    public Task Send(string message, string target) => Send(Encoding.UTF8.GetBytes(message.ReplaceLineEndings("\r\n")), target);

    /// <summary>Every datagram that arrives until none has come for <paramref name="quiet"/>.</summary>
    public async Task<IReadOnlyList<string>> ReceiveUntilQuiet(TimeSpan quiet)
    {
        var received = new List<string>();
        while (true)
        {
            using var silence = new CancellationTokenSource(quiet, TimeProvider.System);
            try
            {
                received.Add(Encoding.UTF8.GetString((await _socket.ReceiveAsync(silence.Token)).Buffer));
            }
            catch (OperationCanceledException)
            {
                return received;
            }
        }
    }

    /// <summary>The next datagram.</summary>
    public async Task<string> Receive(TimeSpan timeout)
    {
        using var cancel = new CancellationTokenSource(timeout, TimeProvider.System);
        try
        {
            return Encoding.UTF8.GetString((await _socket.ReceiveAsync(cancel.Token)).Buffer);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Nothing arrived at {LocalEndPoint} within {timeout.TotalSeconds:0.#} s");
        }
    }

    public void Dispose() => _socket.Dispose();
}

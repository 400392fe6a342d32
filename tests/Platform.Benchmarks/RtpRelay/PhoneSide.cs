using System.Net;
using System.Net.Sockets;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>All phones of one side, on one socket: plain RTP, sent in batches.</summary>
internal sealed class PhoneSide : IRtpSide
{
    private const int BufferBytes = 4 << 20;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly List<RtpSource>[] _sources;
    private readonly SendBatch _sent = new(RtpSource.PacketLength);
    private readonly ReceiveBatch _received = new();
    private int _count;

    /// <param name="slots">Its streams are spread over so many.</param>
    public PhoneSide(int slots)
    {
        _sources = [.. Enumerable.Range(0, slots).Select(_ => new List<RtpSource>())];
        _socket.ReceiveBufferSize = _socket.SendBufferSize = BufferBytes;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        ReceiveBatch.NoteArrivals(_socket);
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Add(int relayPort) => _sources[_count++ % _sources.Length].Add(new RtpSource(relayPort, (uint)_count));

    public int Send(int slot)
    {
        foreach (var source in _sources[slot])
        {
            source.WriteNext(_sent.Add(source.RelayPort));
            if (_sent.IsFull) _sent.Flush((int)_socket.Handle);
        }

        _sent.Flush((int)_socket.Handle);
        return _sources[slot].Count;
    }

    public void Drain(DelayHistogram delays)
    {
        int count;
        do
        {
            count = _received.Receive(_socket);
            for (var i = 0; i < count; i++)
                if (_received.Datagram(i) is { Length: RtpSource.PacketLength } packet) delays.Add(packet, _received.ArrivalOf(i));
        }
        while (count == ReceiveBatch.Capacity);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sent.Dispose();
        _received.Dispose();
    }
}

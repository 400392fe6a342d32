using System.Net;
using System.Net.Sockets;
using Platform.Media.Native;

namespace Platform.Media.Tests;

/// <summary>Many socket calls by one system call.</summary>
public sealed unsafe class SubmissionRingTests : IDisposable
{
    private readonly Socket _sender = Bind();
    private readonly Socket _receiver = Bind();
    private readonly Socket _empty = Bind();

    /// <summary>Loopback sockets can't reach other networks.</summary>
    private static KernelAddress Unreachable => KernelAddress.From(IPAddress.Parse("192.0.2.1"), 4000, AddressFamily.InterNetwork);

    [RingFact]
    public void Each_call_tells_its_own_outcome()
    {
        using var ring = SubmissionRing.TryCreate()!;
        var to = AddressOf(_receiver);
        var nowhere = Unreachable;
        var sent = stackalloc byte[] { 1, 2, 3, 4 };
        ring.AddSend(Descriptor(_sender), sent, 3, &to, token: 10);
        ring.AddSend(Descriptor(_sender), sent, 3, &nowhere, token: 11);
        ring.AddSend(Descriptor(_sender), sent + 1, 3, &to, token: 12);
        Assert.Equal(0, ring.Submit());
        var failed = Assert.Single(OutcomesOf(ring));
        Assert.Equal((11u, true), (failed.Key, failed.Value < 0));

        var room = stackalloc byte[12];
        var sources = stackalloc KernelAddress[3];
        var parts = stackalloc MessagePart[3];
        var messages = stackalloc MessageHeader[3];
        foreach (var (i, socket) in new[] { _empty, _receiver, _receiver }.Index())
        {
            sources[i] = default;
            parts[i] = new MessagePart { Start = room + 4 * i, Length = 2 };
            messages[i] = new MessageHeader { Name = sources + i, NameLength = KernelAddress.Capacity, Parts = parts + i, PartCount = 1 };
            ring.AddReceive(Descriptor(socket), messages + i, Libc.MessageTruncated, (uint)i);
        }

        Assert.Equal(0, ring.Submit());
        var received = OutcomesOf(ring);
        Assert.Equal((3, true, 3, 3), (received.Count, received[0] < 0, received[1], received[2]));
        Assert.Equal((1, 2), (room[4], room[5]));
        Assert.Equal((2, 3), (room[8], room[9]));
        Assert.Equal(AddressOf(_sender), sources[2]);
    }

    [RingFact]
    public void It_is_filled_and_emptied_time_and_again()
    {
        const int Good = 4;
        using var ring = SubmissionRing.TryCreate()!;
        var to = AddressOf(_receiver);
        var nowhere = Unreachable;
        var sent = stackalloc byte[4];
        var room = new byte[8];
        for (var round = 0; round < 10; round++)
        {
            for (var i = 0; i < SubmissionRing.Capacity; i++) ring.AddSend(Descriptor(_sender), sent, 4, i < Good ? &to : &nowhere, (uint)i);
            Assert.Equal(0, ring.Submit());
            Assert.Equal(Enumerable.Range(Good, SubmissionRing.Capacity - Good), OutcomesOf(ring).Keys.Order().Select(token => (int)token));
            for (var i = 0; i < Good; i++) Assert.Equal(4, _receiver.Receive(room));
            Assert.Equal(0, _receiver.Available);
        }
    }

    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
        _empty.Dispose();
    }

    private static Dictionary<uint, int> OutcomesOf(SubmissionRing ring)
    {
        var outcomes = new Dictionary<uint, int>();
        while (ring.TryTake(out var token, out var result)) outcomes.Add(token, result);
        return outcomes;
    }

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static int Descriptor(Socket socket) => (int)socket.Handle;

    private static KernelAddress AddressOf(Socket socket) =>
        KernelAddress.From(IPAddress.Loopback, ((IPEndPoint)socket.LocalEndPoint!).Port, AddressFamily.InterNetwork);
}

using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Platform.Sip.Messages;

namespace Platform.Sip.Transports;

/// <summary>
/// One TCP connection: a reading loop that frames messages and answers pings, and a writing loop that drains a bounded
/// queue. Whatever ends either loop closes the connection and fails what still waits.
/// </summary>
internal sealed class TcpConnection(
    long id, Socket socket, IPEndPoint remote, TcpTransport owner, ISipTransportSink sink, TcpTransportOptions options, TimeProvider time)
{
    private static readonly byte[] Pong = "\r\n"u8.ToArray();

    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private long _lastActivity = time.GetTimestamp();
    private int _queuedBytes;
    private int _closed;

    public long Id { get; } = id;

    public IPEndPoint Remote { get; } = remote;

    public long LastActivity => Volatile.Read(ref _lastActivity);

    /// <summary>False when the connection is closing: the caller looks for another. A full queue counts as sent and fails.</summary>
    public bool TryQueue(ReadOnlyMemory<byte> message, ISipSendObserver? observer)
    {
        if (Volatile.Read(ref _closed) != 0) return false;
        if (Interlocked.Add(ref _queuedBytes, message.Length) > options.MaxQueuedBytes)
        {
            Interlocked.Add(ref _queuedBytes, -message.Length);
            observer?.SendFailed(SipTransportError.QueueFull);
            return true;
        }
        return _queue.Writer.TryWrite(new Pending(message, observer));
    }

    public async Task ConnectAndRunAsync(TimeSpan timeout, TimeProvider clock)
    {
        try
        {
            using var limit = new CancellationTokenSource(timeout, clock);
            await socket.ConnectAsync(Remote, limit.Token);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Close(SipTransportError.ConnectFailed);
            return;
        }
        await RunAsync();
    }

    public async Task RunAsync()
    {
        var writing = WriteLoopAsync();
        await ReadLoopAsync();
        Close();
        await writing;
    }

    private async Task ReadLoopAsync()
    {
        var framer = new StreamFramer(options.Limits);
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(framer.Space(), SocketFlags.None);
                if (read == 0) return;
                Volatile.Write(ref _lastActivity, time.GetTimestamp());
                framer.Advance(read);
                if (!DeliverAll(framer)) return;
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            Close();
        }
    }

    private bool DeliverAll(StreamFramer framer)
    {
        while (true)
        {
            switch (framer.TryTake(out var message, out var error))
            {
                case FrameKind.NeedMore: return true;
                case FrameKind.Ping: TryQueue(Pong, null); break;
                case FrameKind.Message: sink.Received(owner, new SipPath(SipTransportKind.Tcp, Remote, Id), message); break;
                default: sink.Dropped(owner, error.ToString()); return false;
            }
        }
    }

    private async Task WriteLoopAsync()
    {
        await foreach (var pending in _queue.Reader.ReadAllAsync())
        {
            Interlocked.Add(ref _queuedBytes, -pending.Message.Length);
            try
            {
                for (var rest = pending.Message; !rest.IsEmpty;) rest = rest[await socket.SendAsync(rest, SocketFlags.None)..];
                Volatile.Write(ref _lastActivity, time.GetTimestamp());
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                pending.Observer?.SendFailed(SipTransportError.ConnectionLost);
                Close();
            }
        }
    }

    public void Close() => Close(SipTransportError.ConnectionLost);

    private void Close(SipTransportError error)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        owner.Forget(this);
        _queue.Writer.TryComplete();
        if (error == SipTransportError.ConnectFailed)
            while (_queue.Reader.TryRead(out var pending)) pending.Observer?.SendFailed(error);
        socket.Dispose();
    }

    private readonly record struct Pending(ReadOnlyMemory<byte> Message, ISipSendObserver? Observer);
}

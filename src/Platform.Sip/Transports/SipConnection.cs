using System.Threading.Channels;

namespace Platform.Sip.Transports;

/// <summary>
/// One connection of any carrier: it opens, then a reading loop delivers messages and answers pings while a writing loop
/// drains a bounded queue. Whatever ends either loop closes the connection and fails what still waits.
/// </summary>
internal sealed class SipConnection(SipPath path, ISipCarrier carrier, ConnectionTable owner, ConnectionOptions options, TimeProvider time)
{
    private static readonly byte[] Pong = "\r\n"u8.ToArray();

    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private long _lastActivity = time.GetTimestamp();
    private long _messageBegan = time.GetTimestamp();
    private readonly SourceAddress _source = SourceAddress.Of(path.Remote.Address);
    private int _queuedBytes;
    private int _closed;

    /// <summary>Names this connection: answers to its messages go back over it.</summary>
    public SipPath Path { get; } = path;

    /// <summary>The far side opened it.</summary>
    public required bool IsAccepted { get; init; }

    public TimeSpan IdleFor => time.GetElapsedTime(Volatile.Read(ref _lastActivity));

    /// <summary>
    /// How long a message has been on its way already, or on an accepted connection the first one; zero between messages.
    /// </summary>
    public TimeSpan WaitsFor => Volatile.Read(ref _messageBegan) is > 0 and var began ? time.GetElapsedTime(began) : TimeSpan.Zero;

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

    /// <summary>Lives as long as the connection.</summary>
    public async Task RunAsync()
    {
        if (!await TryOpenAsync()) return;
        var writing = WriteLoopAsync();
        await ReadLoopAsync();
        await writing;
    }

    private async Task<bool> TryOpenAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(options.OpenTimeout, time);
            await carrier.OpenAsync(limit.Token);
            if (!IsAccepted) MessageEnded();
            return true;
        }
        catch (Exception fault) when (CarrierFaults.IsOfNetwork(fault))
        {
            Close(SipTransportError.ConnectFailed);
            return false;
        }
    }

    private async Task ReadLoopAsync()
    {
        try
        {
            await carrier.ReadAllAsync(this);
        }
        catch (Exception fault) when (CarrierFaults.IsOfNetwork(fault))
        {
            Close();
        }
        finally
        {
            Close();
        }
    }

    /// <summary>Bytes came, whatever they were.</summary>
    public void Touch() => Volatile.Write(ref _lastActivity, time.GetTimestamp());

    /// <summary>The first bytes of a message came, and not its last.</summary>
    public void MessageBegan() => Interlocked.CompareExchange(ref _messageBegan, time.GetTimestamp(), 0);

    private void MessageEnded() => Volatile.Write(ref _messageBegan, 0);

    public void Deliver(ReadOnlyMemory<byte> message)
    {
        MessageEnded();
        if (owner.Sink.LetsIn(owner.Transport, _source, message.Span)) owner.Sink.Received(owner.Transport, Path, message);
    }

    public void AnswerPing() => TryQueue(Pong, null);

    public void Drop(string reason) => owner.Sink.Dropped(owner.Transport, reason);

    private async Task WriteLoopAsync()
    {
        await foreach (var pending in _queue.Reader.ReadAllAsync())
        {
            Interlocked.Add(ref _queuedBytes, -pending.Message.Length);
            try
            {
                await carrier.WriteAsync(pending.Message);
                Touch();
            }
            catch (Exception fault) when (CarrierFaults.IsOfNetwork(fault))
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
        carrier.Dispose();
    }

    private readonly record struct Pending(ReadOnlyMemory<byte> Message, ISipSendObserver? Observer);
}

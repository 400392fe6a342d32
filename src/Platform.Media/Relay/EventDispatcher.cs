using System.Threading.Channels;

namespace Platform.Media.Relay;

/// <summary>Carries events from the relay threads to their handlers: one at a time, in order, off the relay threads.</summary>
internal sealed class EventDispatcher : IDisposable
{
    private readonly Channel<MediaLegEvent> _events =
        Channel.CreateUnbounded<MediaLegEvent>(new UnboundedChannelOptions { SingleReader = true });

    private long _faults;

    public EventDispatcher() => _ = Task.Run(DispatchAsync);

    /// <summary>Exceptions that handlers threw.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    public void Raise(MediaLegEvent raised)
    {
        if (raised.Leg.OnEvent is not null) _events.Writer.TryWrite(raised);
    }

    /// <summary>What was raised before is still delivered.</summary>
    public void Dispose() => _events.Writer.TryComplete();

    private async Task DispatchAsync()
    {
        await foreach (var raised in _events.Reader.ReadAllAsync())
        {
            try
            {
                raised.Leg.OnEvent!(raised);
            }
            catch (Exception)
            {
                Interlocked.Increment(ref _faults);
            }
        }
    }
}

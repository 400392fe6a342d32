using System.Threading.Channels;

namespace Platform.Media.Recording;

/// <summary>Carries what becomes of recordings to whoever asked for them: in order, off the recording threads.</summary>
internal sealed class RecordingEvents : IDisposable
{
    private readonly Channel<(Action<RecordingHappened> Hear, RecordingHappened Happened)> _events =
        Channel.CreateUnbounded<(Action<RecordingHappened>, RecordingHappened)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _dispatching;
    private long _faults;

    public RecordingEvents() => _dispatching = Task.Run(DispatchAsync);

    /// <summary>Exceptions that hearers threw.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    public void Tell(Action<RecordingHappened> hear, RecordingHappened happened) => _events.Writer.TryWrite((hear, happened));

    /// <summary>What was told before is heard first.</summary>
    public void Dispose()
    {
        _events.Writer.TryComplete();
        _dispatching.Wait();
    }

    private async Task DispatchAsync()
    {
        await foreach (var (hear, happened) in _events.Reader.ReadAllAsync())
        {
            try
            {
                hear(happened);
            }
            catch (Exception)
            {
                Interlocked.Increment(ref _faults);
            }
        }
    }
}

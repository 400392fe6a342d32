namespace Platform.Actors.Runtime;

internal interface IActivationTimer : IDisposable;

/// <summary>
/// The clock's callback puts one tick in the activation's waiting list; the next tick is set only when that one is done, so at most one
/// is ever waiting or running and the one <see cref="Tick"/> object serves them all.
/// </summary>
internal sealed class GrainTimer<TState> : IGrainTimer, IActivationTimer
{
    private readonly Activation _activation;
    private readonly Func<TState, CancellationToken, Task> _callback;
    private readonly TState _state;
    private readonly CancellationTokenSource _disposed = new();
    private readonly Tick _tick;
    private readonly ITimer _clock;
    private TimeSpan _nextDue;
    private TimeSpan _period;
    private bool _ticking;
    private bool _changedInTick;

    public GrainTimer(
        Activation activation, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _state = state;
        _tick = new Tick(this, options);
        _clock = Ambient.CreateTimer(activation.Engine.Time, static held => ((GrainTimer<TState>)held!).OnDue(), this);
        activation.AddTimer(this);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        _nextDue = dueTime;
        _period = period;
        _changedInTick = _ticking;
        if (!_ticking && !_disposed.IsCancellationRequested)
            _clock.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (_disposed.IsCancellationRequested)
            return;
        _disposed.Cancel();
        _clock.Dispose();
        _activation.RemoveTimer(this);
    }

    private void OnDue()
    {
        _ticking = true;
        _activation.TryEnqueue(_tick);
    }

    private async Task RunTick()
    {
        if (_disposed.IsCancellationRequested)
            return;
        _changedInTick = false;
        try
        {
            await _callback(_state, _disposed.Token);
        }
        finally
        {
            _ticking = false;
            if (!_disposed.IsCancellationRequested)
                _clock.Change(_changedInTick ? _nextDue : _period, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Tick(GrainTimer<TState> timer, GrainTimerCreationOptions options) : Message
    {
        public override string Name => "timer";

        public override bool MayInterleave => options.Interleave;

        public override bool CountsAsUse => options.KeepAlive;

        public override bool CallerGaveUp => timer._disposed.IsCancellationRequested;

        public override bool OutlivesActivation => false;

        public override Task Invoke(object target) => timer.RunTick();

        public override void Respond(Task finished)
        {
            if (finished.Exception is { } failure)
                timer._activation.Engine.Log.TimerFailed(timer._activation.Name, failure.InnerException!);
        }

        public override bool Fail(Exception exception) => false;
    }
}

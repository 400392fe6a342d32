using System.Diagnostics.CodeAnalysis;
using Platform.Actors.Runtime;

namespace Platform.Actors;

/// <summary>A timer that lives and dies with its activation. Disposing it cancels the token of a running tick.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Takes effect now, or after the running tick. <see cref="Timeout.InfiniteTimeSpan"/> stops.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>The period counts from the end of a tick to the start of the next, so ticks never pile up.</summary>
public readonly struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    public required TimeSpan DueTime { get; init; }

    /// <summary><see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>A tick may start while a request awaits. Default: a tick waits its turn like a call.</summary>
    public bool Interleave { get; init; }

    /// <summary>A tick counts as use and so puts off idle collection.</summary>
    public bool KeepAlive { get; init; }
}

public static class GrainTimerExtensions
{
    public static IGrainTimer RegisterGrainTimer<TState>(
        this Grain grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new GrainTimer<TState>(grain.Activation, callback, state, options);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public static IGrainTimer RegisterGrainTimer<TState>(
        this Grain grain, Func<TState, Task> callback, TState state, GrainTimerCreationOptions options) =>
        grain.RegisterGrainTimer(static (held, _) => held.Callback(held.State), (Callback: callback, State: state), options);

    public static IGrainTimer RegisterGrainTimer(
        this Grain grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
        grain.RegisterGrainTimer(static (held, cancellation) => held(cancellation), callback, options);

    public static IGrainTimer RegisterGrainTimer(this Grain grain, Func<Task> callback, GrainTimerCreationOptions options) =>
        grain.RegisterGrainTimer(static (held, _) => held(), callback, options);

    public static IGrainTimer RegisterGrainTimer<TState>(
        this Grain grain, Func<TState, CancellationToken, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, state, new(dueTime, period));

    public static IGrainTimer RegisterGrainTimer<TState>(
        this Grain grain, Func<TState, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, state, new(dueTime, period));

    public static IGrainTimer RegisterGrainTimer(
        this Grain grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, new(dueTime, period));

    public static IGrainTimer RegisterGrainTimer(this Grain grain, Func<Task> callback, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, new(dueTime, period));
}

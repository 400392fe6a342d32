using System.Diagnostics;

namespace Platform.Actors.Runtime;

/// <summary>A lane that takes requests: which may start now, and what happens when one ends. Rules: see <see cref="TurnLane"/>.</summary>
internal abstract class RequestLane(ActorEngine engine) : TurnLane(engine.TurnHost)
{
    private Message? _blocking;

    public ActorEngine Engine { get; } = engine;

    /// <summary>Requests that have not begun. Read for metrics without the gate.</summary>
    public int QueueLength => Waiting.Count;

    protected WaitingRequests Waiting { get; } = new();

    /// <summary>Requests that began and are not complete.</summary>
    protected int Unfinished { get; private set; }

    protected virtual bool AlwaysInterleaves => false;

    protected Message? TakeStartableUnderGate()
    {
        if (Waiting.Count == 0)
            return null;
        var message = _blocking is null || AlwaysInterleaves ? Waiting.TakeFirst() : Waiting.TakeFirstThatMayInterleave();
        if (message is null)
            return null;
        Unfinished++;
        if (!AlwaysInterleaves && !message.MayInterleave)
            _blocking ??= message;
        return message;
    }

    /// <summary>Under the gate: could a message that just arrived start, so that the lane must be woken?</summary>
    protected bool MayStartUnderGate(Message message) => _blocking is null || AlwaysInterleaves || message.MayInterleave;

    protected void Start(Message message, object target)
    {
        if (message.CallerGaveUp)
        {
            End(message);
            return;
        }

        var span = Tracing.Enter(message);
        var task = Invoke(message, target);
        Tracing.Leave(message);
        if (task.IsCompleted)
            Finish(message, task, span);
        else
            task.GetAwaiter().UnsafeOnCompleted(() => Finish(message, task, span));
    }

    protected virtual void OnFailure(Message message, Exception failure)
    {
    }

    private static Task Invoke(Message message, object target)
    {
        try
        {
            return message.Invoke(target) ?? throw new InvalidOperationException($"{message.Name} returned null.");
        }
        catch (Exception failure)
        {
            return Task.FromException(failure);
        }
    }

    private void Finish(Message message, Task task, Activity? span)
    {
        if (!task.IsCompletedSuccessfully)
            OnFailure(message, task.Exception?.InnerException ?? new TaskCanceledException(task));
        Tracing.End(span, task);
        End(message);
        Engine.Respond(message, task);
    }

    private void End(Message message)
    {
        lock (Gate)
        {
            Unfinished--;
            if (_blocking == message)
                _blocking = null;
        }

        if (Running != this)
            Wake();
    }
}

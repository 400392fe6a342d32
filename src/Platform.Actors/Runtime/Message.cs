using System.Diagnostics;
using Platform.Actors.Proxies;

namespace Platform.Actors.Runtime;

/// <summary>What waits for a lane: a request with its arguments and its caller, or a timer's tick. Links are intrusive.</summary>
internal abstract class Message
{
    /// <summary>Next in the lane's waiting list, and its place in the order of arrival there.</summary>
    internal Message? Next;
    internal long Arrival;

    /// <summary>Neighbours in the list of calls that wait for a response, and when the caller gives up (TimeProvider timestamp).</summary>
    internal Message? EarlierCall, LaterCall;
    internal InFlightCalls? WaitsIn;
    internal long Deadline;

    /// <summary>Set when it is sent; a timer's tick has none.</summary>
    internal CallEndpoint? Target;

    /// <summary>TimeProvider timestamp, or 0 when nobody measures.</summary>
    internal long SentAt;
    internal Activity? Trace;
    internal bool ResponseLost;
    internal TimeSpan ResponseDelay;

    public abstract string Name { get; }

    public virtual bool MayInterleave => false;

    public virtual bool CountsAsUse => true;

    /// <summary>The caller no longer waits, so the request needs no start.</summary>
    public virtual bool CallerGaveUp => false;

    /// <summary>When the activation ends first, the message goes to the next one; a timer's tick does not.</summary>
    public virtual bool OutlivesActivation => true;

    /// <summary>Calls the method on the grain or observer.</summary>
    public abstract Task Invoke(object target);

    /// <summary>Takes the finished task's result or exception to the caller.</summary>
    public abstract void Respond(Task finished);

    /// <summary>Ends the call without a result; false when it had ended.</summary>
    public abstract bool Fail(Exception exception);
}

internal abstract class Request : Message
{
    public abstract GrainMethod Method { get; }

    public override string Name => Method.Name;

    public override bool MayInterleave => Method.AlwaysInterleave;
}

internal sealed class Request<TArgs, TResult>(
    GrainMethod<TArgs, TResult> method, TArgs args, TaskCompletionSource<TResult>? caller, JsonMessageCopier? copier) : Request
{
    public override GrainMethod Method => method;

    public override bool CallerGaveUp => caller is { Task.IsCompleted: true };

    public override Task Invoke(object target) => method.Invoke(target, args);

    public override void Respond(Task finished)
    {
        WaitsIn?.Remove(this);
        if (caller is null)
            LogFailure(finished);
        else if (finished.IsCompletedSuccessfully)
            Succeed(caller, finished);
        else if (finished.IsCanceled)
            caller.TrySetException(new TaskCanceledException(finished));
        else
            caller.TrySetException(finished.Exception!.InnerException!);
    }

    public override bool Fail(Exception exception)
    {
        WaitsIn?.Remove(this);
        return caller?.TrySetException(exception) ?? false;
    }

    private void LogFailure(Task finished)
    {
        if (finished.Exception is { InnerException: { } failure })
            Target!.Engine.Log.OneWayFailed(Name, failure);
    }

    private void Succeed(TaskCompletionSource<TResult> caller, Task finished)
    {
        if (finished is not Task<TResult> typed)
            caller.TrySetResult(default!);
        else if (copier is null)
            caller.TrySetResult(typed.Result);
        else
            SucceedWithCopy(caller, copier, typed.Result);
    }

    private static void SucceedWithCopy(TaskCompletionSource<TResult> caller, JsonMessageCopier copier, TResult result)
    {
        try
        {
            caller.TrySetResult(copier.Copy(result));
        }
        catch (Exception notSerializable)
        {
            caller.TrySetException(notSerializable);
        }
    }
}

using System.Diagnostics;

namespace Platform.Actors.Runtime;

/// <summary>
/// A call made inside a trace continues it in the callee, as a span of its own when someone listens. Calls outside a trace make none.
/// </summary>
internal static class Tracing
{
    private static readonly ActivitySource s_source = new("Platform.Actors");

    /// <summary>Makes the caller's trace current for the method's first turn; its awaits carry it on.</summary>
    public static Activity? Enter(Message message)
    {
        if (message.Trace is not { } caller)
            return null;
        var span = s_source.StartActivity(message.Name, ActivityKind.Internal, caller.Context);
        if (span is null)
            Activity.Current = caller;
        return span;
    }

    /// <summary>The next turn of the lane belongs to someone else.</summary>
    public static void Leave(Message message)
    {
        if (message.Trace is not null)
            Activity.Current = null;
    }

    public static void End(Activity? span, Task finished)
    {
        if (span is null)
            return;
        if (!finished.IsCompletedSuccessfully)
            span.SetStatus(ActivityStatusCode.Error, finished.Exception?.InnerException?.Message);
        var current = Activity.Current;
        span.Stop();
        Activity.Current = current == span ? null : current;
    }
}

namespace Platform.Domain.Agents;

/// <summary>How the time after a contact ends.</summary>
public enum WrapUpMode
{
    /// <summary>By itself when it is over, or earlier when the agent says so.</summary>
    AtMost = 0,

    /// <summary>By itself, and not earlier: what the agent asks for comes after it.</summary>
    Fixed = 1,

    /// <summary>When the agent says so.</summary>
    UntilDone = 2,
}

/// <summary>The time that an agent has after a contact.</summary>
/// <param name="LastsMs">Nothing to <see cref="WrapUpMode.UntilDone"/>.</param>
/// <param name="ExtensionMs">What the agent may add to it in all.</param>
public sealed record WrapUpPolicy(int LastsMs, WrapUpMode Mode = WrapUpMode.AtMost, int ExtensionMs = 0)
{
    public static WrapUpPolicy None { get; } = new(0);

    public bool IsNone => LastsMs == 0 && Mode != WrapUpMode.UntilDone;
}

/// <summary>A wrap-up under way.</summary>
/// <param name="EndsAt">When it ends by itself; null when it does not.</param>
/// <param name="LatestEnd">Beyond which the agent cannot put off its end.</param>
/// <param name="IsFixed">Whether the agent waits for its end.</param>
public sealed record WrapUp(DateTimeOffset? EndsAt, DateTimeOffset? LatestEnd, bool IsFixed)
{
    public static WrapUp Begin(WrapUpPolicy policy, DateTimeOffset now)
    {
        if (policy.Mode == WrapUpMode.UntilDone)
            return new(null, null, IsFixed: false);
        var end = now.AddMilliseconds(policy.LastsMs);
        return new(end, end.AddMilliseconds(policy.ExtensionMs), policy.Mode == WrapUpMode.Fixed);
    }

    public bool IsOver(DateTimeOffset now) => now >= EndsAt;

    /// <summary>Null when its end cannot be put off (any further).</summary>
    public WrapUp? Extended(TimeSpan by) =>
        EndsAt < LatestEnd ? this with { EndsAt = EndsAt + by < LatestEnd ? EndsAt + by : LatestEnd } : null;
}

using System.Collections.Immutable;
using Platform.Domain.Figures;

namespace Platform.Domain.Agents;

/// <summary>
/// The agent's own account of its time, for the figures. A stretch is kept in the agent's state from the change that ends it until the
/// figures have it, so none is lost; one that goes on for long is counted in pieces.
/// </summary>
public static class AgentTimes
{
    /// <summary>Time is not counted again, nor is time in which nobody looked after the agent: what is open goes on from now.</summary>
    public static AgentState Resume(AgentState state, DateTimeOffset now) => state with { CountedTo = now };

    /// <summary>The present state, as far as it went.</summary>
    public static AgentState Cut(AgentState state, DateTimeOffset now) =>
        state with { Uncounted = With(state, now), CountedTo = Later(now, state.CountedTo) };

    /// <summary>The figures have them.</summary>
    public static AgentState Counted(AgentState state, IReadOnlyCollection<AgentStretch> stretches) =>
        state with { Uncounted = state.Uncounted.RemoveAll(stretches.Contains) };

    /// <summary>Another state begins. Being held for a contact is part of ringing for it.</summary>
    internal static AgentState Change(AgentState state, AgentPresence next, DateTimeOffset at) =>
        (state.Presence, next) == (AgentPresence.Reserved, AgentPresence.Ringing) ? state : Cut(state, at);

    private static ImmutableList<AgentStretch> With(AgentState state, DateTimeOffset now)
    {
        if (state.Presence == AgentPresence.Offline || now <= state.CountedTo)
            return state.Uncounted;
        var about = state.Offer ?? state.WrapUpOf;
        return state.Uncounted.Add(new(state.Presence, state.CountedTo, now, state.Reason, about?.Queue ?? "", about?.ContactKey));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

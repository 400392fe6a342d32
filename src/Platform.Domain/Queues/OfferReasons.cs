using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Queues;

/// <summary>Why a contact is offered to an agent: kept with the offer for whoever asks later.</summary>
public static class OfferReasons
{
    /// <summary>How many candidates are kept with an offer.</summary>
    public const int KeptCandidates = 5;

    /// <summary>What chose an agent whom the contact preferred.</summary>
    public const string LastAgent = "last_agent";

    public static string NameOf(QueueStrategy strategy) => strategy switch
    {
        QueueStrategy.LongestIdle => "longest_idle",
        QueueStrategy.LeastOccupied => "least_occupied",
        QueueStrategy.RoundRobin => "round_robin",
        QueueStrategy.MostSkilled => "most_skilled",
        QueueStrategy.LeastSkilled => "least_skilled",
        QueueStrategy.Preferred => "preferred",
        QueueStrategy.RingAll => OfferReason.RingAll,
        _ => throw new InvalidOperationException($"Unknown strategy {strategy}."),
    };

    /// <param name="state">Before the offer.</param>
    internal static OfferReason Explain(QueueState state, WaitingContact contact, AvailableAgent chosen, DateTimeOffset now)
    {
        var fitting = Fit.Count(state, contact.Kind, contact.Step);
        var isPreferred = chosen.Agent == contact.Preferred?.Agent;
        var others = Fit.Firsts(state, contact, KeptCandidates).Where(idle => idle.Agent != chosen.Agent).Take(KeptCandidates - 1);
        return new OfferReason(isPreferred ? LastAgent : NameOf(state.Policy.Strategy), state.WaitingCount, fitting,
            [.. others.Prepend(chosen.Key).Select(idle => new Candidate(idle.Agent, Milliseconds(now - idle.IdleSince))
            {
                Score = state.Policy.ScoreOf(idle.Rank),
            })])
        {
            LastAgent = contact.Preferred?.Agent,
            LentBy = chosen.LentBy,
            WaitedMs = Milliseconds(now - contact.EnqueuedAt),
            Asked = state.Policy.Steps[contact.Step].Skills,
            Relaxed = contact.Step,
            Unfit = state.Agents.Count - fitting,
            Priority = contact.Priority.Points,
            PriorityBecause = contact.Priority.Because,
            PriorityMs = Milliseconds(contact.EnqueuedAt - contact.CountsFrom),
        };
    }

    private static long Milliseconds(TimeSpan time) => Math.Max(0, (long)time.TotalMilliseconds);
}

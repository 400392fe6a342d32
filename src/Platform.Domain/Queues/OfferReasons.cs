using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Queues;

/// <summary>Why a contact is offered to an agent: kept with the offer for whoever asks later.</summary>
public static class OfferReasons
{
    /// <summary>How many candidates are kept with an offer.</summary>
    public const int KeptCandidates = 5;

    public static string NameOf(QueueStrategy strategy) => strategy switch
    {
        QueueStrategy.LongestIdle => "longest_idle",
        QueueStrategy.LeastOccupied => "least_occupied",
        QueueStrategy.RoundRobin => "round_robin",
        QueueStrategy.MostSkilled => "most_skilled",
        QueueStrategy.LeastSkilled => "least_skilled",
        QueueStrategy.Preferred => "preferred",
        _ => throw new InvalidOperationException($"Unknown strategy {strategy}."),
    };

    /// <param name="state">Before the offer.</param>
    internal static OfferReason Explain(QueueState state, WaitingContact contact, DateTimeOffset now)
    {
        var fitting = state.Idle.CountTo(contact.Step);
        return new OfferReason(NameOf(state.Policy.Strategy), state.Waiting.Count, fitting,
            [.. state.Idle.FirstsTo(contact.Step, KeptCandidates).Select(idle => new Candidate(idle.Agent, Milliseconds(now - idle.IdleSince))
            {
                Score = state.Policy.ScoreOf(idle.Rank),
            })])
        {
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

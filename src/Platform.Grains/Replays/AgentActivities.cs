using Platform.Domain.Agents;
using Platform.Domain.Figures;

namespace Platform.Grains.Replays;

/// <summary>An agent's time as it was, the pieces of each state put together.</summary>
internal sealed class AgentActivities
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    private readonly HashSet<AgentStretch> afterOffers = [];

    public AgentActivities(IReadOnlyList<AgentStretch> pieces)
    {
        var all = new List<AgentStretch>();
        foreach (var piece in pieces)
        {
            if (all.Count > 0 && all[^1] is var last && last.To == piece.From && (last with { From = piece.From, To = piece.To }) == piece)
                all[^1] = last with { To = piece.To };
            else
                all.Add(piece);
        }

        All = all;
    }

    public IReadOnlyList<AgentStretch> All { get; }

    /// <summary>The break that the platform gave after an offer which failed at that time; null when none is known.</summary>
    public TimeSpan? TakeBreakAfter(DateTimeOffset failedAt)
    {
        var found = All.FirstOrDefault(stretch => IsGiven(stretch) && (stretch.From - failedAt).Duration() <= Slack);
        if (found is null)
            return null;
        afterOffers.Add(found);
        return found.To - found.From;
    }

    /// <summary>Null when nothing is known of the agent's time around the end of the contact.</summary>
    public TimeSpan? WrapUpOf(string contact)
    {
        var own = All.Where(stretch => stretch.Contact == contact).ToList();
        return own.Count == 0
            ? null
            : own.Where(stretch => stretch.Presence == AgentPresence.WrapUp).Aggregate(TimeSpan.Zero, (sum, stretch) => sum + (stretch.To - stretch.From));
    }

    /// <summary>When the agent was free of the contact's talk; null when that is not known.</summary>
    public DateTimeOffset? TalkEndOf(string contact) =>
        All.LastOrDefault(stretch => stretch.Contact == contact && stretch.Presence == AgentPresence.Talking)?.To;

    /// <param name="isPlayed">The contacts that the queues of the replay bring.</param>
    public IReadOnlyList<AgentIntent> Intents(Func<string, bool> isPlayed)
    {
        var intents = new List<AgentIntent>();
        for (var i = 0; i < All.Count; i++)
        {
            var stretch = All[i];
            if (i == 0 || All[i - 1].To < stretch.From)
                intents.Add(new AgentIntent.LogIn(stretch.From, stretch.Presence != AgentPresence.Break));
            if (stretch.Presence == AgentPresence.Break && !afterOffers.Contains(stretch))
                intents.Add(new AgentIntent.TakeBreak(stretch.From, stretch.Reason ?? BreakReason.NotReady, stretch.To - stretch.From));
            else if (IsOwnWork(stretch, isPlayed) && !(i > 0 && All[i - 1].Contact == stretch.Contact && All[i - 1].To == stretch.From))
                intents.Add(WorkFrom(i));
            if (i == All.Count - 1 || All[i + 1].From > stretch.To)
                intents.Add(new AgentIntent.LogOut(stretch.To));
        }

        return intents;
    }

    /// <summary>All that one contact took, from the first ring to the end of the wrap-up.</summary>
    private AgentIntent.Work WorkFrom(int first)
    {
        var (work, wrapUp) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var i = first; i < All.Count && All[i].Contact == All[first].Contact && (i == first || All[i - 1].To == All[i].From); i++)
        {
            if (All[i].Presence == AgentPresence.WrapUp)
                wrapUp += All[i].To - All[i].From;
            else
                work += All[i].To - All[i].From;
        }

        return new(All[first].From, work, wrapUp);
    }

    private static bool IsOwnWork(AgentStretch stretch, Func<string, bool> isPlayed) =>
        stretch.Contact is { } contact && (stretch.Queue.Length == 0 || !isPlayed(contact));

    private static bool IsGiven(AgentStretch stretch) => stretch is
    {
        Presence: AgentPresence.Break,
        Reason: BreakReason.NoAnswer or BreakReason.Rejected or BreakReason.Unreachable,
    };
}

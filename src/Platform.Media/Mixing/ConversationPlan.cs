using Platform.Media.Relay;

namespace Platform.Media.Mixing;

/// <summary>
/// Who shall hear whom, once all legs have come to one thread. Of several plans that name a leg the last one asked for has it; what
/// is left of the others goes on without it.
/// </summary>
/// <param name="Number">Counts up with every plan of the engine.</param>
/// <param name="Thread">Where the legs come together.</param>
/// <param name="Parties">Who hears whom.</param>
internal sealed record ConversationPlan(long Number, RelayThread Thread, (LegCore Leg, LegCore[] Hears)[] Parties)
{
    /// <summary>Runs on the thread, again and again until all legs that still belong to the plan have arrived.</summary>
    public void Run()
    {
        foreach (var (leg, _) in Parties)
        {
            if (leg.Owner == Thread || leg.LatestPlan != Number || leg.Home != Thread) continue;
            Thread.Post(leg, _ => Run());
            return;
        }

        var present = Parties.Select(party => party.Leg).Where(leg => leg.Owner == Thread && leg.LatestPlan == Number && !leg.IsClosed).ToHashSet();
        var former = present.Select(leg => leg.Conversation).OfType<Conversation>().ToHashSet();
        foreach (var leg in present) leg.Conversation?.Remove(leg);
        foreach (var conversation in former) conversation.Arrange();
        var parties = Parties.Where(party => present.Contains(party.Leg)).Select(party => (party.Leg, Array.FindAll(party.Hears, present.Contains)));
        new Conversation(Thread, parties).Arrange();
    }
}

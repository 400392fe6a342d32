using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

/// <summary>Priority is waiting time on credit (60 s a point here): it goes before, but never for ever.</summary>
public class QueuePriorityTests
{
    private static readonly TimeSpan Ageing = QueuePolicy.Default.Ageing;

    [Theory]
    [InlineData("join c1@0; join c2@50 first=1", "c2 c1")]
    [InlineData("join c1@0; join c2@60 first=1", "c1 c2")]
    [InlineData("join c1@0; join c2@61 first=1", "c1 c2")]
    [InlineData("join c1@0 first=2; join c2@50 first=1", "c1 c2")]
    [InlineData("join c1@0 first=2; join c2@599 first=10", "c1 c2")]
    [InlineData("join c1@0 first=2; join c2@0 first=10", "c2 c1")]
    [InlineData("policy LongestIdle every=10; join c1@0; join c2@50 first=1", "c1 c2")]
    [InlineData("join c1@0; join c2@50 first=1; policy LongestIdle every=10", "c1 c2")]
    [InlineData("join c1@0; join c2@50; join c2@50 first=10", "c1 c2")]
    public void A_point_counts_as_so_much_waiting(string script, string order)
    {
        var (state, _) = QueueScript.Run(script);
        Assert.Equal(order, string.Join(' ', state.Waiting.All.Select(key => key.ContactKey)));
        Assert.Null(QueueInvariants.FindBreach(state));
    }

    [Fact]
    public void The_reason_names_the_rule()
    {
        var (state, _) = QueueScript.Run("join c1@0; join c2@50 first=1; @55 free a1@0 v1");
        Assert.Equal((1, "the script"), (state.Contacts["c2"].Pending!.Why.Priority, state.Contacts["c2"].Pending!.Why.PriorityBecause));
    }

    /// <summary>Whatever priorities come after it, a contact is served before all that come later than the most points are worth.</summary>
    [Fact]
    public void Nobody_waits_for_ever() => Property.Holds(random =>
    {
        var served = Serve(random, contacts: 120, priorities: 11);
        for (var place = 1; place < served.Count; place++)
        {
            var early = served.Take(place).FirstOrDefault(other => other.At - served[place].At > 10 * Ageing);
            if (early.Contact is not null)
                return $"{early} was served before {served[place]}";
        }

        return served.Count == 120 ? null : $"only {served.Count} were served";
    }, cases: 100);

    [Fact]
    public void With_equal_priority_the_order_of_answer_is_the_order_of_arrival() => Property.Holds(random =>
    {
        var served = Serve(random, contacts: 60, priorities: 1);
        return served.Select(contact => contact.At).SequenceEqual(served.Select(contact => contact.At).Order()) && served.Count == 60
            ? null
            : $"served were {string.Join(", ", served)}";
    }, cases: 100);

    /// <summary>One agent serves whoever is next, while contacts join faster than it can serve them; then all that are left.</summary>
    private static List<(string Contact, DateTimeOffset At)> Serve(Random random, int contacts, int priorities)
    {
        var (state, now, joined, version) = (QueueState.Initial, QueueScript.Start, 0, 1L);
        List<(string, DateTimeOffset)> served = [];
        while (served.Count < contacts && version < 10_000)
        {
            for (var i = random.Next(4); i > 0 && joined < contacts; i--)
            {
                now += TimeSpan.FromSeconds(random.Next(1, 20));
                Decide(new QueueCommand.Enqueue(new JoinRequest($"c{++joined:D3}", now) { Priority = new(random.Next(priorities), null) }, contacts, DateTimeOffset.MaxValue));
                ServeOffered();
            }

            Decide(new QueueCommand.AgentAvailable("a1", now, version += 2, DateTimeOffset.MaxValue));
            ServeOffered();
        }

        return served;

        void ServeOffered()
        {
            if (state.Contacts.Values.FirstOrDefault(contact => contact.Pending is not null) is not { Pending: { } offer } offered)
                return;
            served.Add((offered.ContactKey, offered.EnqueuedAt));
            Decide(new QueueCommand.ReserveAnswered(offered.ContactKey, offer.OfferId, true, version + 1));
            Decide(new QueueCommand.AssignAnswered(offered.ContactKey, offer.OfferId, AssignAnswer.Accepted));
        }

        void Decide(QueueCommand command) =>
            state = QueueMachine.Decide(state, command, "t", now).Events.Aggregate(state, QueueMachine.Apply);
    }
}

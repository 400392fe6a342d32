using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

/// <summary>Contacts that have to be called before an agent can talk to them.</summary>
public class ContactsAwayTests
{
    private const string Ahead = "policy LongestIdle ahead=1/20/10; ";
    private const string TwoAhead = "policy LongestIdle ahead=2/20/10; ";

    [Theory]
    // Nobody is offered to who is away, and nobody is called without a reason.
    [InlineData("waits", Ahead + "join b1@0 away", "Joined b1")]
    [InlineData("is called when an agent is free", Ahead + "join b1@0 away; free a1@1 v1", "AgentBecameFree a1, PresenceChanged b1 Coming -> CallContact b1")]
    [InlineData("is called at once when one was free before", Ahead + "free a1@0 v1; join b1@0 away", "Joined b1, PresenceChanged b1 Coming -> CallContact b1")]
    [InlineData("not by a queue without such a policy", "join b1@0 away; free a1@1 v1", "AgentBecameFree a1")]
    [InlineData("not for an agent who does not fit", "policy LongestIdle en=5 ahead=1/20/10; join b1@0 away; free a1@1 v1", "AgentBecameFree a1")]
    [InlineData("for one who fits after a wait", "policy LongestIdle en=5 then 10 ahead=1/20/10; join b1@0 away; free a1@1 v1; @10 tick", "PresenceChanged b1 Coming -> CallContact b1")]
    [InlineData("not before somebody who is there", Ahead + "join b1@0 away; join c1@5; free a1@6 v1", "AgentBecameFree a1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    // Ahead of its turn.
    [InlineData("is called when an agent is expected", Ahead + "join b1@0 away; tick soon=1", "PresenceChanged b1 Coming -> CallContact b1")]
    [InlineData("not when it is somebody else's turn", Ahead + "join c1@0; join b1@5 away; tick soon=1", "nothing")]
    [InlineData("but when an agent is expected for both", Ahead + "join c1@0; join b1@5 away; tick soon=2", "PresenceChanged b1 Coming -> CallContact b1")]
    [InlineData("before a later one who is there", Ahead + "join b1@0 away; join c1@5; tick soon=1", "PresenceChanged b1 Coming -> CallContact b1")]
    // The bound.
    [InlineData("no more than so many", Ahead + "join b1@0 away; join b2@1 away; tick soon=5", "PresenceChanged b1 Coming -> CallContact b1")]
    [InlineData("in their order", TwoAhead + "join b2@1 away; join b1@0 away; join b3@2 away; tick soon=5", "PresenceChanged b1 Coming, PresenceChanged b2 Coming -> CallContact b1, CallContact b2")]
    [InlineData("one agent, one call", TwoAhead + "join b1@0 away; join b2@1 away; tick soon=1", "PresenceChanged b1 Coming -> CallContact b1")]
    [InlineData("who holds the line counts", Ahead + "join k1@0 called; join b2@1 away; tick soon=5", "nothing")]
    [InlineData("who has an agent does not", Ahead + "join k1@0 called; free a1@1 v1; reserved k1 a1#t.1 yes v2; assigned k1 a1#t.1 Accepted; join b2@1 away; tick soon=1", "PresenceChanged b2 Coming -> CallContact b2")]
    [InlineData("while one who was called waits too long nobody is called ahead", TwoAhead + "join k1@0 called; join b2@1 away; @11 tick soon=5", "nothing")]
    [InlineData("but for an agent who is free", TwoAhead + "policy LongestIdle en=5 then 60 ahead=2/20/10; join k1@0 called; join b2@-60 away; @11 free a1@11 v1; @11 free a2@11 v1", "AgentBecameFree a2, PresenceChanged b2 Coming -> CallContact b2")]
    // Coming and going.
    [InlineData("it comes to its place", Ahead + "join b1@0 coming; join c1@1; join b1@0 called", "Renewed b1, PresenceChanged b1 Called")]
    [InlineData("and is served before who came later", Ahead + "join b1@0 coming; join c1@1; join b1@0 called; free a1@1 v1", "AgentBecameFree a1, OfferMade b1 a1#t.1 -> ReserveAgent b1 a1#t.1")]
    [InlineData("who is called may not know of it yet", Ahead + "join b1@0 away; tick soon=1; join b1@0 away", "Renewed b1")]
    [InlineData("is called again when nothing came of it", Ahead + "join b1@0 away; tick soon=1; answers b1 no; tick soon=1", "PresenceChanged b1 Coming -> CallContact b1")]
    [InlineData("not when it is under way", Ahead + "join b1@0 away; tick soon=1; answers b1 yes", "nothing")]
    [InlineData("nor when it is gone", Ahead + "join b1@0 away; tick soon=1; leave b1; answers b1 no", "nothing")]
    [InlineData("is forgotten when nobody renews it", Ahead + "join b1@0 away; tick soon=1; @40 tick", "Left b1")]
    [InlineData("a contact that is there after all is offered", Ahead + "join b1@0 coming; free a1@1 v1; join b1@0", "Renewed b1, PresenceChanged b1 Here, OfferMade b1 a1#t.1 -> ReserveAgent b1 a1#t.1")]
    // It takes no room, and counts as a failure of nobody.
    [InlineData("takes no room", Ahead + "join b1@0 away; join c1@0; join c2@0", "Joined c2")]
    [InlineData("is no late contact when it leaves to be called", "policy LongestIdle level=80/5 ahead=1/20/10; join b1@0 coming; @60 leave b1", "Left b1")]
    public void Decides(string what, string script, string outcome)
    {
        var (state, decided) = QueueScript.Run(script);
        Assert.Equal((what, outcome), (what, decided));
        Assert.Null(QueueInvariants.FindBreach(state));
    }

    [Fact]
    public void Those_who_are_away_are_counted_apart_and_have_their_places()
    {
        var state = QueueScript.Run("join b1@0 away; join c1@5; join b2@6 coming; join c2@7").State;
        Assert.Equal((2, 2), (state.WaitingCount, state.AbsentCount));
        Assert.Equal([1, 2, 3, 4], new[] { "b1", "c1", "b2", "c2" }.Select(contact => state.PositionOf(contact)!.Value));
        Assert.Equal((2, 1), (state.WaitingBeside("b1"), state.WaitingBeside("c1")));
    }

    [Fact]
    public void A_new_policy_forgets_nobody()
    {
        var (state, _) = QueueScript.Run("policy RingAll ahead=2/20/10; join b1@0 away; join b2@1 coming; join k1@2 called; free a1@3 v1; reserved k1 a1#t.1 yes v2; assigned k1 a1#t.1 Accepted");
        Assert.Equal(1, state.Contacts["k1"].RingCount);
        (state, _) = QueueScript.Run(state, "policy LongestIdle ahead=2/20/10");
        Assert.Equal((1, 1), (state.Away.Count, state.Called.Count));
        Assert.Null(QueueInvariants.FindBreach(state));
    }

    /// <summary>Whatever happens: no more are called than may be, and the first of those who are away is the next.</summary>
    [Fact]
    public void No_more_are_called_than_may_be_and_in_their_order() => Property.Holds(random =>
    {
        var most = random.Next(1, 4);
        var (state, _) = QueueScript.Run($"policy LongestIdle ahead={most}/20/10");
        for (var second = 0; second < 60; second++)
        {
            var contact = random.Next(6);
            var step = $"@{second} " + random.Next(6) switch
            {
                0 or 1 => $"join b{contact}@{contact} away",
                2 when state.Contacts.GetValueOrDefault($"b{contact}")?.Presence == ContactPresence.Coming => $"join b{contact}@{contact} called",
                3 => $"free a{contact}@{second} v{second}",
                4 => random.Pick([$"leave b{contact}", $"answers b{contact} no", $"busy a{contact} v{second}"]),
                _ => $"tick soon={random.Next(4)}",
            };
            var before = state;
            (state, var outcome) = QueueScript.Run(state, step);
            if (QueueInvariants.FindBreach(state) is { } breach)
                return $"{breach} after {step}";
            if (state.Called.Count > most)
                return $"{state.Called.Count} are called after {step}";
            var called = state.Called.Except(before.Called).Select(key => state.Contacts[key].Key).ToList();
            if (called.Exists(key => state.Away.Any(away => away.CompareTo(key) < 0)))
                return $"somebody was passed over by {step}: {outcome}";
        }

        return null;
    });
}

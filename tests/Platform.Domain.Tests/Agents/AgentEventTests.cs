using Platform.Domain.Agents;

namespace Platform.Domain.Tests.Agents;

/// <summary>What an agent may forget: from what is stored, its question to the contact leads back to the truth.</summary>
public class AgentEventTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AgentOffer Offer = new("o1", "call:acme/1", "support", 20_000, 0);

    [Theory]
    [InlineData(AgentPresence.Reserved, true)]
    [InlineData(AgentPresence.Ringing, true)]
    [InlineData(AgentPresence.Talking, true)]
    [InlineData(AgentPresence.WrapUp, false)]
    [InlineData(AgentPresence.Break, false)]
    [InlineData(AgentPresence.Offline, false)]
    public void Becoming_ready_may_be_forgotten_after_a_contact_only(AgentPresence before, bool isMinor) =>
        Assert.Equal(isMinor, AgentEvent.IsMinor(new AgentState { Presence = before }, new AgentEvent.BecameReady(false, Now)));

    [Theory]
    [InlineData(AgentPresence.Ringing, true)]
    [InlineData(AgentPresence.Reserved, false)]
    public void A_talk_may_be_forgotten_when_the_ringing_is_stored(AgentPresence before, bool isMinor) =>
        Assert.Equal(isMinor, AgentEvent.IsMinor(new AgentState { Presence = before }, new AgentEvent.Answered(Now)));

    [Fact]
    public void What_gives_the_agent_a_contact_for_sure_is_stored()
    {
        var ready = new AgentState { Presence = AgentPresence.Ready };
        Assert.True(AgentEvent.IsMinor(ready, new AgentEvent.Reserved(Offer, Now)));
        Assert.False(AgentEvent.IsMinor(ready with { Presence = AgentPresence.Reserved }, new AgentEvent.RingStarted(Now)));
        Assert.False(AgentEvent.IsMinor(ready, new AgentEvent.RungDirectly(Offer, Now)));
        Assert.False(AgentEvent.IsMinor(ready, new AgentEvent.Began(Offer, null, Now)));
    }

    [Fact]
    public void An_agent_that_forgot_its_talk_is_ready_when_the_contact_has_it_no_more()
    {
        var stored = new AgentState { Presence = AgentPresence.Ringing, Offer = Offer, Version = 7 };
        var decision = AgentMachine.Decide(stored, new AgentCommand.NotHeld(Offer.OfferId, 7), Now);
        Assert.Equal(AgentPresence.Ready, decision.Events.Aggregate(stored, AgentMachine.Apply).Presence);
    }
}

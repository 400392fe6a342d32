namespace Platform.Domain.Tests.Queues;

/// <summary>Contacts for which nobody holds the line: in the order of service like all others, but not counted as callers.</summary>
public class PatientContactTests
{
    [Theory]
    // It is offered like a call, and whoever is to come before it by the place does.
    [InlineData("join m1@1 patient; free a1@2 v1", "AgentBecameFree a1, OfferMade m1 a1#t.1 -> ReserveAgent m1 a1#t.1")]
    [InlineData("join m1@9 patient; join c1@2; free a1@2 v1", "AgentBecameFree a1, OfferMade c1 a1#t.1 -> ReserveAgent c1 a1#t.1")]
    [InlineData("free a1@0 v1; join m1@600 patient", "Joined m1, OfferMade m1 a1#t.1 -> ReserveAgent m1 a1#t.1")]
    public void Decides(string script, string outcome)
    {
        var (state, decided) = QueueScript.Run(script);
        Assert.Equal(outcome, decided);
        Assert.Null(QueueInvariants.FindBreach(state));
    }

    [Fact]
    public void It_is_counted_apart_from_those_who_wait()
    {
        var state = QueueScript.Run("join m1@1 patient; join m2@1 patient; join c1@2").State;
        Assert.Equal((1, 2, 0, 1), (state.WaitingCount, state.PatientCount, state.WaitingBeside("c1"), state.WaitingBeside("m1")));
        state = QueueScript.Run("join m1@1 patient; join m2@1 patient; join c1@2; free a1@2 v1").State;
        Assert.Equal((1, 1), (state.WaitingCount, state.PatientCount));
        state = QueueScript.Run("join m1@1 patient; leave m1").State;
        Assert.Empty(state.Patient);
    }
}

using System.Globalization;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Tests.Calls;

namespace Platform.Domain.Tests.Callbacks;

public class CallbackMachineTests
{
    [Fact]
    public void Every_command_in_every_phase_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(CallbackTable.Text).Differences(CallbackCases.States.Keys, [.. CallbackCases.Commands.Keys],
            (state, command) => Describe.Decision(CallbackCases.Decide(CallbackCases.State(state), command)));
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_table_has_every_phase_every_kind_of_command_and_every_outcome()
    {
        Assert.Equal(Enum.GetValues<CallbackPhase>(), CallbackCases.States.Keys.Select(name => CallbackCases.State(name).Phase).Distinct().Order());
        var commands = CallbackCases.Commands.Values.Select(entry => entry.Command).ToList();
        Assert.Equal(typeof(CallbackCommand).GetNestedTypes().Select(type => type.Name).Order(), commands.Select(command => command.GetType().Name).Distinct().Order());
        Assert.Equal(Enum.GetValues<AttemptOutcome>(), commands.OfType<CallbackCommand.AttemptOver>().Select(over => over.Outcome).Distinct().Order());
    }

    [Theory]
    [InlineData("busy o1", "2026-11-02T08:10:00Z")]
    [InlineData("busy o1 at night", "2026-11-03T01:00:00Z")]
    [InlineData("agent missed o1 at night", "2026-11-03T01:00:00Z")]
    [InlineData("not placed o1", "2026-11-02T08:00:10Z")]
    public void A_retry_comes_after_its_time_and_within_the_window(string outcome, string nextAt)
    {
        var rested = CallbackCases.Decide(CallbackCases.State("attempting"), outcome).Events.OfType<CallbackEvent.Rested>().Single();
        Assert.Equal(DateTimeOffset.Parse(nextAt, CultureInfo.InvariantCulture), rested.NextAt);
    }

    [Theory]
    [InlineData("09:00", "18:00", "2026-11-02T01:00:00Z", "2026-11-02T01:00:00Z")]
    [InlineData("09:00", "18:00", "2026-11-02T00:59:59Z", "2026-11-02T01:00:00Z")]
    [InlineData("09:00", "18:00", "2026-11-02T10:00:00Z", "2026-11-03T01:00:00Z")]
    [InlineData("18:00", "09:00", "2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z")]
    [InlineData("18:00", "09:00", "2026-11-02T00:30:00Z", "2026-11-02T00:30:00Z")]
    [InlineData("18:00", "09:00", "2026-11-02T01:00:00Z", "2026-11-02T10:00:00Z")]
    [InlineData(null, null, "2026-11-02T20:00:00Z", "2026-11-02T20:00:00Z")]
    public void A_window_opens_at_its_local_time(string? from, string? to, string at, string opens)
    {
        var window = new CallbackWindow(new CallbackSettings(From: from, To: to), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        Assert.Equal(DateTimeOffset.Parse(opens, CultureInfo.InvariantCulture), window.NextOpen(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_window_that_begins_in_an_hour_that_the_clock_skips_opens_after_it()
    {
        var window = new CallbackWindow(new CallbackSettings(From: "02:30", To: "03:30"), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), window.NextOpen(new(2026, 3, 29, 0, 45, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData(true, true, EndCause.CalleeHungUp, AttemptOutcome.Connected)]
    [InlineData(true, true, EndCause.NodeLost, AttemptOutcome.Connected)]
    [InlineData(false, false, EndCause.NoAnswer, AttemptOutcome.AgentMissed)]
    [InlineData(false, false, EndCause.Cleared, AttemptOutcome.AgentMissed)]
    [InlineData(true, false, EndCause.NodeLost, AttemptOutcome.AgentMissed)]
    [InlineData(true, false, EndCause.Busy, AttemptOutcome.NotReached)]
    [InlineData(true, false, EndCause.NoAnswer, AttemptOutcome.NotReached)]
    [InlineData(true, false, EndCause.OutboundLimit, AttemptOutcome.NotReached)]
    [InlineData(true, false, EndCause.Abandoned, AttemptOutcome.NotReached)]
    [InlineData(true, false, EndCause.UnallocatedNumber, AttemptOutcome.Hopeless)]
    [InlineData(true, false, EndCause.Barred, AttemptOutcome.Hopeless)]
    public void The_record_of_an_attempt_says_how_it_went(bool agentAnswered, bool connected, EndCause cause, AttemptOutcome outcome) =>
        Assert.Equal(outcome, CallbackAttempt.OutcomeOf(CallRecord.Open(CallCases.Call) with
        {
            AnsweredAt = agentAnswered ? CallCases.Start : null,
            ConnectedAt = connected ? CallCases.Start : null,
            EndedAt = CallCases.Start,
            Cause = cause,
        }));
}

using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Calls;

public sealed class SupervisionNotesTests
{
    [Theory]
    [InlineData("ring expired supervisor", "")]
    [InlineData("whisper, failed supervisor", "")]
    [InlineData("answered supervisor", "Began Listen 1")]
    [InlineData("whisper, answered supervisor", "Began Whisper 2")]
    [InlineData("answered supervisor, barge", "Began Listen 1; Changed Barge 2")]
    [InlineData("answered supervisor, barge, barge, end supervision", "Began Listen 1; Changed Barge 2; Ended Barge 4")]
    [InlineData("answered supervisor, ended supervisor", "Began Listen 1; Ended Listen 2")]
    [InlineData("answered supervisor, whisper, ended caller", "Began Listen 1; Changed Whisper 2; Ended Whisper 3")]
    [InlineData("answered supervisor, ended supervisor, supervise, answered supervisor, node lost",
        "Began Listen 1; Ended Listen 2; Began Listen 4; Ended Listen 4")]
    public void Who_listens_is_noted_from_the_answer_to_the_end_with_every_mode(string steps, string expected)
    {
        var supervised = CallCases.ToTalking.Append("supervise").Aggregate(CallState.None, (state, step) => Run(state, step, 0));
        var after = steps.Split(", ").Select((step, index) => (step, index)).Aggregate(supervised, (state, next) => Run(state, next.step, next.index + 1));
        var notes = SupervisionNotes.Of(after);
        Assert.Equal(expected, string.Join("; ", notes.Select(note => $"{note.Act} {note.Mode} {(note.At - CallCases.Start).TotalSeconds}")));
        Assert.All(notes, note => Assert.Equal(("sue", "1001"), (note.Supervisor, note.Watched)));
    }

    [Fact]
    public void What_was_noted_stays_as_it_is() => Property.Holds(random =>
    {
        var state = CallState.None;
        var seconds = 0;
        foreach (var name in MixedCases.RandomWay(random))
        {
            var before = SupervisionNotes.Of(state);
            state = Run(state, name, seconds++);
            if (!SupervisionNotes.Of(state).Take(before.Count).SequenceEqual(before))
                return $"notes were changed by {name}";
        }

        return state.Supervision is null && Count(state, SupervisionAct.Began) != Count(state, SupervisionAct.Ended) ? "a supervision is over and has no end" : null;
    });

    private static int Count(CallState state, SupervisionAct act) => SupervisionNotes.Of(state).Count(note => note.Act == act);

    private static CallState Run(CallState state, string command, int seconds) =>
        CallCases.Run(state, MixedCases.Commands[command](state), CallCases.Start.AddSeconds(seconds)).State;
}

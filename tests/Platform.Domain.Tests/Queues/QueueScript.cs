using System.Globalization;
using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

/// <summary>
/// Queue commands as words: <c>join c1@0 [after OFFER]</c>, <c>leave c1</c>, <c>free a1@0 v5</c>, <c>busy a1 v6</c>,
/// <c>reserved c1 a1#t.1 yes v6</c>, <c>assigned c1 a1#t.1 Accepted</c>, <c>tick</c>; a leading <c>@20</c> sets the clock (seconds).
/// The queue takes two contacts. Claims last 30 s.
/// </summary>
internal static class QueueScript
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    public static (QueueState State, string Outcome) Run(QueueState state, string script)
    {
        var now = Start;
        var outcome = "nothing";
        foreach (var step in script.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = step.Split(' ');
            if (words[0][0] == '@')
            {
                now = At(words[0]);
                words = words[1..];
            }

            var decision = QueueMachine.Decide(state, Command(words, now), "t", now);
            state = decision.Events.Aggregate(state, QueueMachine.Apply);
            outcome = Describe.Decision(decision);
        }

        return (state, outcome);
    }

    private static QueueCommand Command(string[] words, DateTimeOffset now) => words[0] switch
    {
        "join" => new QueueCommand.Enqueue(Name(words[1]), At(words[1]), words.ElementAtOrDefault(3), 2, now.AddSeconds(30)),
        "leave" => new QueueCommand.Leave(words[1]),
        "free" => new QueueCommand.AgentAvailable(Name(words[1]), At(words[1]), Version(words[2]), now.AddSeconds(30)),
        "busy" => new QueueCommand.AgentUnavailable(words[1], Version(words[2])),
        "reserved" => new QueueCommand.ReserveAnswered(words[1], words[2], words[3] == "yes", Version(words[4])),
        "assigned" => new QueueCommand.AssignAnswered(words[1], words[2], Enum.Parse<AssignAnswer>(words[3])),
        "tick" => new QueueCommand.Tick(),
        _ => throw new ArgumentException($"Unknown step {words[0]}.", nameof(words)),
    };

    private static string Name(string word) => word[..word.IndexOf('@', StringComparison.Ordinal)];

    private static DateTimeOffset At(string word) => Start.AddSeconds(int.Parse(word[(word.IndexOf('@', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture));

    private static long Version(string word) => long.Parse(word[1..], CultureInfo.InvariantCulture);
}

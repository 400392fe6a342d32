namespace Platform.Domain.Tests;

/// <summary>
/// A state machine's table as text. A state's name stands at the start of a line; indented below it, one row per outcome:
/// the commands that have it, a colon, and the decision as <see cref="Describe"/> writes it. Rows stand in the order in which
/// the checks run. Every command has one outcome in every state.
/// </summary>
internal sealed record MachineTable(IReadOnlyList<(string State, string Command, string Outcome)> Rows)
{
    public static MachineTable Parse(string text)
    {
        List<(string, string, string)> rows = [];
        var state = "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!char.IsWhiteSpace(line[0]))
            {
                state = line.Trim();
                continue;
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var outcome = line[(colon + 2)..].Trim();
            rows.AddRange(line[..colon].Split(',').Select(command => (state, command.Trim(), outcome)));
        }

        return new(rows);
    }

    /// <summary>All differences between the table and the machine, one a line; empty when there is none.</summary>
    public string Differences(IEnumerable<string> states, IReadOnlyCollection<string> commands, Func<string, string, string> decide)
    {
        var expected = Rows.GroupBy(row => (row.State, row.Command)).ToDictionary(rows => rows.Key, rows => rows.Select(row => row.Outcome).ToList());
        List<string> differences = [];
        foreach (var state in states)
        {
            foreach (var command in commands)
            {
                var actual = decide(state, command);
                if (!expected.Remove((state, command), out var outcomes))
                    differences.Add($"{state}\n    {command}: {actual}   <- no row");
                else if (outcomes.Count != 1 || outcomes[0] != actual)
                    differences.Add($"{state}\n    {command}: {actual}   <- the table says {string.Join(" and ", outcomes)}");
            }
        }

        foreach (var (state, command) in expected.Keys)
            differences.Add($"{state}\n    {command}: no such state or command");
        return string.Join("\n", differences);
    }
}

using System.Globalization;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

/// <summary>
/// Queue commands as words: <c>join c1@0 [after OFFER] [again]</c>, <c>leave c1</c>, <c>free a1@0 v5</c>, <c>busy a1 v6</c>,
/// <c>reserved c1 a1#t.1 yes v6</c>, <c>assigned c1 a1#t.1 Accepted</c>, <c>tick</c>; a leading <c>@20</c> sets the clock (seconds).
/// A contact may prefer an agent, and wait for it for 20 s when its turn comes: <c>join c1@0 wants=a1/20</c>. It may come first: <c>join c1@0 first=2</c> (points of priority; 60 s each unless the policy says <c>every=10</c>).
/// An agent may say more: <c>free a1@0 v5 en=7 fr=2 likes=2 busy=300</c> (preference and permille). <c>policy MostSkilled en=5 then 10 en=3
/// then 20</c> sets the strategy and what is asked at once, after 10 s and after 20 s; <c>level=80/20</c> the service level (percent, seconds). By <c>policy RingAll</c> at most 3 ring for a contact. <c>borrows=sales/1</c> from whom it borrows, and how many stay there; <c>lend sales 1 2</c> is such a wish, <c>lent a1@0 v5 sales</c> an agent who comes of one, for 4 s. A contact is a call unless it says <c>kind=message</c>, and an agent takes all kinds unless it says <c>takes=call+callback</c>. A contact may be <c>away</c>, <c>coming</c> or <c>called</c>; <c>ahead=2/20/10</c> calls so many of those who are away, seconds before their turn, unless one waits longer; <c>tick soon=1</c> expects an agent within that time, <c>answers c1 no</c> is a contact that is not called after all. The queue takes two contacts. Claims last 30 s.
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

    public static (QueueState State, string Outcome) Run(string script) => Run(QueueState.Initial, script);

    private static QueueCommand Command(string[] words, DateTimeOffset now) => words[0] switch
    {
        "join" => new QueueCommand.Enqueue(Join(words), 2, now.AddSeconds(30)),
        "leave" => new QueueCommand.Leave(words[1]),
        "free" => new QueueCommand.AgentAvailable(Name(words[1]), At(words[1]), Version(words[2]), now.AddSeconds(30))
        {
            Profile = Profile(words[3..]),
        },
        "policy" => new QueueCommand.Configure(Policy(words[1..])),
        "lent" => new QueueCommand.AgentAvailable(Name(words[1]), At(words[1]), Version(words[2]), now.AddSeconds(4)) { LentBy = words[3] },
        "lend" => new QueueCommand.Lend(words[1], int.Parse(words[2], CultureInfo.InvariantCulture), int.Parse(words[3], CultureInfo.InvariantCulture)),
        "busy" => new QueueCommand.AgentUnavailable(words[1], Version(words[2])),
        "reserved" => new QueueCommand.ReserveAnswered(words[1], words[2], words[3] == "yes", Version(words[4])),
        "assigned" => new QueueCommand.AssignAnswered(words[1], words[2], Enum.Parse<AssignAnswer>(words[3])),
        "answers" => new QueueCommand.CallAnswered(words[1], words[2] == "yes"),
        "tick" => new QueueCommand.Tick { Soon = int.Parse(Said(words, "soon=") ?? "0", CultureInfo.InvariantCulture) },
        _ => throw new ArgumentException($"Unknown step {words[0]}.", nameof(words)),
    };

    private static JoinRequest Join(string[] words) => new(Name(words[1]), At(words[1]))
    {
        LastOfferId = words.ElementAtOrDefault(2) == "after" ? words[3] : null,
        HasPlace = words[^1] == "again",
        Rings = words[^1] == "rings",
        Kind = Enum.Parse<ContactKind>(Said(words, "kind=") ?? nameof(ContactKind.Call), ignoreCase: true),
        IsPatient = words[^1] == "patient",
        Presence = Enum.TryParse<ContactPresence>(words[^1], ignoreCase: true, out var presence) ? presence : ContactPresence.Here,
        Preferred = Said(words, "wants=")?.Split('/') is [var agent, var seconds] ? new PreferredAgent(agent, 1000 * int.Parse(seconds, CultureInfo.InvariantCulture)) : null,
        Priority = words[^1].StartsWith("first=", StringComparison.Ordinal)
            ? new ContactPriority(int.Parse(words[^1]["first=".Length..], CultureInfo.InvariantCulture), "the script")
            : ContactPriority.None,
    };

    private static AgentProfile Profile(string[] words)
    {
        var takes = Said(words, "takes=")?.Split('+').Select(kind => Enum.Parse<ContactKind>(kind, ignoreCase: true)).Together() ?? ContactKinds.All;
        var said = words.Where(word => !word.StartsWith("takes=", StringComparison.Ordinal)).Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
        return new AgentProfile([.. said.Where(pair => pair.Key is not ("likes" or "busy")).Select(pair => new SkillLevel(pair.Key, pair.Value))],
            said.GetValueOrDefault("likes", 1), said.GetValueOrDefault("busy"))
        {
            Takes = takes,
        };
    }

    private static QueuePolicy Policy(string[] words)
    {
        var (every, level, borrows, ahead) = (Said(words, "every="), Said(words, "level=")?.Split('/'), Said(words, "borrows=")?.Split('/'), Said(words, "ahead=")?.Split('/').Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray());
        string[] said = ["every=", "level=", "borrows=", "ahead="];
        var steps = string.Join(' ', words[1..].Where(word => !said.Any(name => word.StartsWith(name, StringComparison.Ordinal)))).Split("then", StringSplitOptions.TrimEntries).Select((text, i) => Step(i == 0 ? $"0 {text}" : text));
        return new QueuePolicy(Enum.Parse<QueueStrategy>(words[0]), [.. steps])
        {
            Ageing = TimeSpan.FromSeconds(int.Parse(every ?? "60", CultureInfo.InvariantCulture)),
            RingLimit = words[0] == nameof(QueueStrategy.RingAll) ? 3 : 1,
            Borrows = borrows is null ? [] : [new(borrows[0], int.Parse(borrows[1], CultureInfo.InvariantCulture))],
            CallingAhead = ahead is null ? null : new(ahead[0], TimeSpan.FromSeconds(ahead[1]), TimeSpan.FromSeconds(ahead[2])),
            ServiceLevel = level is null ? null : new ServiceLevelTarget(int.Parse(level[0], CultureInfo.InvariantCulture), 1000 * int.Parse(level[1], CultureInfo.InvariantCulture)),
        };
    }

    private static string? Said(string[] words, string what) => words.FirstOrDefault(word => word.StartsWith(what, StringComparison.Ordinal))?[what.Length..];

    private static SkillStep Step(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new SkillStep(TimeSpan.FromSeconds(int.Parse(words[0], CultureInfo.InvariantCulture)), [.. words[1..].Select(word => word.Split('='))
            .Select(pair => new SkillRequirement(pair[0], int.Parse(pair[1], CultureInfo.InvariantCulture)))]);
    }

    private static string Name(string word) => word[..word.IndexOf('@', StringComparison.Ordinal)];

    private static DateTimeOffset At(string word) => Start.AddSeconds(int.Parse(word[(word.IndexOf('@', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture));

    private static long Version(string word) => long.Parse(word[1..], CultureInfo.InvariantCulture);
}

using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Domain.Tests.Calls;
using static Platform.Domain.Recordings.RecordingCommand;

namespace Platform.Domain.Tests.Recordings;

public class RecordingMachineTests
{
    private static readonly string[] ToWaiting = ["queue accepted", "answered caller"];
    private static readonly string[] ToTalking = [.. ToWaiting, "offer", "answered"];

    private static readonly Dictionary<string, (RecordingMode Mode, string[] Way)> States = new()
    {
        ["always: waiting"] = (RecordingMode.Always, [.. ToWaiting, "offer"]),
        ["on demand: waiting"] = (RecordingMode.OnDemand, [.. ToWaiting, "offer"]),
        ["on demand, asked: waiting"] = (RecordingMode.OnDemand, [.. ToWaiting, "start", "offer"]),
        ["always: talking"] = (RecordingMode.Always, ToTalking),
        ["always: talking, confirmed"] = (RecordingMode.Always, [.. ToTalking, "started"]),
        ["always: paused"] = (RecordingMode.Always, [.. ToTalking, "started", "pause"]),
        ["on demand: talking"] = (RecordingMode.OnDemand, ToTalking),
        ["on demand, asked: talking"] = (RecordingMode.OnDemand, [.. ToTalking, "start", "started"]),
        ["never: talking"] = (RecordingMode.Never, ToTalking),
        ["always: consulting"] = (RecordingMode.Always, [.. ToTalking, "started", "consult", "colleague answers"]),
        ["always: transferring to a queue"] = (RecordingMode.Always, [.. ToTalking, "started", "transfer to queue"]),
        ["always: waiting after a transfer"] = (RecordingMode.Always, [.. ToTalking, "started", "transfer to queue", "queue", "agent hangs up", "offer again"]),
        ["always: ending"] = (RecordingMode.Always, [.. ToTalking, "agent hangs up"]),
    };

    private static readonly string[] Commands =
    [
        "answered", "start", "stop", "pause", "resume", "pause by agent", "resume by agent", "pause by stranger", "started", "failed", "queue", "consult",
        "complete", "agent hangs up", "caller hangs up", "clear", "node lost",
    ];

    [Fact]
    public void Every_command_does_to_the_recording_what_the_table_says()
    {
        var differences = MachineTable.Parse(RecordingTable.Text).Differences(States.Keys, Commands, (state, command) =>
        {
            var (mode, way) = States[state];
            var before = way.Aggregate(Announced, (reached, step) => Run(reached, step, mode).State);
            return Describe.Decision(OnlyRecording(Run(before, command, mode).Decision, Command(before, command, mode)));
        });
        Assert.True(differences.Length == 0, differences);
    }

    [Theory]
    [InlineData("consult, colleague answers, caller hangs up", "caller|o1; caller|; 01J0.2|o1")]
    [InlineData("consult, colleague answers, complete", "caller|o1; caller|; caller|01J0.2")]
    [InlineData("consult, colleague answers, merge", "caller|o1; caller|; caller|o1+01J0.2")]
    [InlineData("consult, colleague answers, merge, ended third", "caller|o1; caller|; caller|o1+01J0.2; caller|o1")]
    [InlineData("consult, colleague answers, merge, complete", "caller|o1; caller|; caller|o1+01J0.2; caller|01J0.2")]
    [InlineData("consult, colleague answers, merge, caller hangs up", "caller|o1; caller|; caller|o1+01J0.2; 01J0.2|o1")]
    [InlineData("consult placed, colleague answers, answered origin, merge", "caller|o1; caller|2nd+out-2")]
    [InlineData("supervise, answered supervisor, whisper", "caller|o1")]
    [InlineData("supervise, barge", "caller|o1")]
    [InlineData("supervise, barge, answered supervisor, listen", "caller|o1; caller|o1+01J0.s2; caller|o1")]
    [InlineData("supervise, barge, answered supervisor, held supervisor, resumed supervisor",
        "caller|o1; caller|o1+01J0.s2; caller|o1; caller|o1+01J0.s2")]
    [InlineData("supervise, barge, answered supervisor, ended supervisor", "caller|o1; caller|o1+01J0.s2; caller|o1")]
    [InlineData("supervise, barge, answered supervisor, consult, colleague answers, merge",
        "caller|o1; caller|o1+01J0.s2; caller|; caller|o1+01J0.3+01J0.s2")]
    public void Everybody_whom_the_caller_hears_is_on_the_right_and_whoever_stays_keeps_its_side(string steps, string expected)
    {
        var state = ToTalking.Concat(steps.Split(", ")).Aggregate(Announced, (reached, step) => Run(reached, step, RecordingMode.Always).State);
        Assert.Equal(expected, string.Join("; ", state.Recording.Stretches.Select(stretch => Describe.Sides(stretch.Talk))));
    }

    [Fact]
    public void A_third_agent_pauses_the_talk_that_it_has_part_in()
    {
        var state = ToTalking.Concat(["consult", "colleague answers", "merge"])
            .Aggregate(Announced, (reached, step) => Run(reached, step, RecordingMode.Always).State);
        Assert.Null(CallMachine.Decide(state, new PauseRecording("1002", "1002"), CallCases.Start).Refusal);
    }

    [Fact]
    public void Stretches_meet_where_the_talk_goes_on_and_end_with_the_call()
    {
        var now = CallCases.Start;
        var state = Announced;
        foreach (var step in ToTalking.Append("consult").Append("colleague answers").Append("complete").Append("caller hangs up"))
            state = Run(state, step, RecordingMode.Always, now = now.AddSeconds(1)).State;
        var record = CallRecord.AsOf(state, now);
        var stretches = record.Recording!.Stretches;
        Assert.Equal(3, stretches.Count);
        Assert.Equal(stretches[0].To, stretches[1].From);
        Assert.Equal(stretches[1].To, stretches[2].From);
        Assert.Equal(record.TalkMs, stretches.Sum(stretch => (stretch.To!.Value - stretch.From).TotalMilliseconds));
    }

    [Theory]
    [InlineData("", "", "", "", RecordingMode.OnDemand)]
    [InlineData("always", "", "", "", RecordingMode.Always)]
    [InlineData("always", "never", "", "", RecordingMode.Never)]
    [InlineData("always", "never", "onDemand", "", RecordingMode.OnDemand)]
    [InlineData("always", "never", "onDemand", "always", RecordingMode.Always)]
    [InlineData("never", "", "", "always", RecordingMode.Always)]
    [InlineData("never", "always", "", "", RecordingMode.Always)]
    public void The_nearest_says_whether_to_record(string tenant, string number, string queue, string agent, RecordingMode expected)
    {
        var catalog = new CatalogSnapshot(1,
        [
            new TenantDocument("acme", "Acme") { Recording = ModeOf(tenant, RecordingMode.OnDemand) },
            new NumberDocument("+862800000001", "acme", "support") { Recording = ModeOf(number) },
            new QueueDocument("acme", "support", "Support") { Recording = ModeOf(queue) },
            new AgentDocument("acme", "1001", "Agent", ["support"]) { Recording = ModeOf(agent) },
        ]);
        Assert.Equal(expected, RecordingPolicy.Of(catalog, ToTalking.Aggregate(Announced, (state, step) => Run(state, step, RecordingMode.Never).State)));
    }

    [Theory]
    [InlineData("always", "never", RecordingMode.Never)]
    [InlineData("onDemand", "always", RecordingMode.Always)]
    [InlineData("", "onDemand", RecordingMode.OnDemand)]
    public void Of_two_agents_the_stronger_word_counts(string placing, string called, RecordingMode expected)
    {
        var catalog = new CatalogSnapshot(1,
        [
            new TenantDocument("acme", "Acme"),
            new AgentDocument("acme", "1001", "Agent", []) { Recording = ModeOf(placing) },
            new AgentDocument("acme", "1002", "Agent", []) { Recording = ModeOf(called) },
        ]);
        Assert.Equal(expected, RecordingPolicy.Of(catalog, CallCases.State("dialing agent, summoned")));
    }

    [Fact]
    public void A_third_agent_has_its_word()
    {
        var catalog = new CatalogSnapshot(1,
        [
            new TenantDocument("acme", "Acme") { Recording = RecordingMode.Always },
            new AgentDocument("acme", "1001", "Agent", []),
            new AgentDocument("acme", "1002", "Agent", []) { Recording = RecordingMode.Never },
        ]);
        Assert.Equal(RecordingMode.Never, RecordingPolicy.Of(catalog, MixedCases.State("conference by API")));
    }

    private static CallState Announced { get; } = CallCases.State("offered");

    private static RecordingMode ModeOf(string word, RecordingMode otherwise = RecordingMode.Inherit) =>
        word.Length == 0 ? otherwise : Enum.Parse<RecordingMode>(word, ignoreCase: true);

    private static CallCommand Command(CallState state, string name, RecordingMode mode) => name switch
    {
        "offer" => new CallCommand.StartOffer(CallCases.Offer("o1")),
        "offer again" => new CallCommand.StartOffer(CallCases.Offer("o2")),
        "answered" => new CallCommand.LegAnswered(state.PartnerLegId ?? "o1", "PCMA"),
        "colleague answers" => new CallCommand.LegAnswered(state.Aside!.TargetLegId!, "PCMA"),
        "start" => new StartRecording("admin", mode),
        "stop" => new StopRecording("admin", mode),
        "pause" => new PauseRecording("admin", null),
        "resume" => new ResumeRecording("admin", null),
        "pause by agent" => new PauseRecording("1001", "1001"),
        "resume by agent" => new ResumeRecording("1001", "1001"),
        "pause by stranger" => new PauseRecording("1009", "1009"),
        "started" => new RecordingStarted(),
        "failed" => new RecordingFailed(RecordingFault.DiskFull),
        "queue" => new CallCommand.QueueAccepted(),
        "consult" => new CallCommand.Consult("1001", new Destination.ToAgent("1002"), null),
        "transfer to queue" => new CallCommand.Transfer("1001", new Destination.ToQueue("sales"), null),
        "complete" => new CallCommand.CompleteTransfer("1001"),
        "agent hangs up" => new CallCommand.LegEnded("o1", LegStatistics.None),
        "caller hangs up" => new CallCommand.LegEnded(CallState.CallerLegId, LegStatistics.None),
        _ => MixedCases.Commands[name](state),
    };

    private static (CallState State, Decision<CallRefusal, CallEvent, CallEffect> Decision) Run(CallState state, string name, RecordingMode mode,
        DateTimeOffset? now = null)
    {
        var at = now ?? CallCases.Start;
        var decision = CallMachine.FollowTalk(state, CallMachine.Decide(state, Command(state, name, mode), at), _ => mode, at);
        return (decision.Events.Aggregate(state, CallMachine.Apply), decision);
    }

    /// <summary>What the call decides besides, its refusals included, is another table's.</summary>
    private static Decision<CallRefusal, CallEvent, CallEffect> OnlyRecording(Decision<CallRefusal, CallEvent, CallEffect> decision, CallCommand command) =>
        new(command is RecordingCommand ? decision.Refusal : null,
            [.. decision.Events.Where(happened => happened is RecordingEvent)],
            [.. decision.Effects.Where(effect => effect is CallEffect.Record or CallEffect.SuspendRecording or CallEffect.FinishRecording)]);
}

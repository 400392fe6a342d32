using Platform.Domain.Agents;
using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Agents;

/// <summary>Named states and commands of an agent. Offer o1 is the present one where there is one.</summary>
internal static class AgentCases
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset SessionEnd = Start.AddMinutes(10);

    private static AgentOffer Offer(string id, string queue = "support", WrapUpPolicy? wrapUp = null) =>
        new(id, "call:acme/01J0", queue, 20_000, wrapUp ?? new WrapUpPolicy(10_000));

    private static AgentCommand.Login Login(string session, long fence, bool ready) =>
        new(session, new SeatLease("voice", "1001", fence, SessionEnd), ["support", "sales"], ready, SessionEnd);

    /// <summary>Ticks and answers carry the time and the version of the state that they meet.</summary>
    public static IReadOnlyDictionary<string, Func<AgentState, (AgentCommand Command, DateTimeOffset Now)>> Commands { get; } =
        new Dictionary<string, Func<AgentState, (AgentCommand, DateTimeOffset)>>
        {
            ["login ready"] = At(Login("s2", 2, true)),
            ["login on break"] = At(Login("s2", 2, false)),
            ["same login"] = At(Login("s1", 2, true)),
            ["logout"] = At(new AgentCommand.Logout()),
            ["make ready"] = At(new AgentCommand.MakeReady()),
            ["take break"] = At(new AgentCommand.TakeBreak("lunch")),
            ["forced ready"] = At(new AgentCommand.MakeReady(IsForced: true)),
            ["forced break"] = At(new AgentCommand.TakeBreak("lunch", IsForced: true)),
            ["extend"] = At(new AgentCommand.ExtendWrapUp(TimeSpan.FromSeconds(20))),
            ["keep alive"] = At(new AgentCommand.KeepAlive(SessionEnd)),
            ["lease renewed"] = At(new AgentCommand.LeaseRenewed(new SeatLease("voice", "1001", 1, SessionEnd.AddMinutes(1)))),
            ["old lease renewed"] = At(new AgentCommand.LeaseRenewed(new SeatLease("voice", "1001", 0, SessionEnd.AddMinutes(1)))),
            ["lease lost"] = At(new AgentCommand.LeaseLost()),
            ["serve same queues"] = At(new AgentCommand.ServeQueues(["support", "sales"])),
            ["serve other queues"] = At(new AgentCommand.ServeQueues(["support", "billing"])),
            ["reserve o1"] = At(new AgentCommand.Reserve(Offer("o1"))),
            ["reserve o2"] = At(new AgentCommand.Reserve(Offer("o2"))),
            ["reserve lent o2"] = At(new AgentCommand.Reserve(Offer("o2", "billing") with { LentBy = "support" })),
            ["reserve for other queue"] = At(new AgentCommand.Reserve(Offer("o2", "billing"))),
            ["engaged directly o1"] = At(new AgentCommand.Engage(Offer("o1", "") with { Kind = OfferKind.Direct })),
            ["engaged directly o2"] = At(new AgentCommand.Engage(Offer("o2", "") with { Kind = OfferKind.Direct })),
            ["places o1"] = At(new AgentCommand.Engage(Offer("o1", "") with { Kind = OfferKind.Placed })),
            ["places o2"] = At(new AgentCommand.Engage(Offer("o2", "") with { Kind = OfferKind.Placed })),
            ["supervises o1"] = At(new AgentCommand.Engage(Offer("o1", "", WrapUpPolicy.None) with { Kind = OfferKind.Supervision })),
            ["supervises o2"] = At(new AgentCommand.Engage(Offer("o2", "", WrapUpPolicy.None) with { Kind = OfferKind.Supervision })),
            ["confirm o1"] = At(new AgentCommand.Confirm("o1")),
            ["confirm o2"] = At(new AgentCommand.Confirm("o2")),
            ["ringing o1"] = At(new AgentCommand.OfferResult("o1", OfferOutcome.Ringing)),
            ["answered o1"] = At(new AgentCommand.OfferResult("o1", OfferOutcome.Answered)),
            ["no answer o1"] = At(new AgentCommand.OfferResult("o1", OfferOutcome.NoAnswer)),
            ["rejected o1"] = At(new AgentCommand.OfferResult("o1", OfferOutcome.Rejected)),
            ["unreachable o1"] = At(new AgentCommand.OfferResult("o1", OfferOutcome.Unreachable)),
            ["caller gone o1"] = At(new AgentCommand.OfferResult("o1", OfferOutcome.CallerGone)),
            ["busy o1"] = At(new AgentCommand.OfferResult("o1", OfferOutcome.Busy)),
            ["answered o2"] = At(new AgentCommand.OfferResult("o2", OfferOutcome.Answered)),
            ["release o1"] = At(new AgentCommand.Release("o1")),
            ["release o2"] = At(new AgentCommand.Release("o2")),
            ["contact ended o1"] = At(new AgentCommand.ContactEnded("o1")),
            ["contact ended o2"] = At(new AgentCommand.ContactEnded("o2")),
            ["not held o1"] = state => (new AgentCommand.NotHeld("o1", state.Version), Start),
            ["not held o1 of old"] = state => (new AgentCommand.NotHeld("o1", state.Version - 1), Start),
            ["not held o2"] = state => (new AgentCommand.NotHeld("o2", state.Version), Start),
            ["tick"] = At(new AgentCommand.Tick()),
            ["tick at wrap-up's end"] = state => (new AgentCommand.Tick(), Start.AddSeconds(10)),
            ["tick at session's end"] = state => (new AgentCommand.Tick(), SessionEnd),
        };

    private static readonly Dictionary<string, WrapUpPolicy> WrapUps = new()
    {
        ["reserve brief o1"] = WrapUpPolicy.None,
        ["reserve fixed o1"] = new(10_000, WrapUpMode.Fixed),
        ["reserve open o1"] = new(0, WrapUpMode.UntilDone),
        ["reserve extendable o1"] = new(10_000, WrapUpMode.AtMost, 30_000),
    };

    private static readonly string[] ToReady = ["first login"];
    private static readonly string[] ToTalking = [.. ToReady, "reserve o1", "confirm o1", "answered o1"];

    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        ["offline"] = [],
        ["ready"] = ToReady,
        ["reserved"] = [.. ToReady, "reserve o1"],
        ["reserved, break wished"] = [.. ToReady, "reserve o1", "take break"],
        ["ringing"] = [.. ToReady, "reserve o1", "confirm o1"],
        ["ringing, logout wished"] = [.. ToReady, "reserve o1", "confirm o1", "logout"],
        ["talking"] = ToTalking,
        ["talking, break wished"] = [.. ToTalking, "take break"],
        ["talking, logout wished"] = [.. ToTalking, "logout"],
        ["talking without a seat"] = [.. ToTalking, "lease lost"],
        ["talking, no wrap-up"] = [.. ToReady, "reserve brief o1", "confirm o1", "answered o1"],
        ["ringing directly"] = [.. ToReady, "engaged directly o1"],
        ["talking, placed"] = [.. ToReady, "places o1"],
        ["talking, placed on break"] = [.. ToReady, "take break", "places o1"],
        ["supervising without a seat"] = ["supervises o1"],
        ["wrap-up"] = [.. ToTalking, "contact ended o1"],
        ["wrap-up, break wished"] = [.. ToTalking, "take break", "contact ended o1"],
        ["fixed wrap-up"] = ToWrapUp("reserve fixed o1"),
        ["wrap-up until done"] = ToWrapUp("reserve open o1"),
        ["extendable wrap-up"] = ToWrapUp("reserve extendable o1"),
        ["wrap-up extended to its latest end"] = [.. ToWrapUp("reserve extendable o1"), "extend", "extend"],
        ["break"] = [.. ToReady, "take break"],
    };

    private static string[] ToWrapUp(string reserve) => [.. ToReady, reserve, "confirm o1", "answered o1", "contact ended o1"];

    public static AgentState State(string name) => States[name].Aggregate(AgentState.Initial, (state, command) => command switch
    {
        "first login" => Run(state, Login("s1", 1, true), Start),
        _ when WrapUps.TryGetValue(command, out var wrapUp) => Run(state, new AgentCommand.Reserve(Offer("o1", wrapUp: wrapUp)), Start),
        _ => Run(state, Commands[command](state).Command, Start),
    });

    public static AgentState Run(AgentState state, AgentCommand command, DateTimeOffset now) =>
        AgentMachine.Decide(state, command, now).Events.Aggregate(state, AgentMachine.Apply);

    private static Func<AgentState, (AgentCommand, DateTimeOffset)> At(AgentCommand command) => _ => (command, Start);
}

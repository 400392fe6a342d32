using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Tests.Callbacks;

/// <summary>Named states and commands of a callback that was asked for at 08:00 UTC, of a queue that calls twice, 10 minutes apart.</summary>
internal static class CallbackCases
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>16:00 is when it was asked for.</summary>
    private static readonly CallbackSettings Settings = new(MaxAttempts: 2, RetryAfterMs: 600_000, From: "09:00", To: "18:00", GiveUpAfterMs: 43_200_000);

    public static readonly CallbackTerms Terms = new(Settings, new CallbackWindow(Settings, Zone));

    public static readonly CallbackTerms CustomerFirst = Terms with { Settings = Settings with { Mode = CallbackMode.CustomerFirst } };

    public static readonly CallbackOrder Order = new("acme", "01J0", "support", "+8613900000000", "+862800000001", CallbackSource.Requested,
        Start.AddMinutes(-5), Start);

    private static CallbackCommand.StartAttempt Offer(string id) =>
        new(new CallOffer(id, "1001", Start, new OfferReason("longest_idle", 1, 1, [])), $"call-{id}");

    private static CallbackCommand.AttemptOver Over(string id, AttemptOutcome outcome, EndCause? cause = null) => new($"call-{id}", outcome, cause);

    /// <summary>What is asked, and how long after the start.</summary>
    public static IReadOnlyDictionary<string, (CallbackCommand Command, TimeSpan After)> Commands { get; } = new Dictionary<string, (CallbackCommand, TimeSpan)>
    {
        ["create"] = (new CallbackCommand.Create(Order), TimeSpan.Zero),
        ["create of abandoned"] = (new CallbackCommand.Create(Order with { Source = CallbackSource.Abandoned }), TimeSpan.Zero),
        ["caller left"] = (new CallbackCommand.CallerLeft(), TimeSpan.Zero),
        ["caller left at night"] = (new CallbackCommand.CallerLeft(), TimeSpan.FromHours(3)),
        ["tick"] = (new CallbackCommand.Tick(), TimeSpan.Zero),
        ["tick after a minute"] = (new CallbackCommand.Tick(), TimeSpan.FromMinutes(1)),
        ["tick after the retry time"] = (new CallbackCommand.Tick(), TimeSpan.FromMinutes(10)),
        ["tick at night"] = (new CallbackCommand.Tick(), TimeSpan.FromHours(3)),
        ["tick too late"] = (new CallbackCommand.Tick(), TimeSpan.FromHours(12)),
        ["offer o1"] = (Offer("o1"), TimeSpan.Zero),
        ["offer o2"] = (Offer("o2"), TimeSpan.Zero),
        ["offer o3"] = (Offer("o3"), TimeSpan.Zero),
        ["offer o3 at night"] = (Offer("o3"), TimeSpan.FromHours(3)),
        ["connected o1"] = (Over("o1", AttemptOutcome.Connected, EndCause.CalleeHungUp), TimeSpan.Zero),
        ["connected o2"] = (Over("o2", AttemptOutcome.Connected, EndCause.CalleeHungUp), TimeSpan.Zero),
        ["busy o1"] = (Over("o1", AttemptOutcome.NotReached, EndCause.Busy), TimeSpan.Zero),
        ["busy o1 at night"] = (Over("o1", AttemptOutcome.NotReached, EndCause.Busy), TimeSpan.FromHours(3)),
        ["busy o2"] = (Over("o2", AttemptOutcome.NotReached, EndCause.Busy), TimeSpan.Zero),
        ["hopeless o1"] = (Over("o1", AttemptOutcome.Hopeless, EndCause.UnallocatedNumber), TimeSpan.Zero),
        ["agent missed o1"] = (Over("o1", AttemptOutcome.AgentMissed), TimeSpan.Zero),
        ["agent missed o1 at night"] = (Over("o1", AttemptOutcome.AgentMissed), TimeSpan.FromHours(3)),
        ["agent missed o2"] = (Over("o2", AttemptOutcome.AgentMissed), TimeSpan.Zero),
        ["agent missed o2 too late"] = (Over("o2", AttemptOutcome.AgentMissed), TimeSpan.FromHours(12)),
        ["not placed o1"] = (Over("o1", AttemptOutcome.NotPlaced), TimeSpan.Zero),
        ["call customer"] = (new CallbackCommand.CallCustomer("call-c1"), TimeSpan.Zero),
        ["not served o1"] = (Over("o1", AttemptOutcome.NotServed, EndCause.Abandoned), TimeSpan.Zero),
        ["notice taken"] = (new CallbackCommand.NoticeTaken(), TimeSpan.Zero),
        ["cancel"] = (new CallbackCommand.Cancel(), TimeSpan.Zero),
    };

    private static readonly string[] ToWaiting = ["create", "caller left"];
    private static readonly string[] ToSecond = [.. ToWaiting, "offer o1", "busy o1", "tick after the retry time", "offer o2"];

    /// <summary>State names and the commands that lead there.</summary>
    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        ["none"] = [],
        ["resting, caller on the line"] = ["create"],
        ["resting, of abandoned"] = ["create of abandoned"],
        ["waiting"] = ToWaiting,
        ["attempting"] = [.. ToWaiting, "offer o1"],
        ["waiting after a missed agent"] = [.. ToWaiting, "offer o1", "agent missed o1"],
        ["resting after an attempt"] = [.. ToWaiting, "offer o1", "busy o1"],
        ["attempting again"] = ToSecond,
        ["ended"] = [.. ToSecond, "busy o2"],
    };

    public static CallbackState State(string name) => States[name].Aggregate(CallbackState.None, (state, command) => Decide(state, command).Events
        .Aggregate(state, CallbackMachine.Apply));

    public static Decision<CallbackRefusal, CallbackEvent, CallbackEffect> Decide(CallbackState state, string command) =>
        CallbackMachine.Decide(state, Commands[command].Command, Terms, Start + Commands[command].After);
}

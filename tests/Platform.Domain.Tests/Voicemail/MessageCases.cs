using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Voicemail;

namespace Platform.Domain.Tests.Voicemail;

/// <summary>Named states and commands of a message that was left at 08:00 UTC in the box of the queue support.</summary>
internal static class MessageCases
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public static readonly MailboxDocument Box = new("acme", "support", "Support") { Queue = "support", RetryAfterMs = 300_000, KeepDays = 30 };

    public static readonly MessageOrder Order =
        new("acme", "01J0.message", "support", "01J0", "+8613900000000", "+8613900000000", "+862800000001", Start);

    private static MessageCommand.StartHearing Offer(string id) =>
        new(new CallOffer(id, "1001", Start, new OfferReason("longest_idle", 1, 1, [])), $"call-{id}");

    private static MessageCommand.HearingOver Over(string id, HearingOutcome outcome, EndCause? cause = null) => new($"call-{id}", outcome, cause);

    private static MessageCommand.FileSeen Seen(MessageFile file) => new(file);

    private static readonly MailboxDocument Moved = Box with { Queue = "sales" };
    private static readonly MailboxDocument OfTeam = Box with { Queue = null, Team = "north" };

    /// <summary>What is asked, how long after the start, and in which box; the queue's when none is named.</summary>
    public static IReadOnlyDictionary<string, (MessageCommand Command, TimeSpan After, MailboxDocument? Box)> Commands { get; } =
        new Dictionary<string, (MessageCommand, TimeSpan, MailboxDocument?)>
        {
            ["take"] = (new MessageCommand.Take(Order), TimeSpan.Zero, null),
            ["finish"] = (new MessageCommand.Finish(0), TimeSpan.Zero, null),
            ["finish by silence"] = (new MessageCommand.Finish(5_000), TimeSpan.Zero, null),
            ["file open"] = (Seen(new MessageFile.Open()), TimeSpan.Zero, null),
            ["file closed"] = (Seen(new MessageFile.Closed(6_000)), TimeSpan.Zero, null),
            ["file closed short"] = (Seen(new MessageFile.Closed(1_999)), TimeSpan.Zero, null),
            ["file closed in a team's box"] = (Seen(new MessageFile.Closed(6_000)), TimeSpan.Zero, OfTeam),
            ["file missing"] = (Seen(new MessageFile.Missing()), TimeSpan.Zero, null),
            ["file unknown"] = (Seen(new MessageFile.Unknown()), TimeSpan.Zero, null),
            ["file unknown for long"] = (Seen(new MessageFile.Unknown()), MessageMachine.LongestTaking, null),
            ["tick"] = (new MessageCommand.Tick(), TimeSpan.Zero, null),
            ["tick after 10 s"] = (new MessageCommand.Tick(), TimeSpan.FromSeconds(10), null),
            ["tick after the retry time"] = (new MessageCommand.Tick(), TimeSpan.FromMinutes(5), null),
            ["tick in another queue's box"] = (new MessageCommand.Tick(), TimeSpan.FromMinutes(5), Moved),
            ["tick in a team's box"] = (new MessageCommand.Tick(), TimeSpan.FromMinutes(5), OfTeam),
            ["tick after its time"] = (new MessageCommand.Tick(), TimeSpan.FromDays(30), null),
            ["offer o1"] = (Offer("o1"), TimeSpan.Zero, null),
            ["offer o2"] = (Offer("o2"), TimeSpan.Zero, null),
            ["done o1"] = (Over("o1", HearingOutcome.Done, EndCause.MessageDone), TimeSpan.Zero, null),
            ["done o2"] = (Over("o2", HearingOutcome.Done, EndCause.MessageDone), TimeSpan.Zero, null),
            ["put back o1"] = (Over("o1", HearingOutcome.PutBack, EndCause.AgentHungUp), TimeSpan.Zero, null),
            ["missed o1"] = (Over("o1", HearingOutcome.AgentMissed), TimeSpan.Zero, null),
            ["missed o1 in a team's box"] = (Over("o1", HearingOutcome.AgentMissed), TimeSpan.Zero, OfTeam),
            ["not placed o1"] = (Over("o1", HearingOutcome.NotPlaced), TimeSpan.Zero, null),
            ["mark done"] = (new MessageCommand.MarkDone("admin"), TimeSpan.Zero, null),
            ["delete"] = (new MessageCommand.Delete("admin"), TimeSpan.Zero, null),
        };

    private static readonly string[] ToWaiting = ["take", "finish", "file closed"];

    /// <summary>State names and the commands that lead there.</summary>
    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        ["none"] = [],
        ["taking"] = ["take"],
        ["taking, ended by silence"] = ["take", "finish by silence"],
        ["waiting"] = ToWaiting,
        ["hearing"] = [.. ToWaiting, "offer o1"],
        ["waiting after a missed agent"] = [.. ToWaiting, "offer o1", "missed o1"],
        ["resting"] = [.. ToWaiting, "offer o1", "put back o1"],
        ["kept"] = ["take", "finish", "file closed in a team's box"],
        ["ended"] = [.. ToWaiting, "offer o1", "done o1"],
    };

    public static MessageState State(string name) => States[name].Aggregate(MessageState.None, (state, command) => Decide(state, command).Events
        .Aggregate(state, MessageMachine.Apply));

    public static Decision<MessageRefusal, MessageEvent, MessageEffect> Decide(MessageState state, string command)
    {
        var (what, after, box) = Commands[command];
        return MessageMachine.Decide(state, what, box ?? Box, Start + after);
    }
}

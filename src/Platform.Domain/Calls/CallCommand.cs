using System.Globalization;
using System.Text;
using Platform.Domain.Flows;
using Platform.Domain.Prompts;
using Platform.Domain.Voicemail;

namespace Platform.Domain.Calls;

/// <summary>What can happen to a call.</summary>
public abstract record CallCommand
{
    /// <param name="ChannelGranted">Whether the tenant had a free channel.</param>
    /// <param name="QueueKnown">Whether the number leads to a queue or flow that exists.</param>
    public sealed record Announce(OfferedCall Call, bool ChannelGranted, bool QueueKnown) : CallCommand;

    /// <summary>An agent's phone places a call: its leg waits, unanswered.</summary>
    /// <param name="AgentIsFree">Whether the agent could be engaged for it.</param>
    /// <param name="QueueKnown">Whether a queue that is called exists; true for other destinations.</param>
    public sealed record Dial(OfferedCall Call, bool AgentIsFree, bool QueueKnown) : CallCommand;

    /// <summary>A call is placed for an agent, who is engaged for it: its device is to ring first.</summary>
    public sealed record Summon(OfferedCall Call) : CallCommand;

    /// <summary>The queue took the call.</summary>
    public sealed record QueueAccepted : CallCommand
    {
        /// <summary>Rules of overflow that apply.</summary>
        public IReadOnlyList<OverflowChoice> Overflows { get; init; } = [];
    }

    /// <summary>The queue is full. A call that is in already keeps its wait and asks again.</summary>
    public sealed record QueueRefused : CallCommand
    {
        /// <summary>Rules of overflow that apply.</summary>
        public IReadOnlyList<OverflowChoice> Overflows { get; init; } = [];
    }

    /// <summary>Rules of overflow apply by now.</summary>
    public sealed record OverflowDue(IReadOnlyList<OverflowChoice> Choices) : CallCommand;

    /// <summary>A person sends a call that waits elsewhere; it stays when nobody takes it there.</summary>
    /// <param name="By">The user's log-in.</param>
    public sealed record Move(string By, Destination To) : CallCommand;

    /// <summary>Another queue was asked whether it takes the call.</summary>
    public sealed record OverflowAnswered(string Queue, bool Accepted) : CallCommand
    {
        /// <summary>That queue's rules of overflow that apply.</summary>
        public IReadOnlyList<OverflowChoice> Overflows { get; init; } = [];
    }

    /// <summary>The queue reserved an agent for the call, and the agent confirmed it.</summary>
    public sealed record StartOffer(CallOffer Offer) : CallCommand;

    public sealed record LegAnswered(string LegId, string? Codec) : CallCommand;

    /// <summary>The leg was refused or could not be made.</summary>
    public sealed record LegFailed(string LegId, OfferOutcome Outcome, LegStatistics Statistics) : CallCommand;

    /// <summary>The called side rings.</summary>
    public sealed record LegRang(string LegId) : CallCommand;

    /// <summary>A call out takes this trunk now; reported for each trunk that is tried.</summary>
    public sealed record LegRouted(string LegId, string Trunk) : CallCommand;

    /// <summary>The leg's dialog is over: its side hung up or cancelled, or we released it.</summary>
    public sealed record LegEnded(string LegId, LegStatistics Statistics) : CallCommand;

    public sealed record LegHeld(string LegId) : CallCommand;

    public sealed record LegResumed(string LegId) : CallCommand;

    /// <summary>No RTP came from the leg for too long.</summary>
    public sealed record LegSilent(string LegId) : CallCommand;

    /// <summary>What was played to the leg is over.</summary>
    /// <param name="PlayId">As it was named when it was ordered; see <see cref="PlayIds"/>.</param>
    /// <param name="ByDigit">A key press ended it, which was reported before.</param>
    public sealed record MessagePlayed(string LegId, string PlayId, bool ByDigit = false) : CallCommand;

    /// <summary>
    /// The leg's far side pressed a key, and it was for us: nobody is connected to it. May be part of a card number, so its text shows
    /// no digit.
    /// </summary>
    public sealed record DigitPressed(string LegId, char Digit, DigitSource Source) : CallCommand
    {
        protected override bool PrintMembers(StringBuilder builder)
        {
            builder.Append(CultureInfo.InvariantCulture, $"LegId = {LegId}, Source = {Source}");
            return true;
        }
    }

    /// <summary>The agent's browser is gone from the leg, which waits for the agent's next one.</summary>
    public sealed record LegAway(string LegId) : CallCommand;

    /// <summary>The agent has the leg again.</summary>
    public sealed record LegBack(string LegId, string? Codec) : CallCommand;

    /// <summary>The agent did not come back in time.</summary>
    public sealed record AwayExpired(string LegId) : CallCommand;

    /// <summary>The agent's device, or the number outside, rang long enough.</summary>
    public sealed record RingExpired(string OfferId) : CallCommand;

    /// <summary>The tenant's spend limit is reserved for this much time of the leg, from its answer on; null: nothing limits it.</summary>
    public sealed record TimeReserved(string LegId, long? ReservedMs) : CallCommand;

    /// <summary>The reserved time of a leg is over, and no more is to be had.</summary>
    public sealed record TimeSpent(string LegId) : CallCommand;

    /// <summary>The caller may be called back by a queue's agents, and is to say at which number.</summary>
    /// <param name="Number">The caller's own, in E.164, if it can be dialled.</param>
    public sealed record CallbackChosen(string Queue, string? Number) : CallCommand;

    /// <summary>What the caller entered.</summary>
    /// <param name="Number">In E.164; null for no number, or one that may not be dialled.</param>
    public sealed record CallbackNumberChecked(string? Number) : CallCommand;

    /// <summary>The callback is stored.</summary>
    public sealed record CallbackMade : CallCommand;

    public sealed record CallbackNotMade : CallCommand;

    /// <summary>The caller said nothing for too long.</summary>
    public sealed record CallbackExpired : CallCommand;

    /// <summary>The mailbox takes a message.</summary>
    /// <param name="Greeting">Said before the tone.</param>
    public sealed record VoicemailOpened(string Mailbox, IReadOnlyList<PromptItem> Greeting, int MaxLengthMs, int SilenceMs) : CallCommand;

    /// <summary>There is no such mailbox, or its message cannot be recorded.</summary>
    public sealed record VoicemailNotOpened : CallCommand;

    /// <summary>The caller said nothing for as long as ends a message.</summary>
    public sealed record MessageSilent : CallCommand;

    /// <summary>The message's file is closed and entered, or there is none.</summary>
    public sealed record MessageClosed : CallCommand;

    /// <param name="IsKept">It is on disk and on its box's list.</param>
    public sealed record MessageSettled(bool IsKept) : CallCommand;

    /// <summary>The caller's step at the mailbox took as long as it may.</summary>
    public sealed record VoicemailExpired : CallCommand;

    /// <summary>Through the API: the agent who hears a message says what is to become of it.</summary>
    public sealed record ChooseForMessage(string Agent, MessageChoice Choice) : CallCommand;

    /// <summary>The call waited long enough.</summary>
    public sealed record WaitExpired : CallCommand;

    /// <summary>The caller has waited long enough to be told how things stand.</summary>
    public sealed record AnnouncementDue : CallCommand;

    /// <param name="What">Null when the queue could not be asked, or does not have the call just now.</param>
    public sealed record AnnouncementComposed(WaitAnnouncement? What) : CallCommand;

    /// <summary>The flow decided what is next.</summary>
    public sealed record FlowStepped(FlowStep Step) : CallCommand;

    /// <summary>What the flow waited for did not come in time.</summary>
    public sealed record FlowDue : CallCommand;

    /// <summary>A server that the flow asked has answered, or will not.</summary>
    /// <param name="Turn">Of the flow's state that asked.</param>
    public sealed record LookedUp(int Turn, LookUpAnswer Answer) : CallCommand;

    /// <summary>The last figures of the legs, or the end of the time-out message, did not come in time.</summary>
    public sealed record EndingExpired : CallCommand;

    public sealed record Clear : CallCommand;

    /// <summary>
    /// A leg's phone asks for a transfer (REFER): its partner is to go to the target, or, when a leg to replace is named
    /// (RFC 3891), to the party that this leg talks to. Answered by <c>TransferResult</c>.
    /// </summary>
    public sealed record TransferAsked(string LegId, Destination? Target, string? ReplacedLegId) : CallCommand;

    /// <summary>An agent who is in the call dials somebody else meanwhile, with a second dialog of the phone.</summary>
    /// <param name="LegId">The new dialog's leg: unanswered until the target answers.</param>
    public sealed record ConsultPlaced(string LegId, string Agent, Destination Target, string? CallerId) : CallCommand;

    /// <summary>Through the API: the agent leaves, and the partner goes to the target.</summary>
    public sealed record Transfer(string Agent, Destination Target, string? CallerId) : CallCommand;

    /// <summary>Through the API: the partner hears music, and the agent talks to the target.</summary>
    public sealed record Consult(string Agent, Destination Target, string? CallerId) : CallCommand;

    /// <summary>Through the API: the agent leaves, and the partner and the consulted party talk.</summary>
    public sealed record CompleteTransfer(string Agent) : CallCommand;

    /// <summary>Through the API: the consulted party is released, and the agent talks to the partner again.</summary>
    public sealed record EndConsult(string Agent) : CallCommand;

    /// <summary>Through the API: the consulted party joins the talk.</summary>
    public sealed record Merge(string Agent) : CallCommand;

    /// <summary>A supervisor listens to the talk; asked again by the same one, it changes the mode.</summary>
    /// <param name="Supervisor">The user's log-in.</param>
    /// <param name="Agent">The agent who this supervisor is, engaged for it: its device is to ring.</param>
    public sealed record Supervise(string Supervisor, string Agent, SupervisionMode Mode) : CallCommand;

    public sealed record ChangeSupervision(string Supervisor, SupervisionMode Mode) : CallCommand;

    public sealed record EndSupervision(string Supervisor) : CallCommand;

    /// <summary>The node that holds the legs is told to stop, and lets calls go on no longer.</summary>
    public sealed record NodeLeaves : CallCommand;

    /// <summary>The node that held the legs is gone.</summary>
    /// <param name="LastSeen">When it was last known to be alive: the call is billed no further.</param>
    public sealed record NodeLost(DateTimeOffset LastSeen) : CallCommand;
}

/// <summary>Why a command was refused. The numbers are stable.</summary>
public enum CallRefusal
{
    /// <summary>The call does not wait, or is on its way elsewhere, so no agent can be offered to it and nobody can move it.</summary>
    NotWaiting = 1,

    /// <summary>The call is over or was never there.</summary>
    NoSuchCall = 2,

    /// <summary>
    /// The command belongs to a leg or an offer that is not live any more. For a StartOffer: that offer is over and the call waits on.
    /// </summary>
    Stale = 3,

    /// <summary>The agent does not talk in this call, or is busy in it with somebody else.</summary>
    NotTalking = 4,

    /// <summary>Nobody is being consulted.</summary>
    NoConsult = 5,

    /// <summary>No node can hold the call's legs.</summary>
    NoVoiceNode = 6,

    /// <summary>The agent for whom the call is placed is not logged in, or has another contact.</summary>
    AgentNotFree = 7,

    /// <summary>The target is not there: no such queue or agent.</summary>
    UnknownTarget = 8,

    /// <summary>Somebody else supervises the call already.</summary>
    AlreadySupervised = 9,

    /// <summary>This supervisor does not supervise the call.</summary>
    NotSupervising = 10,

    /// <summary>The agent does not hear a message in this call.</summary>
    NoMessage = 12,

    /// <summary>The caller of the message cannot be called back: it showed no number that may be dialled.</summary>
    NoNumber = 13,

    /// <summary>The policy forbids to record this talk.</summary>
    RecordingNotAllowed = 20,

    /// <summary>The policy wants this talk recorded.</summary>
    RecordingRequired = 21,

    /// <summary>The call is not recorded.</summary>
    NotRecorded = 22,
}

using System.Text;
using Platform.Domain.Flows;
using Platform.Domain.Prompts;
using Platform.Domain.Recordings;

namespace Platform.Domain.Calls;

/// <summary>What has to be done once the call's new state is stored.</summary>
public abstract record CallEffect
{
    /// <summary>Refuse the INVITE that made the leg with a SIP status and a Reason.</summary>
    public sealed record RejectLeg(string LegId, int Status, EndCause Cause) : CallEffect;

    /// <summary>Ask the queue for the place that <paramref name="PlaceAt"/> gives, or tell it that a customer who is called will come to it.</summary>
    public sealed record JoinQueue(string Queue, DateTimeOffset PlaceAt) : CallEffect;

    public sealed record LeaveQueue(string Queue) : CallEffect;

    /// <summary>Ask another queue for the same place. Answered by OverflowAnswered.</summary>
    public sealed record AskQueue(string Queue, DateTimeOffset PlaceAt) : CallEffect;

    /// <summary>Answer the subject when the queue's setting says so, and play the queue's greeting, or music when it has none.</summary>
    public sealed record WelcomeCaller : CallEffect;

    /// <summary>Say something to a leg, once. Its end is reported as MessagePlayed with the same name.</summary>
    public sealed record Play(string LegId, string PlayId, IReadOnlyList<PromptItem> Items) : CallEffect
    {
        /// <summary>A key press ends it.</summary>
        public bool EndsByDigit { get; init; }
    }

    /// <summary>Ask the queue what there is to tell the caller of its wait. Answered by AnnouncementComposed.</summary>
    public sealed record ComposeAnnouncement : CallEffect;

    /// <summary>Ask the flow what is next; a subject whose INVITE waits is answered first. Answered by FlowStepped.</summary>
    public sealed record StepFlow(FlowInput Input) : CallEffect;

    /// <summary>Ask a server of the tenant, without waiting for it. Answered by LookedUp with this turn.</summary>
    public sealed record LookUp(LookUpRequest Request, int Turn) : CallEffect;

    /// <summary>Say this to a leg, which is answered first; a key press ends it. Its end is reported as MessagePlayed.</summary>
    public sealed record Ask(string LegId, string PlayId, IReadOnlyList<PromptItem> Items) : CallEffect;

    /// <summary>See whether the waiting caller's key asks for a callback. Answered by CallbackChosen if so.</summary>
    public sealed record TryCallbackKey(char Key) : CallEffect
    {
        protected override bool PrintMembers(StringBuilder builder) => false;
    }

    /// <summary>Find the caller's number. Answered by CallbackChosen, or by CallbackNotMade when there is no such queue.</summary>
    public sealed record ChooseCallback(string Queue) : CallEffect;

    /// <summary>See whether what the caller entered can be dialled. Answered by CallbackNumberChecked.</summary>
    public sealed record CheckCallbackNumber(string Keys) : CallEffect;

    /// <summary>Store the callback. Answered by CallbackMade or CallbackNotMade.</summary>
    public sealed record MakeCallback(string Queue, string Number, DateTimeOffset PlaceAt) : CallEffect;

    /// <summary>Find the mailbox. Answered by VoicemailOpened or VoicemailNotOpened.</summary>
    public sealed record OpenVoicemail(string Mailbox) : CallEffect;

    /// <summary>
    /// Have the message on disk as one that is being taken, and then record the leg. Answered by VoicemailNotOpened when that cannot be;
    /// its silence is reported as MessageSilent, its file's end as MessageClosed.
    /// </summary>
    public sealed record RecordMessage(string LegId, string Mailbox, int SilenceMs, DateTimeOffset At) : CallEffect;

    /// <summary>The message ends there; its file is closed.</summary>
    /// <param name="SilenceMs">The silence that ended it; 0 when something else did.</param>
    public sealed record FinishMessage(int SilenceMs, DateTimeOffset At) : CallEffect;

    /// <summary>See whether the message is kept. Answered by MessageSettled.</summary>
    public sealed record SettleMessage : CallEffect;

    /// <summary>Ring the agent that the queue reserved.</summary>
    public sealed record RingAgent(CallOffer Offer) : CallEffect;

    /// <summary>Ring the device of the agent for whom the call is placed.</summary>
    public sealed record SummonAgent(string Agent) : CallEffect;

    /// <summary>Engage an agent whom no queue chose, and ring its device. Answered by LegFailed when it is not free.</summary>
    /// <param name="Towards">The leg that waits for it.</param>
    public sealed record CallAgent(CallOffer Offer, string Towards) : CallEffect;

    /// <summary>
    /// Dial a number outside, when it may be dialled and the tenant's limits are reserved for it. Answered by LegFailed when not.
    /// </summary>
    /// <param name="Towards">The leg that waits for it; null for none.</param>
    public sealed record CallOutside(string LegId, Destination.Outside Target, string? CallerId, string? Towards) : CallEffect;

    /// <summary>Let two legs hear each other; one whose INVITE waits is answered first.</summary>
    public sealed record Bridge(string LegId, string OtherLegId) : CallEffect;

    /// <summary>Ring the device of a supervisor, who is engaged for it.</summary>
    /// <param name="Watched">The agent whose talk it is about.</param>
    public sealed record RingSupervisor(string LegId, string Agent, string Watched) : CallEffect;

    /// <summary>Let each of these legs hear whom its row names, and nobody else, whatever it heard before.</summary>
    public sealed record Mix(IReadOnlyList<Hearing> Rows) : CallEffect;

    public sealed record PlayMusic(string LegId) : CallEffect;

    public sealed record PlayRingback(string LegId) : CallEffect;

    public sealed record ReleaseLeg(string LegId, EndCause Cause) : CallEffect;

    /// <summary>Tell the phone that asked for a transfer how it went.</summary>
    public sealed record TransferResult(string LegId, int Status) : CallEffect;

    /// <summary>Record this talk from then on; the first time the recording is entered in the index.</summary>
    public sealed record Record(RecordedTalk Talk, DateTimeOffset At) : CallEffect;

    /// <summary>Nothing is recorded from then on, until the next <see cref="Record"/>.</summary>
    public sealed record SuspendRecording(DateTimeOffset At) : CallEffect;

    /// <summary>The recording ends there; its file is closed.</summary>
    public sealed record FinishRecording(DateTimeOffset At) : CallEffect;

    /// <summary>Tell the agent how the offer ended or that it was answered.</summary>
    public sealed record TellAgent(string Agent, string OfferId, OfferOutcome Outcome) : CallEffect;

    /// <summary>Tell the agent that the talk is over.</summary>
    public sealed record FreeAgent(string Agent, string OfferId) : CallEffect;

    /// <summary>Give back what was reserved for a leg outside that is over.</summary>
    public sealed record SettleLeg(string LegId) : CallEffect;

    /// <summary>Write the call record and its ledger entries, settle what is reserved, then forget the call.</summary>
    public sealed record PostRecord : CallEffect;
}

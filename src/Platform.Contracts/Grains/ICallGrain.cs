using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Flows;
using Platform.Domain.Queues;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;

namespace Platform.Contracts.Grains;

/// <summary>What a queue and an agent ask of a contact, whatever its kind.</summary>
public interface IContactGrain : IGrainWithStringKey
{
    /// <summary>An agent is reserved: take it. Asking twice is harmless.</summary>
    Task<AssignAnswer> Assign(CallOffer offer);

    /// <summary>Whether the contact holds the agent of this offer. The contact's word is final.</summary>
    Task<bool> Holds(string offerId);
}

/// <summary>One voice call, keyed <c>call:{tenant}/{callId}</c>. Awaits go down only: call → queue → agent → seats.</summary>
public interface ICallGrain : IContactGrain
{
    /// <summary>
    /// A trunk brings a call, or an agent's phone places one (its direction says which): the leg <c>caller</c> waits for commands at
    /// <paramref name="port"/>. A call that may not or cannot go on is rejected by a command, and has its record, too.
    /// </summary>
    Task<CallRefusal?> Announce(OfferedCall call, ILegPort port);

    /// <summary>
    /// A call for an agent, asked for through the API: rings the agent's device first, then the destination. Placing the same call
    /// twice is placing it once.
    /// </summary>
    /// <param name="call">With direction, agent and destination; its node is chosen here. An attempt of a callback takes over the agent that
    /// the queue reserved.</param>
    /// <returns>NoVoiceNode or AgentNotFree when nothing was begun; there is no record then.</returns>
    Task<CallRefusal?> Place(OfferedCall call);

    /// <summary>The agent leaves, and its partner goes to the target; but only once the target rings or the queue took the call.</summary>
    Task<CallRefusal?> Transfer(string agent, Destination target, string? callerId);

    /// <summary>The partner hears music, and the agent talks to the target.</summary>
    Task<CallRefusal?> Consult(string agent, Destination target, string? callerId);

    /// <summary>The agent leaves, and its partner and the consulted party talk.</summary>
    Task<CallRefusal?> CompleteTransfer(string agent);

    /// <summary>The consulted party is released, and the agent talks to its partner again.</summary>
    Task<CallRefusal?> EndConsult(string agent);

    /// <summary>Somebody wants the talk recorded, or kept out of its recording, from now on.</summary>
    /// <param name="by">The log-in that asks.</param>
    /// <param name="onlyForAgent">The agent who asks: it must talk in the call. Null for whoever may change any call's recording.</param>
    Task<CallRefusal?> ChangeRecording(RecordingChange change, string by, string? onlyForAgent);

    /// <summary>A person sends a call that waits to another queue or an agent; it keeps its place where nobody takes it there.</summary>
    /// <param name="by">The user's log-in.</param>
    Task<CallRefusal?> Move(string by, Destination target);

    /// <summary>The consulted party, the partner and the agent talk; whoever leaves, the others go on.</summary>
    Task<CallRefusal?> Merge(string agent);

    /// <summary>A supervisor listens to the talk of an agent in the call. Asked again by the same one, it only changes the mode.</summary>
    /// <param name="supervisor">The user's log-in.</param>
    /// <param name="agent">The agent who the supervisor is: its device rings. It needs no seat, but must have no contact.</param>
    Task<CallRefusal?> Supervise(string supervisor, string agent, SupervisionMode mode);

    Task<CallRefusal?> ChangeSupervision(string supervisor, SupervisionMode mode);

    Task<CallRefusal?> EndSupervision(string supervisor);

    /// <summary>The agent who hears a message in this call says what is to become of it.</summary>
    Task<CallRefusal?> ChooseForMessage(string agent, MessageChoice choice);

    /// <summary>Something happened to a leg.</summary>
    /// <param name="port">Where the legs are; a grain that was activated anew learns it from here.</param>
    Task<CallRefusal?> Report(CallCommand report, ILegPort port);

    /// <summary>A server that the call's flow asked has answered, or will not.</summary>
    /// <param name="turn">Of the flow's state that asked; a later one asked something else, or the same anew.</param>
    Task<CallRefusal?> LookedUp(int turn, LookUpAnswer answer);

    /// <summary>The node that holds the legs is alive. A call that does not hear this for a minute is lost.</summary>
    /// <returns>False when the call is over or unknown: its legs, if there still are any, are to be released.</returns>
    Task<bool> KeepAlive(ILegPort port);

    /// <summary>The node that held the legs is gone.</summary>
    /// <param name="lastSeen">When it was last known to be alive.</param>
    Task NodeLost(DateTimeOffset lastSeen);

    /// <summary>A person ends the call.</summary>
    Task<CallRefusal?> Clear();

    /// <summary>The call as it stands, or null when it is over or was never there.</summary>
    Task<CallState?> Show();
}

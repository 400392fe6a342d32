using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Queues;

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
    /// <summary>A trunk brings a call. The caller's leg waits for commands at <paramref name="port"/>.</summary>
    Task<CallRefusal?> Announce(OfferedCall call, ILegPort port);

    /// <summary>Something happened to a leg.</summary>
    /// <param name="port">Where the legs are; a grain that was activated anew learns it from here.</param>
    Task<CallRefusal?> Report(CallCommand report, ILegPort port);

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

using Platform.Domain.Callbacks;
using Platform.Domain.Catalog;
using Platform.Domain.Voicemail;

namespace Platform.Domain.Calls;

/// <summary>The call as a trunk announced it, or as an agent or the API placed it.</summary>
/// <param name="CallId">Ours, made for this call: <c>01J…</c>, sortable by time.</param>
/// <param name="SipCallId">The Call-ID header of the caller's dialog.</param>
/// <param name="Trunk">The trunk that brought it; empty for a placed call.</param>
/// <param name="From">The caller's number in E.164, or as the trunk sent it when it is no such number; of a placed call, what the called
/// side sees: the caller ID, or the agent's id on an internal call.</param>
/// <param name="To">The access number in E.164; of a placed call, the number, agent or queue that is called.</param>
/// <param name="Queue">Empty for a call that no queue takes, or not yet.</param>
/// <param name="Node">The node that holds the legs; of a call placed through the API, chosen by the call itself.</param>
public sealed record OfferedCall(string Tenant, string CallId, string SipCallId, string Trunk, string From, string To, string Queue,
    string Node, DateTimeOffset At)
{
    public CallDirection Direction { get; init; } = CallDirection.Inbound;

    /// <summary>The agent who placed the call; null for one that a trunk brought, and where a customer is called first.</summary>
    public string? Agent { get; init; }

    /// <summary>Where a placed call is to go; of one that a trunk brought, where its number leads when not to a queue.</summary>
    public Destination? Destination { get; init; }

    /// <summary>The rented number that the called side sees, in E.164.</summary>
    public string? CallerId { get; init; }

    /// <summary>Of which callback a placed call is an attempt; null for every other call.</summary>
    public CallbackOrigin? Callback { get; init; }

    /// <summary>A customer is called back, and then comes to the queue.</summary>
    public bool CallsCustomerFirst => Callback?.Place is not null;

    /// <summary>What is said to who comes to a queue, before the music; null for nothing.</summary>
    public string? GreetingIn(QueueDocument queue) => CallsCustomerFirst ? queue.Callback?.Greeting : queue.Greeting;

    /// <summary>Which message a placed call is for; null for every other call.</summary>
    public MessageOrigin? Message { get; init; }

    /// <summary>The queue's offer under which the agent of a placed call is held; null when no queue chose the agent.</summary>
    public string? QueueOfferId => Callback?.OfferId ?? Message?.OfferId;
}

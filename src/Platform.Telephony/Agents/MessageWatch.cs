using Platform.Sip.Events;

namespace Platform.Telephony.Agents;

/// <summary>A phone that wants to be told of an agent's messages. Touched under its own lock.</summary>
internal sealed class MessageWatch(string agentKey, EventSubscription subscription)
{
    public string AgentKey => agentKey;

    public EventSubscription Subscription { get; set; } = subscription;

    /// <summary>What it was told last; null before it was told anything.</summary>
    public int? Told { get; set; }
}

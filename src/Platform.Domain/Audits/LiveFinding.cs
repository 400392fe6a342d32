namespace Platform.Domain.Audits;

/// <summary>What the running audit of live state finds. The numbers are stable.</summary>
public enum LiveFault
{
    /// <summary>An agent is free for a queue in which a contact waits that it fits; both are brought together.</summary>
    UnservedContact = 1,

    /// <summary>An agent was held for a contact that does not hold it; it is free again.</summary>
    AgentHeldForNothing = 2,

    /// <summary>A contact stood in a queue that had not been heard of for as long as a claim lasts; its place is given up.</summary>
    WaitingContactGone = 3,
}

/// <summary>One thing that was found and healed.</summary>
/// <param name="Queue">Empty when it is about none.</param>
/// <param name="Contact">Grain key.</param>
/// <param name="Agent">Null when it is about none.</param>
/// <param name="StuckMs">For how long it was so, at most.</param>
public sealed record LiveFinding(LiveFault Fault, string Queue, string Contact, string? Agent, DateTimeOffset At, long StuckMs)
{
    /// <summary>Time that an agent could have worked.</summary>
    public long StuckAgentMs => Fault is LiveFault.UnservedContact or LiveFault.AgentHeldForNothing ? StuckMs : 0;

    /// <summary>Time that a contact waited for nothing.</summary>
    public long StuckCallMs => Fault is LiveFault.UnservedContact or LiveFault.WaitingContactGone ? StuckMs : 0;
}

namespace Platform.Domain.Queues;

/// <summary>Whether somebody is there for an agent to talk to.</summary>
public enum ContactPresence
{
    Here = 0,

    /// <summary>Has to be called before an agent can talk to it.</summary>
    Away = 1,

    /// <summary>Is being called, and comes unless it does not answer.</summary>
    Coming = 2,

    /// <summary>Was called, and holds the line.</summary>
    Called = 3,
}

/// <summary>How a queue calls contacts that are away: so that they are there when it is their turn, and do not wait long.</summary>
/// <param name="Most">Of those who are being called, or hold the line after they were.</param>
/// <param name="Lead">So long before its turn a contact is called.</param>
/// <param name="LongestWait">While somebody who was called waits longer, nobody is called before an agent is free for it.</param>
public sealed record CallingAhead(int Most, TimeSpan Lead, TimeSpan LongestWait);

namespace Platform.Domain.Catalog;

/// <summary>When a contact that a queue cannot serve well goes elsewhere.</summary>
public enum OverflowTrigger
{
    /// <summary>It waited in this queue for longer than <see cref="OverflowRule.AfterMs"/>.</summary>
    Wait = 0,

    /// <summary>When it comes, more than <see cref="OverflowRule.MoreThan"/> others wait, or the queue is full.</summary>
    Length = 1,

    /// <summary>
    /// No agent who serves the queue is logged in: at once when it comes, and for <see cref="OverflowRule.AfterMs"/> while it waits.
    /// </summary>
    NoAgent = 2,

    /// <summary>The queue's service level falls short of its target; see <see cref="Queues.ServiceLevelWatch"/>.</summary>
    AtRisk = 3,
}

/// <summary>
/// Where a contact of the queue goes to when the trigger applies. It keeps its place: in another queue it counts as waiting since it
/// first began to. A destination that does not take it (a queue that is full, a number that is busy) leaves it where it was, and the next
/// rule is tried. Each rule is tried once while a contact is in the queue, and no queue gets a contact back that it let go.
/// </summary>
/// <param name="To">See <see cref="DestinationText"/>.</param>
/// <param name="AfterMs">Of <c>wait</c>; and of <c>noAgent</c>, where it is 10 s when left out.</param>
/// <param name="MoreThan">Of <c>length</c>.</param>
public sealed record OverflowRule(OverflowTrigger When, string To, int? AfterMs = null, int? MoreThan = null)
{
    public const int NoAgentGraceMs = 10_000;
}

/// <summary>What share of a queue's contacts is to be answered within which time.</summary>
/// <param name="TargetPercent">1 to 100.</param>
public sealed record ServiceLevelTarget(int TargetPercent, int WithinMs);

namespace Platform.Domain.Catalog;

/// <summary>
/// Which of the free agents that fit is offered a contact. Whatever the strategy leaves equal goes to the longest idle, then to the
/// lowest id.
/// </summary>
public enum QueueStrategy
{
    LongestIdle = 0,

    /// <summary>The lowest occupancy: handling time of handling and waiting time since the log-in, as of when it last became free.</summary>
    LeastOccupied = 1,

    /// <summary>The one to whom this queue made no offer for the longest time; first those to whom it made none yet.</summary>
    RoundRobin = 2,

    /// <summary>The highest sum of levels in the skills that the queue asks for; in all of its skills when the queue asks for none.</summary>
    MostSkilled = 3,

    /// <summary>The lowest sum of levels in all of its skills, so that experts stay free for those who need them.</summary>
    LeastSkilled = 4,

    /// <summary>Those who prefer this queue most.</summary>
    Preferred = 5,

    /// <summary>All at once, the longest idle first, up to <see cref="QueueDocument.RingLimit"/>; the first answer has the contact.</summary>
    RingAll = 6,
}

namespace Platform.Domain.Figures;

/// <summary>
/// What is added up. Each is the sum of one thing over facts, but <see cref="LongestWaitMs"/>, which is the greatest; so sums of any
/// intervals and parties can be put together. docs/FIGURES.md says what each one counts. The names are those of the stored columns.
/// </summary>
public enum Measure
{
    /// <summary>Contacts that a queue took.</summary>
    Offered,

    Answered,

    /// <summary>Of those answered, the ones within the queue's target.</summary>
    AnsweredInTarget,

    /// <summary>Callers who hung up while they waited, short ones apart.</summary>
    Abandoned,

    ShortAbandoned,

    /// <summary>Neither answered nor abandoned: sent on by the queue, waited too long, cleared, lost.</summary>
    LeftOtherwise,

    /// <summary>Of the answered ones.</summary>
    AnswerWaitMs,

    /// <summary>Of the abandoned ones, short ones apart.</summary>
    AbandonWaitMs,

    /// <summary>Of one contact.</summary>
    LongestWaitMs,

    /// <summary>Agents' parts in contacts: one for each agent who talked.</summary>
    Handled,

    /// <summary>Of these, the time without hold.</summary>
    TalkMs,

    /// <summary>Of these, the time in which the agent held.</summary>
    HoldMs,

    /// <summary>Contacts that an agent passed on.</summary>
    Transfers,

    /// <summary>Of an agent, or of a queue's agents after its contacts.</summary>
    WrapUpMs,

    /// <summary>Of an agent that was free.</summary>
    ReadyMs,

    /// <summary>Of an agent whose device rang, or that was held for a contact.</summary>
    RingingMs,

    /// <summary>Of an agent in a contact of any kind.</summary>
    ContactMs,

    /// <summary>Of an agent on a break of any reason.</summary>
    BreakMs,

    /// <summary>Waits that were announced to contacts that were answered.</summary>
    WaitsTold,

    /// <summary>Of these, how far the estimate was from the wait that came, either way.</summary>
    ToldErrorMs,

    /// <summary>Of these, how much longer the estimate was than the wait that came; negative where it was shorter.</summary>
    ToldExcessMs,

    /// <summary>Contacts whose callers answered a survey.</summary>
    Ratings,

    /// <summary>Of these, the first answers added up.</summary>
    RatingPoints,
}

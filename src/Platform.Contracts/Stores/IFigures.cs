using Platform.Domain.Figures;

namespace Platform.Contracts.Stores;

/// <summary>A stay in a queue as it is kept for figures of the last minutes.</summary>
/// <param name="Caller">The caller's number; empty when it is not known.</param>
/// <param name="Sums">What it counts.</param>
public sealed record CountedStay(string CallId, string Queue, string Caller, string Number, DateTimeOffset OfferedAt, FigureSums Sums);

/// <summary>
/// What is counted. A call's facts and sums are written with its record (<see cref="ICallRecords.CloseAsync"/>), so reports and records
/// never disagree.
/// </summary>
public interface IFigures
{
    /// <summary>
    /// Adds stretches of an agent's time, in the order in which they were. One that begins when a known one began is known already.
    /// </summary>
    Task AddAsync(string tenant, string agent, IReadOnlyList<AgentStretch> stretches, CancellationToken cancellation);

    /// <summary>
    /// The quarters of an hour that begin in <paramref name="from"/> ≤ t &lt; <paramref name="to"/> and of which something is known, by
    /// time and then by party.
    /// </summary>
    /// <param name="party">Only this queue, agent or number; null for all.</param>
    Task<IReadOnlyList<IntervalRow>> ListAsync(string tenant, FigureGroup group, DateTimeOffset from, DateTimeOffset to, string? party,
        CancellationToken cancellation);

    /// <summary>The same, added up.</summary>
    /// <param name="spans">One after the other.</param>
    /// <returns>By time, then by party: a row for each piece of a span and each party of which something is known in it.</returns>
    Task<IReadOnlyList<IntervalRow>> SumAsync(string tenant, FigureGroup group, IReadOnlyList<SumSpan> spans, string? party,
        CancellationToken cancellation);

    /// <summary>Stays of ended calls that were offered in <paramref name="from"/> ≤ t &lt; <paramref name="to"/>, oldest first.</summary>
    Task<IReadOnlyList<CountedStay>> ListStaysAsync(string tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>An agent's stretches that began in <paramref name="from"/> ≤ t &lt; <paramref name="to"/>, oldest first.</summary>
    Task<IReadOnlyList<AgentStretch>> ListStretchesAsync(string tenant, string agent, DateTimeOffset from, DateTimeOffset to,
        CancellationToken cancellation);

    /// <summary>
    /// Answered calls that were offered in <paramref name="from"/> ≤ t &lt; <paramref name="to"/> by callers whose number is known, and how
    /// many of these called a queue of the tenant again not later than <paramref name="within"/> after.
    /// </summary>
    /// <param name="group">Queues, the ones that answered, or numbers.</param>
    /// <returns>By party.</returns>
    Task<IReadOnlyList<RepeatCalls>> ListRepeatsAsync(string tenant, FigureGroup group, DateTimeOffset from, DateTimeOffset to,
        TimeSpan within, CancellationToken cancellation);

    /// <summary>Counts records that were closed before anything was counted; each once, whoever asks and however often.</summary>
    /// <returns>How many were found; 0 when all are counted.</returns>
    Task<int> CountOldRecordsAsync(int atMost, CancellationToken cancellation);
}

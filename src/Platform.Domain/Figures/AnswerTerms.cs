using Platform.Domain.Catalog;

namespace Platform.Domain.Figures;

/// <summary>By what a queue's waits are judged. A call's record keeps the terms that were in force when it ended.</summary>
/// <param name="WithinMs">A wait of at most so long is within the queue's target.</param>
/// <param name="ShortAbandonMs">
/// Who hangs up after a wait of at most so long counts as a short abandon: a wrong number rather than a lost caller.
/// </param>
public sealed record AnswerTerms(int WithinMs, int ShortAbandonMs)
{
    /// <summary>Of a queue that says nothing else.</summary>
    public static AnswerTerms Default { get; } = new(20_000, QueueDocument.UsualShortAbandonMs);

    public static AnswerTerms Of(QueueDocument? queue) => queue is null
        ? Default
        : new(queue.ServiceLevel?.WithinMs ?? Default.WithinMs, queue.ShortAbandonMs);
}

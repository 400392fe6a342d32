using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Answers by idempotency key; a status of 0 says that the first call still runs.</summary>
internal sealed class IdempotentAnswers(CommitQueue queue) : IIdempotentAnswers
{
    private static readonly Statement Claim = Statement.Change(
        """
        INSERT INTO idempotent_answers (key, request_hash, status, answer, at_ticks) VALUES ($1, $2, 0, NULL, $3)
        ON CONFLICT (key) DO UPDATE SET request_hash = excluded.request_hash, at_ticks = excluded.at_ticks
        WHERE idempotent_answers.status = 0 AND idempotent_answers.at_ticks < $4
        """, Text, Text, Number, Number);

    private static readonly Statement ByKey = Statement.Rows(
        "SELECT key, request_hash, status, answer, at_ticks FROM idempotent_answers WHERE key = $1", Text);

    private static readonly Statement Complete = Statement.Change(
        "UPDATE idempotent_answers SET status = $2, answer = $3 WHERE key = $1", Text, Number, Text);

    private static readonly Statement Forget = Statement.Change("DELETE FROM idempotent_answers WHERE key = $1 AND status = 0", Text);

    private static readonly Statement DropOlder = Statement.Change("DELETE FROM idempotent_answers WHERE at_ticks < $1", Number);

    public Task<IdempotentAnswer?> BeginAsync(string key, string requestHash, DateTimeOffset now, DateTimeOffset abandonedBefore,
        CancellationToken cancellation) =>
        queue.WriteAsync("begin idempotent call",
            [Claim.With(key, requestHash, now.UtcTicks, abandonedBefore.UtcTicks), ByKey.With(key)],
            static results => results[0].Affected == 1 ? null : AnswerOf(results[1].FirstRow!), cancellation);

    public Task CompleteAsync(string key, int status, string? body, CancellationToken cancellation) =>
        queue.WriteAsync("complete idempotent call", [Complete.With(key, (long)status, body)], cancellation);

    public Task ForgetAsync(string key, CancellationToken cancellation) =>
        queue.WriteAsync("forget idempotent call", [Forget.With(key)], cancellation);

    public Task DropOlderThanAsync(DateTimeOffset before, CancellationToken cancellation) =>
        queue.WriteAsync("drop idempotent answers", [DropOlder.With(before.UtcTicks)], cancellation);

    private static IdempotentAnswer AnswerOf(object?[] row) =>
        new((string)row[0]!, (string)row[1]!, (int)(long)row[2]!, (string?)row[3], new DateTimeOffset((long)row[4]!, TimeSpan.Zero));
}

namespace Platform.Telephony.Recordings;

/// <summary>
/// A walk over everything there is, a part at each call and from the start at most once a day: whatever there is, no call takes long,
/// and what a round costs is spread over the day.
/// </summary>
/// <param name="all">What to walk over, read as the walk goes on.</param>
/// <param name="part">How many at a call.</param>
internal sealed class DailyRound<T>(TimeProvider time, Func<IAsyncEnumerable<T>> all, int part) : IAsyncDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private DateTimeOffset begunAt = DateTimeOffset.MinValue;
    private IAsyncEnumerator<T>? walk;

    /// <summary>Visits the next part. What a visit throws ends the call, and the next call goes on behind it; a walk that throws begins anew.</summary>
    public async Task GoOnAsync(Func<T, Task> visit)
    {
        if (walk is null && time.GetUtcNow() - begunAt < Day)
            return;
        if (walk is null)
            (walk, begunAt) = (all().GetAsyncEnumerator(), time.GetUtcNow());
        for (var i = 0; i < part; i++)
        {
            if (!await MoveNextAsync(walk))
            {
                await DisposeAsync();
                return;
            }

            await visit(walk.Current);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (walk is not null)
            await walk.DisposeAsync();
        walk = null;
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<T> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch
        {
            begunAt = DateTimeOffset.MinValue;
            await DisposeAsync();
            throw;
        }
    }
}

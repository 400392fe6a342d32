using Platform.Telephony.Recordings;
using Platform.Testing;

namespace Platform.Telephony.Tests;

public sealed class DailyRoundTests
{
    private readonly ManualTime time = new();
    private readonly List<int> visited = [];
    private int walks;

    [Fact]
    public async Task A_part_is_visited_at_each_call_and_everything_once_a_day()
    {
        await using var round = new DailyRound<int>(time, () => Numbers(5), part: 2);
        await round.GoOnAsync(Visit);
        Assert.Equal([1, 2], visited);
        await round.GoOnAsync(Visit);
        await round.GoOnAsync(Visit);
        await round.GoOnAsync(Visit);
        Assert.Equal([1, 2, 3, 4, 5], visited);

        time.Advance(TimeSpan.FromDays(1));
        await round.GoOnAsync(Visit);
        Assert.Equal([1, 2, 3, 4, 5, 1, 2], visited);
    }

    [Fact]
    public async Task A_round_that_takes_longer_than_a_day_goes_to_its_end()
    {
        await using var round = new DailyRound<int>(time, () => Numbers(4), part: 2);
        await round.GoOnAsync(Visit);
        time.Advance(TimeSpan.FromDays(2));
        await round.GoOnAsync(Visit);
        Assert.Equal([1, 2, 3, 4], visited);
    }

    [Fact]
    public async Task A_visit_that_fails_costs_no_other()
    {
        await using var round = new DailyRound<int>(time, () => Numbers(3), part: 3);
        await Assert.ThrowsAsync<IOException>(() => round.GoOnAsync(number => number == 2 ? throw new IOException() : Visit(number)));
        await round.GoOnAsync(Visit);
        Assert.Equal([1, 3], visited);
    }

    [Fact]
    public async Task A_walk_that_fails_begins_anew_at_the_next_call()
    {
        await using var round = new DailyRound<int>(time, () => walks++ == 0 ? Broken() : Numbers(2), part: 3);
        await Assert.ThrowsAsync<IOException>(() => round.GoOnAsync(Visit));
        await round.GoOnAsync(Visit);
        Assert.Equal([1, 2], visited);
    }

    private Task Visit(int number)
    {
        visited.Add(number);
        return Task.CompletedTask;
    }

    private static IAsyncEnumerable<int> Numbers(int count) => Enumerable.Range(1, count).ToAsyncEnumerable();

    private static IAsyncEnumerable<int> Broken() => Numbers(1).Select(Fail);

    private static int Fail(int number) => throw new IOException($"{number} cannot be read.");
}

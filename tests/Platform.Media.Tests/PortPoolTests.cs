using Platform.Media.Ports;

namespace Platform.Media.Tests;

public class PortPoolTests
{
    // Rows: first and last port of the range; the pairs in it.
    public static TheoryData<int, int, int[]> Ranges => new()
    {
        { 100, 105, [100, 102, 104] },
        { 101, 105, [102, 104] },
        { 100, 104, [100, 102] },
        { 101, 102, [] },
        { 100, 100, [] },
        { 105, 100, [] },
        { 65534, 65535, [65534] },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Pairs_begin_even_and_lie_within_the_range(int first, int last, int[] pairs)
    {
        var pool = new PortPool(first, last, new Random(1));
        var taken = new List<int>();
        while (pool.TryTake(out var port)) taken.Add(port);
        Assert.Equal(pairs, taken.Order());
        Assert.Equal((pairs.Length, 0), (pool.Pairs, pool.Free));
    }

    [Fact]
    public void The_start_is_random()
    {
        var starts = Enumerable.Range(0, 20).Select(seed => new PortPool(20000, 29999, new Random(seed)).TryTake(out var port) ? port : 0);
        Assert.True(starts.Distinct().Count() > 15);
    }

    [Fact]
    public void A_returned_pair_goes_to_the_end_of_the_line()
    {
        var pool = new PortPool(100, 107, new Random(1));
        pool.TryTake(out var first);
        pool.Return(first);
        var order = new List<int>();
        while (pool.TryTake(out var port)) order.Add(port);
        Assert.Equal(first, order[^1]);
        Assert.Equal(4, order.Count);
    }

    [Fact]
    public void Returning_twice_or_what_was_never_taken_changes_nothing()
    {
        var pool = new PortPool(100, 103, new Random(1));
        pool.TryTake(out var port);
        pool.Return(port);
        pool.Return(port);
        pool.Return(500);
        Assert.Equal(2, pool.Free);
    }

    [Fact]
    public void A_given_pair_is_taken_once_inside_the_range_or_outside()
    {
        var pool = new PortPool(100, 103, new Random(1));
        Assert.True(pool.TryTake(102));
        Assert.False(pool.TryTake(102));
        Assert.True(pool.TryTake(900));
        Assert.False(pool.TryTake(900));
        Assert.Equal(1, pool.Free);
        pool.Return(900);
        pool.Return(102);
        Assert.Equal(2, pool.Free);
        Assert.True(pool.TryTake(900));
    }

    [Fact]
    public void Whatever_is_taken_and_returned_no_pair_is_lost_doubled_or_handed_out_twice()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var pool = new PortPool(100, 139, random);
            var held = new HashSet<int>();
            for (var step = 0; step < 500; step++)
            {
                var given = 100 + 2 * random.Next(25);
                var action = random.Next(4);
                if (action == 0 && pool.TryTake(out var port)) Assert.True(held.Add(port), $"seed {seed}: {port} twice");
                else if (action == 1) Assert.Equal((seed, held.Add(given)), (seed, pool.TryTake(given)));
                else if (held.Remove(given) || action == 2) pool.Return(given);
            }

            foreach (var port in held) pool.Return(port);
            Assert.Equal((seed, 20), (seed, pool.Free));
        }
    }
}

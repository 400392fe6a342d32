using Platform.Media.Rtp;

namespace Platform.Media.Tests;

public class ReceiveStatisticsTests
{
    // Rows: sequence numbers as they come; lost, late, duplicates at the end.
    public static TheoryData<int[], long, long, long> Runs => new()
    {
        { [1, 2, 3, 4], 0, 0, 0 },
        { [1, 2, 5], 2, 0, 0 },
        { [1, 2, 5, 4, 3], 0, 2, 0 },
        { [1, 2, 2, 3, 1], 0, 0, 2 },
        { [65534, 65535, 0, 1], 0, 0, 0 },
        { [65534, 1], 2, 0, 0 },
        { [65534, 1, 65535, 0], 0, 2, 0 },
        { [1, 30000, 2], 0, 0, 0 },
        { [1, 30000, 30001, 30002], 0, 0, 0 },
        { [1, 3, 30000, 30001, 30003], 2, 0, 0 },
        { [100, 50, 101], 0, 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Loss_disorder_and_duplicates_are_counted(int[] sequences, long lost, long late, long duplicates)
    {
        var statistics = new ReceiveStatistics();
        foreach (var sequence in sequences) statistics.Accept(1, (ushort)sequence);
        Assert.Equal((lost, late, duplicates), (statistics.Lost, statistics.OutOfOrder, statistics.Duplicates));
    }

    [Fact]
    public void A_new_source_starts_anew_and_the_former_loss_stays_in_the_sum()
    {
        var statistics = new ReceiveStatistics();
        statistics.Accept(1, 10);
        statistics.Accept(1, 13);
        Assert.Equal(SequenceVerdict.Restart, statistics.Accept(2, 60000));
        statistics.Accept(2, 60002);
        Assert.Equal((3, 1), (statistics.Lost, statistics.LostNow));
    }

    [Fact]
    public void The_fraction_lost_is_that_of_the_interval_in_256ths()
    {
        var statistics = new ReceiveStatistics();
        foreach (var sequence in new ushort[] { 1, 2, 3, 4 }) statistics.Accept(1, sequence);
        Assert.Equal(0, statistics.TakeFractionLost());
        foreach (var sequence in new ushort[] { 6, 8 }) statistics.Accept(1, sequence);
        Assert.Equal(128, statistics.TakeFractionLost());
        Assert.Equal(0, statistics.TakeFractionLost());
    }

    // RFC 3550 A.8: J += (|D| - J) / 16, D the difference of transit times, here in units of 1/8000 s.
    [Theory]
    [InlineData(new[] { 0, 160, 320, 480 }, 0.0)]
    [InlineData(new[] { 0, 176 }, 1.0)]
    [InlineData(new[] { 0, 176, 320 }, 1.9375)]
    [InlineData(new[] { 0, 144, 320, 480 }, 1.81640625)]
    public void Jitter_follows_the_formula(int[] arrivals, double jitter)
    {
        var statistics = new ReceiveStatistics();
        for (var i = 0; i < arrivals.Length; i++) statistics.AddArrival((uint)(uint.MaxValue - 100 + i * 160), (uint)arrivals[i]);
        Assert.Equal(jitter, statistics.Jitter, 9);
    }

    [Fact]
    public void Steady_jitter_converges_to_its_mean()
    {
        var statistics = new ReceiveStatistics();
        for (var i = 0; i < 1000; i++) statistics.AddArrival((uint)(i * 160), (uint)(i * 160 + (i % 2) * 40));
        Assert.Equal(40, statistics.Jitter, 3);
    }
}

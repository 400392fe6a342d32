using Platform.Media.Relay;

namespace Platform.Media.Tests;

/// <summary>Ticks are 5 ms; a packet of 20 ms lasts 4.</summary>
public class PacingTests
{
    private const int PacketTicks = 4;

    private static (List<long> Sent, int GivenUp) Run(long ticks, Func<long, long> wakeUp)
    {
        var pacer = default(Pacer);
        pacer.Begin(0);
        var sent = new List<long>();
        var givenUp = 0;
        for (var due = 0L; due < ticks;)
        {
            var now = wakeUp(due);
            sent.Add(now);
            due = now + pacer.Next(now, PacketTicks, out var skipped);
            givenUp += skipped;
        }

        return (sent, givenUp);
    }

    [Fact]
    public void On_time_a_packet_goes_out_each_20_ms() => Assert.Equal([0, 4, 8, 12, 16], Run(20, due => due).Sent);

    [Fact]
    public void A_short_stall_is_made_up_for_by_half_gaps() =>
        Assert.Equal([0, 4, 18, 20, 22, 24, 26, 28, 32], Run(36, due => due == 8 ? 18 : due).Sent.Take(9));

    [Fact]
    public void A_long_stall_is_given_up()
    {
        var (sent, givenUp) = Run(1100, due => due == 8 ? 1008 : due);
        Assert.Equal([0, 4, 1008, 1012, 1016], sent.Take(5));
        Assert.Equal(250, givenUp);
    }
}

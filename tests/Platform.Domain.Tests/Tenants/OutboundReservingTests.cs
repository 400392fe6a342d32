using Platform.Domain.Tenants;

namespace Platform.Domain.Tests.Tenants;

public class OutboundReservingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly OutboundLimits Limits = new(2, 2, 10m);

    private static OutboundReservation Leg(string id, decimal amount) => new("call:acme/01J0", id, amount, Start);

    /// <summary>Reserves legs a, b, c… of these amounts, each so many milliseconds after the start.</summary>
    private static (OutboundRefusal? Last, OutboundUse State) Reserve(OutboundLimits limits, params (decimal Amount, int AtMs)[] legs)
    {
        (OutboundRefusal? Refusal, OutboundUse State) last = (null, OutboundUse.Nothing);
        foreach (var ((amount, atMs), index) in legs.Select((leg, index) => (leg, index)))
            last = OutboundReserving.Reserve(last.State, Leg($"{(char)('a' + index)}", amount), limits, Day, Start.AddMilliseconds(atMs));
        return last;
    }

    [Fact]
    public void The_last_channel_the_last_cent_and_the_last_call_of_a_second_are_granted_and_no_more()
    {
        Assert.Null(Reserve(Limits, (5, 0), (5, 0)).Last);
        Assert.Equal(OutboundRefusal.SpendLimit, Reserve(Limits, (5, 0), (5.0001m, 0)).Last);
        Assert.Equal(OutboundRefusal.ChannelLimit, Reserve(Limits with { MaxCallsPerSecond = null }, (1, 0), (1, 0), (1, 0)).Last);
        Assert.Equal(OutboundRefusal.CallsPerSecond, Reserve(Limits with { MaxChannels = 9 }, (1, 0), (1, 10), (1, 999)).Last);
        Assert.Null(Reserve(Limits with { MaxChannels = 9 }, (1, 0), (1, 10), (1, 1000)).Last);
        Assert.Null(Reserve(OutboundLimits.None, (1_000_000, 0), (1_000_000, 0), (1_000_000, 0)).Last);
    }

    [Fact]
    public void A_leg_is_extended_without_another_channel_and_never_lowered()
    {
        var (_, state) = Reserve(Limits, (2, 0), (2, 0));
        var (refusal, extended) = OutboundReserving.Reserve(state, Leg("a", 8), Limits, Day, Start);
        Assert.Equal((null, 10m), (refusal, extended.Reserved));
        Assert.Equal(OutboundRefusal.SpendLimit, OutboundReserving.Reserve(extended, Leg("b", 3), Limits, Day, Start).Refusal);
        Assert.Same(extended, OutboundReserving.Reserve(extended, Leg("a", 1), Limits, Day, Start).State);
    }

    [Fact]
    public void A_leg_that_was_settled_gets_no_more_and_is_not_settled_again()
    {
        var (_, state) = Reserve(Limits, (2, 0), (2, 0));
        Assert.Equal((null, 10m), OutboundReserving.Extend(state, Leg("a", 8), Limits, Day) is var (refusal, more) ? (refusal, more.Reserved) : default);
        var settled = OutboundReserving.Settle(state, "call:acme/01J0", "a", 1, Day);
        Assert.Equal((OutboundRefusal.Settled, settled), OutboundReserving.Extend(settled, Leg("a", 8), Limits, Day));
        Assert.Same(settled, OutboundReserving.Settle(settled, "call:acme/01J0", "a", 1, Day));
    }

    [Fact]
    public void What_a_leg_cost_counts_for_the_day_on_which_it_ends_and_once()
    {
        var (_, state) = Reserve(Limits, (5, 0), (5, 0));
        var settled = OutboundReserving.Settle(state, "call:acme/01J0", "a", 4, Day);
        Assert.Equal((4m, 5m), (settled.Spent, settled.Reserved));
        Assert.Same(settled, OutboundReserving.Settle(settled, "call:acme/01J0", "a", 4, Day));
        var tomorrow = OutboundReserving.Settle(settled, "call:acme/01J0", "b", 3, Day.AddDays(1));
        Assert.Equal((3m, 0m), (tomorrow.Spent, tomorrow.Reserved));
    }

    [Fact]
    public void No_order_of_reserving_extending_and_settling_exceeds_the_limits() => Property.Holds(random =>
    {
        var state = OutboundUse.Nothing;
        for (var i = 0; i < 60; i++)
        {
            var (leg, day) = ($"{random.Next(5)}", Day.AddDays(i / 40));
            var held = state.Find("call:acme/01J0", leg);
            state = random.Next(3) == 0
                ? OutboundReserving.Settle(state, "call:acme/01J0", leg, Math.Round((held?.Amount ?? 0) * (decimal)random.NextDouble(), 4), day)
                : OutboundReserving.Reserve(state, Leg(leg, random.Next(1, 9)), Limits, day, Start.AddSeconds(i)).State;
            if (state.Reservations.Count > Limits.MaxChannels || state.Spent + state.Reserved > Limits.SpendPerDay)
                return $"{state.Reservations.Count} legs, {state.Spent} spent and {state.Reserved} reserved after step {i}";
        }

        return null;
    });
}

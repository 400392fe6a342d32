using Platform.Domain.Agents;
using Platform.Domain.Catalog;
using Platform.Domain.Seats;

namespace Platform.Domain.Tests.Seats;

public class SeatsMachineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private static SeatOffer Offer(int quantity, SeatKind kind = SeatKind.Concurrent, string product = "voice") => new(product, kind, quantity, ["1001", "1002"]);

    private static SeatsState With(params (string Agent, string Product)[] leases) => leases.Aggregate(
        SeatsState.Initial,
        (state, lease) => SeatsMachine.Acquire(state, Offer(99, product: lease.Product), lease.Agent, Length, Start).State);

    public static TheoryData<string, SeatOffer?, string, int, SeatRefusal?> AcquireCases => new()
    {
        { "not rented", null, "1009", 0, SeatRefusal.ProductNotRented },
        { "rented down to nothing", Offer(0), "1009", 0, SeatRefusal.ProductNotRented },
        { "named, no owner", Offer(5, SeatKind.Named), "1009", 0, SeatRefusal.NoFreeSeat },
        { "all taken", Offer(2), "1009", 0, SeatRefusal.NoFreeSeat },
        { "named, but all taken", Offer(1, SeatKind.Named), "1002", 0, SeatRefusal.NoFreeSeat },
        { "has a lease, but is an owner no more", Offer(2, SeatKind.Named), "1003", 0, SeatRefusal.NoFreeSeat },
        { "has a lease, but others have all that is left", Offer(1), "1001", 0, SeatRefusal.NoFreeSeat },
        { "has a lease of all that is taken", Offer(2), "1001", 0, null },
        { "has a lease of another product", Offer(3), "2001", 0, null },
        { "one is free", Offer(3), "1009", 0, null },
        { "the others' leases ended", Offer(1), "1009", 60, null },
    };

    [Theory]
    [MemberData(nameof(AcquireCases))]
    public void Acquire_answers(string name, SeatOffer? offer, string agent, int afterS, SeatRefusal? refusal)
    {
        var state = With(("1001", "voice"), ("1003", "voice"), ("2001", "chat"));
        var answer = SeatsMachine.Acquire(state, offer, agent, Length, Start.AddSeconds(afterS));
        Assert.True(refusal == answer.Refusal, $"{name}: {answer.Refusal}");
        Assert.Equal(refusal is null, answer.Lease is not null);
        if (answer.Lease is { } lease)
            Assert.Equal((4L, Start.AddSeconds(afterS + 60)), (lease.Fence, lease.ExpiresAt));
    }

    [Fact]
    public void Renew_refuses_a_lease_that_was_replaced_released_or_expired()
    {
        var (_, first, old) = SeatsMachine.Acquire(SeatsState.Initial, Offer(1), "1001", Length, Start);
        var (_, second, lease) = SeatsMachine.Acquire(first, Offer(1), "1001", Length, Start);
        Assert.Equal(SeatRefusal.LeaseLost, SeatsMachine.Renew(second, old!, Length, Start).Refusal);
        Assert.Equal(SeatRefusal.LeaseLost, SeatsMachine.Renew(SeatsMachine.Release(second, lease!), lease!, Length, Start).Refusal);
        Assert.Equal(SeatRefusal.LeaseLost, SeatsMachine.Renew(second, lease!, Length, Start.AddSeconds(60)).Refusal);
        var renewed = SeatsMachine.Renew(second, lease!, Length, Start.AddSeconds(59));
        Assert.Equal((null, Start.AddSeconds(119)), (renewed.Refusal, renewed.Lease!.ExpiresAt));
        Assert.Equal(second, SeatsMachine.Release(second, old!));
    }

    [Fact]
    public void What_ran_out_has_ended_and_what_was_replaced_has_not()
    {
        var before = With(("1001", "voice"), ("1002", "voice"));
        var later = SeatsMachine.Renew(before, before.Leases["1001"], Length, Start.AddSeconds(30)).State;
        var after = SeatsMachine.Acquire(later, Offer(9), "1001", Length, Start.AddSeconds(60)).State;
        Assert.Equal([before.Leases["1002"]], SeatsMachine.Ended(later, after));
    }

    [Fact]
    public void After_a_restart_each_lease_has_one_length()
    {
        var resumed = SeatsMachine.Resume(With(("1001", "voice")), Length, Start.AddHours(1));
        Assert.Equal(1, SeatsMachine.InUse(resumed, "voice", Start.AddHours(1).AddSeconds(59)));
        Assert.Equal(0, SeatsMachine.InUse(resumed, "voice", Start.AddHours(1).AddSeconds(60)));
    }

    [Fact]
    public void Seats_in_use_never_exceed_those_rented() => Property.Holds(random =>
    {
        var (state, now) = (SeatsState.Initial, Start);
        SeatLease? last = null;
        for (var step = 0; step < 60; step++)
        {
            (state, last) = Step(random, state, last, now);
            now = now.AddSeconds(random.Next(30));
            if (SeatsMachine.InUse(state, "voice", now) > 3)
                return $"{SeatsMachine.InUse(state, "voice", now)} seats in use after step {step}";
        }

        return null;
    });

    private static (SeatsState State, SeatLease? Last) Step(Random random, SeatsState state, SeatLease? last, DateTimeOffset now)
    {
        if (last is null || random.Next(2) == 0)
        {
            var acquired = SeatsMachine.Acquire(state, Offer(3), $"{1000 + random.Next(6)}", Length, now);
            return (acquired.State, acquired.Lease ?? last);
        }

        return random.Next(3) switch
        {
            0 => (SeatsMachine.Release(state, last), last),
            1 => (SeatsMachine.Resume(state, Length, now), last),
            _ => (SeatsMachine.Renew(state, last, Length, now).State, last),
        };
    }
}

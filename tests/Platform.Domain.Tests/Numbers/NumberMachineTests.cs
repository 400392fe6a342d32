using Platform.Domain.Numbers;
using static Platform.Domain.Numbers.HoldingRefusal;
using static Platform.Domain.Tests.Numbers.NumberCases;

namespace Platform.Domain.Tests.Numbers;

public class NumberMachineTests
{
    private const string Table = """
        Free
            acmeReserves: +Reserved acme 0.25h
            globexReserves: +Reserved globex 0.25h
            reserveForGlobex: +Reserved globex 168h
            acmeOrders, moveToAcme: +Assigned acme
            globexOrders, assignToGlobex, moveToGlobex: +Assigned globex
            acmeCancels, globexCancels, operatorCancels: NotReserved
            acmeReleases, globexReleases, operatorTakesBack, reprice: NotAssigned
            lift: NotQuarantined
            expire: NotDue
        Reserved
            acmeReserves: NotFree
            globexReserves, reserveForGlobex, globexOrders, assignToGlobex, moveToGlobex, globexCancels: HeldByOther
            acmeOrders, moveToAcme: -Reserved acme Ordered, +Assigned acme
            acmeCancels, operatorCancels: -Reserved acme Cancelled
            acmeReleases, globexReleases, operatorTakesBack, reprice: NotAssigned
            lift: NotQuarantined
            expire: NotDue
        ReservedTillNow
            acmeReserves: -Reserved acme Expired, +Reserved acme 0.25h
            globexReserves: -Reserved acme Expired, +Reserved globex 0.25h
            reserveForGlobex: -Reserved acme Expired, +Reserved globex 168h
            acmeOrders, moveToAcme: -Reserved acme Expired, +Assigned acme
            globexOrders, assignToGlobex, moveToGlobex: -Reserved acme Expired, +Assigned globex
            acmeCancels, globexCancels, operatorCancels: NotReserved
            acmeReleases, globexReleases, operatorTakesBack, reprice: NotAssigned
            lift: NotQuarantined
            expire: -Reserved acme Expired
        Assigned
            acmeReserves, acmeOrders, moveToAcme: NotFree
            globexReserves, reserveForGlobex, globexOrders, assignToGlobex, globexReleases: HeldByOther
            moveToGlobex: -Assigned acme Moved, +Assigned globex
            acmeCancels, globexCancels, operatorCancels: NotReserved
            acmeReleases: -Assigned acme Released, +Quarantined acme 2160h
            operatorTakesBack: -Assigned acme TakenBack, +Quarantined acme 2160h
            reprice: SamePrice
            lift: NotQuarantined
            expire: NotDue
        Quarantined
            acmeReserves, globexReserves, reserveForGlobex, acmeOrders, globexOrders, assignToGlobex, moveToAcme, moveToGlobex: Quarantined
            acmeCancels, globexCancels, operatorCancels: NotReserved
            acmeReleases, globexReleases, operatorTakesBack, reprice: NotAssigned
            lift: -Quarantined acme QuarantineLifted
            expire: NotDue
        QuarantinedTillNow
            acmeReserves: -Quarantined acme Expired, +Reserved acme 0.25h
            globexReserves: -Quarantined acme Expired, +Reserved globex 0.25h
            reserveForGlobex: -Quarantined acme Expired, +Reserved globex 168h
            acmeOrders, moveToAcme: -Quarantined acme Expired, +Assigned acme
            globexOrders, assignToGlobex, moveToGlobex: -Quarantined acme Expired, +Assigned globex
            acmeCancels, globexCancels, operatorCancels: NotReserved
            acmeReleases, globexReleases, operatorTakesBack, reprice: NotAssigned
            lift: NotQuarantined
            expire: -Quarantined acme Expired
        """;

    [Fact]
    public void The_machine_does_what_the_table_says() => Assert.Equal("", MachineTable.Parse(Table).Differences(
        States.Keys, [.. Commands.Keys], (state, command) => Describe(NumberMachine.Decide(States[state], Commands[command], Terms, Now))));

    [Fact]
    public void A_tenant_that_may_not_order_from_the_pool_learns_nothing_of_its_numbers()
    {
        foreach (var held in States.Values)
        {
            foreach (var command in (string[])["globexReserves", "globexOrders"])
            {
                Assert.Equal(NotYourPool, NumberMachine.Decide(held, Commands[command], Terms with { IsOpen = false }, Now).Refusal);
                Assert.Equal(NotInAnyPool, NumberMachine.Decide(held, Commands[command], Terms with { Pool = null, IsOpen = false }, Now).Refusal);
            }
        }
    }

    [Fact]
    public void The_operator_assigns_from_any_pool_and_what_is_in_none_but_reserves_from_pools_only()
    {
        var noPool = Terms with { Pool = null, PriceClass = null, QuarantineDays = 0, IsOpen = false, IsPriced = false };
        Assert.Equal("+Assigned globex", Describe(NumberMachine.Decide(null, Commands["assignToGlobex"], Terms with { IsOpen = false }, Now)));
        Assert.Equal("+Assigned globex", Describe(NumberMachine.Decide(null, Commands["assignToGlobex"], noPool, Now)));
        Assert.Equal(NotInAnyPool, NumberMachine.Decide(null, Commands["reserveForGlobex"], noPool, Now).Refusal);
    }

    [Fact]
    public void What_has_no_price_is_not_to_be_had()
    {
        foreach (var command in (string[])["acmeReserves", "reserveForGlobex", "acmeOrders", "assignToGlobex", "moveToGlobex"])
            Assert.Equal(NotPriced, NumberMachine.Decide(null, Commands[command], Terms with { IsPriced = false }, Now).Refusal);
    }

    [Fact]
    public void A_number_that_comes_to_another_pool_or_class_stays_with_its_tenant_and_is_rented_by_that()
    {
        foreach (var terms in (NumberTerms[])[Terms with { Pool = "other" }, Terms with { PriceClass = "golden" }, Terms with { Pool = null, PriceClass = null }])
        {
            var decision = NumberMachine.Decide(States["Assigned"], Commands["reprice"], terms, Now);
            Assert.Equal("-Assigned acme Repriced, +Assigned acme", Describe(decision));
            Assert.Equal((terms.Pool, terms.PriceClass, terms.Revision), (decision.Began!.Pool, decision.Began.PriceClass, decision.Began.Id));
        }
    }

    [Theory]
    [InlineData(0, BadPeriod)]
    [InlineData(-60, BadPeriod)]
    [InlineData(7 * 24 * 60 + 1, BadPeriod)]
    [InlineData(7 * 24 * 60, null)]
    [InlineData(1, null)]
    public void A_reservation_lasts_seven_days_at_most(int minutes, HoldingRefusal? refusal) => Assert.Equal(refusal,
        NumberMachine.Decide(null, new NumberCommand.Reserve("acme", Now.AddMinutes(minutes), NumberActor.Tenant), Terms, Now).Refusal);

    [Fact]
    public void Without_a_pool_or_days_of_quarantine_a_number_is_free_at_once()
    {
        foreach (var terms in (NumberTerms[])[Terms with { QuarantineDays = 0 }, Terms with { Pool = null, QuarantineDays = 0 }])
            Assert.Equal("-Assigned acme Released", Describe(NumberMachine.Decide(States["Assigned"], Commands["acmeReleases"], terms, Now)));
    }

    [Fact]
    public void A_quarantine_ends_after_its_days_and_names_who_had_the_number()
    {
        var resting = NumberMachine.Decide(States["Assigned"], Commands["acmeReleases"], Terms, Now).Began!;
        Assert.Equal(("acme", Now.AddDays(90), 7L), (resting.Tenant, resting.Until, resting.Id));
        Assert.Equal(Quarantined, NumberMachine.Decide(resting, Commands["globexOrders"], Terms, Now.AddDays(90).AddTicks(-1)).Refusal);
        Assert.Equal("-Quarantined acme Expired, +Assigned globex", Describe(NumberMachine.Decide(resting, Commands["globexOrders"], Terms, Now.AddDays(90))));
    }

    [Fact]
    public void A_history_has_no_gap_no_overlap_and_one_holder_at_a_time() => Property.Holds(random =>
    {
        var now = Now;
        List<NumberHolding> history = [];
        NumberHolding? held = null;
        for (var step = 1; step <= 60; step++)
        {
            // Clocks of nodes differ, so time may step back a little while somebody has the number. What a free one's last holding ended
            // with is not looked up.
            now = now.AddMinutes(random.Next(held is null ? 0 : -2, 3_000));
            var command = RandomCommand(random, now);
            var terms = Terms with { Revision = step, QuarantineDays = random.Next(3), IsOpen = random.Next(10) > 0, PriceClass = random.Pick(["geographic", "golden"]) };
            var decision = NumberMachine.Decide(held, command, terms, now);
            if (decision.Refusal is not null && (decision.Ended ?? decision.Began) is not null)
                return $"{command} was refused and changed something";
            if (decision.Began is not null && held is not null && decision.Ended?.Id != held.Id)
                return $"{command} gave away what {held.Tenant} holds";
            if (decision.Ended is { } ended && (ended.Id != held?.Id || ended.EndedAt < ended.Since || ended.End is null))
                return $"{command} ended {ended}";
            if (decision.Began is { } began && history.Count > 0 && (decision.Ended ?? history[^1]).EndedAt > began.Since)
                return $"{began} overlaps what was before";
            if (decision.Ended is not null)
                history[^1] = decision.Ended;
            if (decision.Began is not null)
                history.Add(decision.Began);
            held = history.Count > 0 && history[^1].EndedAt is null ? history[^1] : null;
            if (history.Count(holding => holding.EndedAt is null) > 1)
                return "two hold the number";
        }

        return history.Select(holding => holding.Id).Distinct().Count() == history.Count ? null : "two holdings have one id";
    });

    private static NumberCommand RandomCommand(Random random, DateTimeOffset now)
    {
        var tenant = random.Pick(["acme", "globex"]);
        var by = random.Pick([NumberActor.Tenant, NumberActor.Operator]);
        return random.Next(8) switch
        {
            0 => new NumberCommand.Reserve(tenant, now.AddMinutes(random.Next(1, 5_000)), by),
            1 => new NumberCommand.Cancel(random.Pick([null, tenant])),
            2 => new NumberCommand.Assign(tenant, by),
            3 => new NumberCommand.Move(tenant),
            4 => new NumberCommand.Release(random.Pick([null, tenant])),
            5 => new NumberCommand.LiftQuarantine(),
            6 => new NumberCommand.Reprice(),
            _ => new NumberCommand.Expire(),
        };
    }
}

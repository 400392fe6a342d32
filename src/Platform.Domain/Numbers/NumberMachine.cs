using static Platform.Domain.Numbers.HoldingRefusal;
using static Platform.Domain.Numbers.NumberCommand;

namespace Platform.Domain.Numbers;

/// <param name="Ended">The holding that ends with the decision.</param>
/// <param name="Began">The one that begins with it.</param>
public readonly record struct NumberDecision(HoldingRefusal? Refusal, NumberHolding? Ended, NumberHolding? Began);

/// <summary>
/// A number's life as a table: one method per state, one arm per command. A reservation or quarantine whose time has come has ended,
/// whether somebody wrote that down or not; whoever comes next writes it down.
/// </summary>
public static class NumberMachine
{
    public static TimeSpan LongestReservation { get; } = TimeSpan.FromDays(7);

    /// <param name="held">The number's holding that has not ended, if any.</param>
    public static NumberDecision Decide(NumberHolding? held, NumberCommand command, NumberTerms terms, DateTimeOffset now)
    {
        // Clocks of two nodes may differ; a number's history still has no overlaps.
        var at = held?.Since > now ? held.Since : now;
        if (command is Reserve { By: NumberActor.Tenant } or Assign { By: NumberActor.Tenant } && Barred(terms) is { } barred)
            return Refuse(barred);
        if (command is not Expire && held is { Until: { } until } && until <= at)
            return After(held with { EndedAt = until, End = HoldingEnd.Expired }, Free(command, terms, at));
        return held?.State switch
        {
            null => Free(command, terms, at),
            NumberState.Reserved => Reserved(held, command, terms, at),
            NumberState.Assigned => Assigned(held, command, terms, at),
            NumberState.Quarantined => Quarantine(held, command, at),
            _ => throw new InvalidOperationException($"A holding is never {held.State}."),
        };
    }

    private static NumberDecision Free(NumberCommand command, NumberTerms terms, DateTimeOffset now) => command switch
    {
        Reserve when terms.Pool is null => Refuse(NotInAnyPool),
        Reserve or Assign when terms is { Pool: not null, IsPriced: false } => Refuse(NotPriced),
        Reserve reserve when reserve.Until <= now || reserve.Until > now + LongestReservation => Refuse(BadPeriod),
        Reserve reserve => Begin(null, Holding(terms, NumberState.Reserved, reserve.Tenant, now) with { Until = reserve.Until }),
        Assign assign => Begin(null, Holding(terms, NumberState.Assigned, assign.Tenant, now)),
        Move move => Free(new Assign(move.Tenant, NumberActor.Operator), terms, now),
        Cancel => Refuse(NotReserved),
        Release or Reprice => Refuse(NotAssigned),
        LiftQuarantine => Refuse(NotQuarantined),
        Expire => Refuse(NotDue),
        _ => throw Unknown(command),
    };

    private static NumberDecision Reserved(NumberHolding held, NumberCommand command, NumberTerms terms, DateTimeOffset now) =>
        command switch
        {
            Reserve reserve => Taken(held, reserve.Tenant),
            Assign assign when assign.Tenant != held.Tenant => Taken(held, assign.Tenant),
            Assign assign => After(Ending(held, HoldingEnd.Ordered, now), Free(command, terms, now)),
            Move move => Reserved(held, new Assign(move.Tenant, NumberActor.Operator), terms, now),
            Cancel cancel when IsOthers(held, cancel.Tenant) => Refuse(HeldByOther),
            Cancel => new(null, Ending(held, HoldingEnd.Cancelled, now), null),
            Release or Reprice => Refuse(NotAssigned),
            LiftQuarantine => Refuse(NotQuarantined),
            Expire => Due(held, now),
            _ => throw Unknown(command),
        };

    private static NumberDecision Assigned(NumberHolding held, NumberCommand command, NumberTerms terms, DateTimeOffset now) =>
        command switch
        {
            Reserve reserve => Taken(held, reserve.Tenant),
            Assign assign => Taken(held, assign.Tenant),
            Move move when move.Tenant == held.Tenant => Refuse(NotFree),
            Move => After(Ending(held, HoldingEnd.Moved, now), Free(command, terms, now)),
            Cancel => Refuse(NotReserved),
            Release release when IsOthers(held, release.Tenant) => Refuse(HeldByOther),
            Release release => GiveBack(held, release.Tenant is null ? HoldingEnd.TakenBack : HoldingEnd.Released, terms, now),
            Reprice when (held.Pool, held.PriceClass) == (terms.Pool, terms.PriceClass) => Refuse(SamePrice),
            Reprice => Begin(Ending(held, HoldingEnd.Repriced, now), Holding(terms, NumberState.Assigned, held.Tenant, now)),
            LiftQuarantine => Refuse(NotQuarantined),
            Expire => Refuse(NotDue),
            _ => throw Unknown(command),
        };

    private static NumberDecision Quarantine(NumberHolding held, NumberCommand command, DateTimeOffset now) => command switch
    {
        Reserve or Assign or Move => Refuse(Quarantined),
        Cancel => Refuse(NotReserved),
        Release or Reprice => Refuse(NotAssigned),
        LiftQuarantine => new(null, Ending(held, HoldingEnd.QuarantineLifted, now), null),
        Expire => Due(held, now),
        _ => throw Unknown(command),
    };

    /// <summary>A tenant that may not order from the number's pool does not learn how the number stands.</summary>
    private static HoldingRefusal? Barred(NumberTerms terms) => terms.Pool is null ? NotInAnyPool : terms.IsOpen ? null : NotYourPool;

    private static NumberDecision Taken(NumberHolding held, string tenant) => Refuse(held.Tenant == tenant ? NotFree : HeldByOther);

    private static NumberDecision GiveBack(NumberHolding held, HoldingEnd end, NumberTerms terms, DateTimeOffset now)
    {
        var ended = Ending(held, end, now);
        return terms is { Pool: not null, QuarantineDays: > 0 and var days }
            ? Begin(ended, Holding(terms, NumberState.Quarantined, held.Tenant, now) with { PriceClass = null, Until = now.AddDays(days) })
            : new(null, ended, null);
    }

    private static NumberDecision Due(NumberHolding held, DateTimeOffset now) => held.Until is { } until && until <= now
        ? new(null, held with { EndedAt = until, End = HoldingEnd.Expired }, null)
        : Refuse(NotDue);

    private static NumberHolding Holding(NumberTerms terms, NumberState state, string tenant, DateTimeOffset now) =>
        new(terms.Number, terms.Revision, state, tenant, terms.Pool, terms.PriceClass, now);

    private static NumberHolding Ending(NumberHolding held, HoldingEnd end, DateTimeOffset now) => held with { EndedAt = now, End = end };

    private static bool IsOthers(NumberHolding held, string? tenant) => tenant is not null && tenant != held.Tenant;

    private static NumberDecision After(NumberHolding ended, NumberDecision next) => next.Refusal is null ? next with { Ended = ended } : next;

    private static NumberDecision Begin(NumberHolding? ended, NumberHolding began) => new(null, ended, began);

    private static NumberDecision Refuse(HoldingRefusal refusal) => new(refusal, null, null);

    private static InvalidOperationException Unknown(NumberCommand command) => new($"Unknown command {command.GetType().Name}.");
}

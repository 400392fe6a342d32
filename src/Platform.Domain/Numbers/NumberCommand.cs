using Platform.Domain.Catalog;

namespace Platform.Domain.Numbers;

public enum NumberActor
{
    Tenant = 0,
    Operator = 1,
}

/// <summary>What can be asked of a number.</summary>
public abstract record NumberCommand
{
    private NumberCommand()
    {
    }

    /// <summary>Keep the number for a tenant.</summary>
    public sealed record Reserve(string Tenant, DateTimeOffset Until, NumberActor By) : NumberCommand;

    /// <summary>Give a reservation up.</summary>
    /// <param name="Tenant">Whose it must be; null when the operator asks.</param>
    public sealed record Cancel(string? Tenant) : NumberCommand;

    /// <summary>Rent the number to a tenant.</summary>
    public sealed record Assign(string Tenant, NumberActor By) : NumberCommand;

    /// <summary>The operator rents the number to this tenant, whoever rents it now.</summary>
    public sealed record Move(string Tenant) : NumberCommand;

    /// <summary>Give the number back.</summary>
    /// <param name="Tenant">Whose it must be; null when the operator takes it back.</param>
    public sealed record Release(string? Tenant) : NumberCommand;

    /// <summary>The operator makes a resting number free.</summary>
    public sealed record LiftQuarantine : NumberCommand;

    /// <summary>The number's pool or its price class is another one: from now on it is rented by that.</summary>
    public sealed record Reprice : NumberCommand;

    /// <summary>Time has passed: a reservation or quarantine that is due ends.</summary>
    public sealed record Expire : NumberCommand;

    /// <summary>The tenant that is to have the number, if any.</summary>
    internal string? Taker => this switch
    {
        Reserve reserve => reserve.Tenant,
        Assign assign => assign.Tenant,
        Move move => move.Tenant,
        _ => null,
    };
}

/// <summary>Why a number was refused. The numbers are stable.</summary>
public enum HoldingRefusal
{
    NotInAnyPool = 1,

    /// <summary>The tenant has it already.</summary>
    NotFree = 2,
    HeldByOther = 3,

    /// <summary>It rests; the holding tells until when.</summary>
    Quarantined = 4,

    /// <summary>The tenant may not order from the number's pool.</summary>
    NotYourPool = 5,

    /// <summary>The tenant's price list has no price for the pool's price class.</summary>
    NotPriced = 6,

    /// <summary>A reservation ends after now, and within <see cref="NumberMachine.LongestReservation"/>.</summary>
    BadPeriod = 7,

    /// <summary>There is no reservation to give up.</summary>
    NotReserved = 8,

    /// <summary>There is no assignment to end.</summary>
    NotAssigned = 9,
    NotQuarantined = 10,

    /// <summary>Nothing is due to end.</summary>
    NotDue = 11,

    /// <summary>It is rented by that pool and price class already.</summary>
    SamePrice = 12,
}

/// <summary>What the catalog says of a number and of the tenant that is to have it.</summary>
/// <param name="Revision">Of the catalog that the decision makes.</param>
/// <param name="Pool">Null when the number is in none.</param>
/// <param name="IsOpen">The tenant may order from the pool.</param>
/// <param name="IsPriced">The tenant's price list has the pool's price class.</param>
public sealed record NumberTerms(string Number, long Revision, string? Pool, string? PriceClass, int QuarantineDays, bool IsOpen,
    bool IsPriced)
{
    /// <param name="tenant">Who is to have the number; null when nobody is.</param>
    /// <param name="revision">Of the catalog that the decision makes.</param>
    public static NumberTerms Of(CatalogSnapshot catalog, string number, string? tenant, long revision)
    {
        if (catalog.NumberPools.Find(number) is not { } pool)
            return new(number, revision, null, null, 0, false, false);
        var prices = tenant is not null && catalog.FindTenant(tenant) is { } document ? catalog.FindPriceList(document.PriceList) : null;
        return new(number, revision, pool.PoolId, pool.PriceClass, pool.QuarantineDays, tenant is not null && pool.IsOpenTo(tenant),
            prices?.Numbers?.Any(price => price.PriceClass == pool.PriceClass) == true);
    }
}

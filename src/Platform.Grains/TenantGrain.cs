using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Domain.Tenants;

namespace Platform.Grains;

/// <summary>
/// A tenant's limits. Channels of calls that came in are claims that their calls renew; nothing of them needs to be stored. What goes
/// out is reserved: stored first, granted then. A second activation, on a node that is cut apart, cannot store over what the first
/// one stored, so it grants nothing and starts anew from the store. A reservation whose call died is settled by what the call's
/// record says.
/// </summary>
public sealed class TenantGrain(
    [PersistentState("outbound", "store")] IPersistentState<OutboundUse> outbound,
    ICatalog catalog,
    ICallRecords records,
    TimeProvider time,
    GrainTimings timings,
    GrainMetrics metrics,
    ILogger<TenantGrain> log) : Grain, ITenantGrain
{
    private readonly Dictionary<string, DateTimeOffset> claims = [];

    private string Tenant => GrainKey.TenantOf(this.GetPrimaryKeyString());
    private TenantDocument? Declared => catalog.Current.FindTenant(Tenant);
    private PriceListDocument? Prices => Declared is { } tenant ? catalog.Current.FindPriceList(tenant.PriceList) : null;
    private DateTimeOffset Now => time.GetUtcNow();
    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);
    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(catalog.Current.Operator.TimeZone);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(static (grain, _) => grain.SettleTheDead(), this,
            new GrainTimerCreationOptions(timings.DeadReservation, timings.DeadReservation));
        return Task.CompletedTask;
    }

    public Task<bool> TryOpenChannel(string callKey)
    {
        var limit = (Declared?.Channels ?? 0) - outbound.State.Reservations.Count;
        if (!claims.ContainsKey(callKey) && claims.Count >= limit)
            DropExpired();
        if (!claims.ContainsKey(callKey) && claims.Count >= limit)
            return Task.FromResult(false);
        claims[callKey] = Now + timings.ClaimLife;
        DelayDeactivation(timings.ClaimLife);
        return Task.FromResult(true);
    }

    public Task CloseChannel(string callKey)
    {
        claims.Remove(callKey);
        return Task.CompletedTask;
    }

    public Task<int> ChannelsInUse()
    {
        DropExpired();
        return Task.FromResult(claims.Count + outbound.State.Reservations.Count);
    }

    public async Task<OutboundRefusal?> Reserve(OutboundClaim claim)
    {
        var wanted = new OutboundReservation(claim.CallKey, claim.LegId, claim.Amount, Now);
        var limits = claim.IsEmergency ? OutboundLimits.None : Limits();
        var (refusal, next) = claim.IsExtension
            ? OutboundReserving.Extend(outbound.State, wanted, limits, Today)
            : OutboundReserving.Reserve(outbound.State, wanted, limits, Today, Now);
        if (refusal is { } why)
            metrics.OutboundRefused(Tenant, why);
        else if (!ReferenceEquals(next, outbound.State))
            await outbound.WriteOrDrop(next, DeactivateOnIdle);
        return refusal;
    }

    public async Task Settle(string callKey, string legId, decimal amount)
    {
        var next = OutboundReserving.Settle(outbound.State, callKey, legId, amount, Today);
        if (!ReferenceEquals(next, outbound.State))
            await outbound.WriteOrDrop(next, DeactivateOnIdle);
    }

    public Task<OutboundUseView> OutboundUse()
    {
        var today = OutboundReserving.OnDay(outbound.State, Today);
        return Task.FromResult(new OutboundUseView(today.Reservations.Count, today.Day, today.Spent, today.Reserved));
    }

    /// <summary>Lines that calls took coming in are not there for calls out.</summary>
    private OutboundLimits Limits()
    {
        if (Declared is not { } declared)
            return new OutboundLimits(0, null, null);
        DropExpired();
        var channels = Math.Min(declared.Dialing.MaxChannels ?? int.MaxValue, declared.Channels - claims.Count);
        return new OutboundLimits(channels, declared.Dialing.MaxCallsPerSecond, declared.Dialing.SpendPerDay);
    }

    /// <summary>A call settles its legs itself; this is for those that could not: their records are closed by whoever finds them dead.</summary>
    private async Task SettleTheDead()
    {
        foreach (var held in outbound.State.Reservations.Where(held => Now - held.At >= timings.DeadReservation))
        {
            try
            {
                var record = await records.FindAsync(Tenant, GrainKey.IdOf(held.CallKey), CancellationToken.None);
                if (record is not { EndedAt: null })
                    await Settle(held.CallKey, held.LegId, record is null ? 0 : CallCharges.OfLeg(record, held.LegId, Prices));
            }
            catch (Exception fault) when (fault is not InconsistentStateException)
            {
                TenantLog.StepFailed(log, fault, held.CallKey, Tenant);
            }
        }
    }

    private void DropExpired()
    {
        foreach (var (callKey, expiresAt) in claims)
        {
            if (expiresAt <= Now)
                claims.Remove(callKey);
        }
    }
}

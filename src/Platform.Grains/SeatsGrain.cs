using System.Collections.Immutable;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Catalog;
using Platform.Domain.Seats;

namespace Platform.Grains;

/// <summary>
/// A tenant's seats. Leases are stored when they begin and when they end; renewals are not, and after a fault each stored
/// lease gets one whole length.
/// </summary>
public sealed class SeatsGrain(
    [PersistentState("seats", "store")] IPersistentState<SeatsState> stored,
    ICatalog catalog,
    TimeProvider time,
    GrainTimings timings) : Grain, ISeatsGrain
{
    private string Tenant => GrainKey.TenantOf(this.GetPrimaryKeyString());
    private DateTimeOffset Now => time.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        stored.State = SeatsMachine.Resume(stored.State, timings.SeatLease, Now);
        return Task.CompletedTask;
    }

    public async Task<SeatAnswer> Acquire(string agent, string product)
    {
        var (refusal, state, lease) = SeatsMachine.Acquire(stored.State, Offer(product), agent, timings.SeatLease, Now);
        if (refusal is null)
            await stored.WriteOrDrop(state, DeactivateOnIdle);
        return new SeatAnswer(refusal, lease);
    }

    public Task<SeatAnswer> Renew(SeatLease lease)
    {
        var (refusal, state, renewed) = SeatsMachine.Renew(stored.State, lease, timings.SeatLease, Now);
        stored.State = state;
        return Task.FromResult(new SeatAnswer(refusal, renewed));
    }

    public async Task Release(SeatLease lease)
    {
        var state = SeatsMachine.Release(stored.State, lease);
        if (!ReferenceEquals(state, stored.State))
            await stored.WriteOrDrop(state, DeactivateOnIdle);
    }

    public Task<IReadOnlyList<SeatUseView>> Show() => Task.FromResult<IReadOnlyList<SeatUseView>>(
        [.. catalog.Current.Of<SeatRentalDocument>(Tenant).Select(rental =>
            new SeatUseView(rental.Product, rental.Kind, rental.Quantity, SeatsMachine.InUse(stored.State, rental.Product, Now)))]);

    public Task<bool> IsStaffed(string queue) => Task.FromResult(SeatsMachine.Seated(stored.State, Now)
        .Any(agent => catalog.Current.FindAgent(Tenant, agent) is { } declared && declared.Queues.Contains(queue) && declared.Takes.Contains(ContactKind.Call)));

    private SeatOffer? Offer(string product)
    {
        var declared = catalog.Current;
        return declared.Of<SeatRentalDocument>(Tenant).FirstOrDefault(rental => rental.Product == product) is { } rental
            ? new SeatOffer(product, rental.Kind, rental.Quantity, Owners(declared, rental))
            : null;
    }

    private ImmutableHashSet<string> Owners(CatalogSnapshot declared, SeatRentalDocument rental) => rental.Kind == SeatKind.Named
        ? [.. declared.Of<AgentDocument>(Tenant).Where(agent => agent.Product == rental.Product).Select(agent => agent.AgentId)]
        : [];
}

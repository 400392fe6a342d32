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
/// A tenant's seats. Each lease is stored when it begins and when it ends; renewals are not, and after a fault each stored
/// lease gets one whole length. Of two activations that do not know of each other, the second to give out a fence gives out nothing.
/// </summary>
public sealed class SeatsGrain(
    ISeatLeases stored,
    ICatalog catalog,
    TimeProvider time,
    GrainTimings timings) : Grain, ISeatsGrain
{
    private SeatsState state = SeatsState.Initial;

    private string Tenant => GrainKey.TenantOf(this.GetPrimaryKeyString());
    private DateTimeOffset Now => time.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken) =>
        state = SeatsMachine.Resume(await stored.LoadAsync(Tenant, cancellationToken), timings.SeatLease, Now);

    public async Task<SeatAnswer> Acquire(string agent, string product)
    {
        var (refusal, next, lease) = SeatsMachine.Acquire(state, Offer(product), agent, timings.SeatLease, Now);
        if (lease is not null)
            await Store(next, () => stored.BeginAsync(Tenant, lease, [.. SeatsMachine.Ended(state, next)], CancellationToken.None));
        return new SeatAnswer(refusal, lease);
    }

    public Task<SeatAnswer> Renew(SeatLease lease)
    {
        (var refusal, state, var renewed) = SeatsMachine.Renew(state, lease, timings.SeatLease, Now);
        return Task.FromResult(new SeatAnswer(refusal, renewed));
    }

    public async Task Release(SeatLease lease)
    {
        var next = SeatsMachine.Release(state, lease);
        if (!ReferenceEquals(next, state))
            await Store(next, () => stored.EndAsync(Tenant, lease, CancellationToken.None));
    }

    public Task<IReadOnlyList<SeatUseView>> Show() => Task.FromResult<IReadOnlyList<SeatUseView>>(
        [.. catalog.Current.Of<SeatRentalDocument>(Tenant).Select(rental =>
            new SeatUseView(rental.Product, rental.Kind, rental.Quantity, SeatsMachine.InUse(state, rental.Product, Now)))]);

    public Task<bool> IsStaffed(string queue) => Task.FromResult(SeatsMachine.Seated(state, Now)
        .Any(agent => catalog.Current.FindAgent(Tenant, agent) is { } declared && declared.Queues.Contains(queue) && declared.Takes.Contains(ContactKind.Call)));

    /// <summary>When it fails nobody knows what is stored: the activation is dropped, so that the next message loads what is there.</summary>
    private async Task Store(SeatsState next, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        state = next;
    }

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

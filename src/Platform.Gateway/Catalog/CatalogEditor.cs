using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Domain.Numbers;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Catalog;

/// <summary>
/// Changes to the catalog: decided on the stored one, checked as a whole, committed only if nobody else was faster, else decided anew.
/// </summary>
internal sealed class CatalogEditor(ICatalogStore store, INumberHoldings holdings, DeclarationSecrets secrets, TimeProvider time)
    : IDisposable
{
    private const int MaxTries = 8;

    /// <summary>Of this node's own changes none need lose the race against another.</summary>
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <returns>Null when it is done.</returns>
    public Task<Refused?> ChangeAsync(Func<CatalogSnapshot, CatalogEdit> decide, CancellationToken cancellation) =>
        ChangeAsync(before => Task.FromResult(decide(before)), cancellation);

    /// <param name="decide">May read what changes with the catalog's revision only.</param>
    /// <returns>Null when it is done.</returns>
    public async Task<Refused?> ChangeAsync(Func<CatalogSnapshot, Task<CatalogEdit>> decide, CancellationToken cancellation) =>
        (await CommitAsync(async before => await DecideAsync(before, await decide(before), cancellation), cancellation)).Refused;

    /// <summary>What a change would be refused for now; nothing is changed.</summary>
    public async Task<Refused?> RehearseAsync(Func<CatalogSnapshot, CatalogEdit> decide, CancellationToken cancellation)
    {
        var before = await store.LoadAsync(cancellation);
        return (await DecideAsync(before, decide(before), cancellation)).Refused;
    }

    /// <param name="find">Null: there is nothing to remove, which is answered as such.</param>
    public async Task<Results<NoContent, Refused>> RemoveAsync(Func<CatalogSnapshot, CatalogDocument?> find, CancellationToken cancellation) =>
        await ChangeAsync(before => CatalogEdit.ToRemove(find(before)), cancellation) is { } refused ? refused : TypedResults.NoContent();

    /// <summary>Makes everything as a declaration says; see <see cref="DeclarationPlan"/>.</summary>
    /// <param name="declaration">JSON.</param>
    /// <param name="maySetUsers">False: a declaration that would change who may log in is refused.</param>
    /// <returns>What was changed, one line each.</returns>
    public async Task<(IReadOnlyList<string>? Lines, Refused? Refused)> ApplyAsync(ReadOnlyMemory<byte> declaration,
        bool maySetUsers, CancellationToken cancellation)
    {
        var (diff, refused) = await CommitAsync(before => PlanAsync(before, declaration, maySetUsers, cancellation), cancellation);
        return (diff?.Lines, refused);
    }

    private async Task<(CatalogDiff? Diff, Refused? Refused)> DecideAsync(CatalogSnapshot before, CatalogEdit edit,
        CancellationToken cancellation)
    {
        if (edit.Refused is not null)
            return (null, edit.Refused);
        var desired = edit.Apply(before.Documents);
        var faults = CatalogRules.Check(desired);
        if (faults.Count > 0)
            return (null, Refused.Catalog(faults));
        var now = time.GetUtcNow();
        var moves = new NumberMoves(before, desired, CatalogDiff.Between(before, desired, now), now);
        (faults, var diff) = moves.Settle(await holdings.FindAsync(moves.Numbers, cancellation));
        return faults.Count > 0 ? (null, Refused.Catalog(faults)) : (diff, null);
    }

    private async Task<(CatalogDiff? Diff, Refused? Refused)> PlanAsync(CatalogSnapshot before, ReadOnlyMemory<byte> declaration,
        bool maySetUsers, CancellationToken cancellation)
    {
        var plan = DeclarationPlan.Make(declaration, before, secrets, time.GetUtcNow());
        plan = plan.Settle(await holdings.FindAsync(plan.MovedNumbers, cancellation));
        if (plan.Faults.Count > 0)
            return (null, Refused.Catalog(plan.Faults));
        return !maySetUsers && plan.Diff.Changes.Any(change => change.Document is UserDocument)
            ? (null, new Refused(ProblemCode.OnlyForPeople))
            : (plan.Diff, null);
    }

    /// <summary>Commits what is decided on the stored catalog, and decides anew as often as somebody else was faster.</summary>
    public async Task<(CatalogDiff? Diff, Refused? Refused)> CommitAsync(
        Func<CatalogSnapshot, Task<(CatalogDiff? Diff, Refused? Refused)>> decide, CancellationToken cancellation)
    {
        using var activity = GatewayTelemetry.Activities.StartActivity("catalog.change");
        await turn.WaitAsync(cancellation);
        try
        {
            return await TryAsync(decide, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<(CatalogDiff? Diff, Refused? Refused)> TryAsync(
        Func<CatalogSnapshot, Task<(CatalogDiff? Diff, Refused? Refused)>> decide, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var before = await store.LoadAsync(cancellation);
            var (diff, refused) = await decide(before);
            if (diff is null || diff.IsEmpty)
                return (diff, refused);
            if (await store.CommitAsync(before.Revision, diff, cancellation) is not null)
                return (diff, null);
        }

        return (null, new Refused(ProblemCode.CatalogConflict));
    }
}

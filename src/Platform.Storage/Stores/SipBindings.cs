using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Phones' bindings in the order in which the registrar keeps them.</summary>
internal sealed class SipBindings(IStorageEngine engine, CommitQueue queue) : ISipBindings
{
    private static readonly Statement OfAgent = Statement.Rows(
        "SELECT body FROM sip_bindings WHERE tenant = $1 AND agent = $2 ORDER BY position", Text, Text);

    private static readonly Statement All = Statement.Rows("SELECT body FROM sip_bindings ORDER BY tenant, agent, position");

    private static readonly Statement Clear = Statement.Change("DELETE FROM sip_bindings WHERE tenant = $1 AND agent = $2", Text, Text);

    private static readonly Statement Insert = Statement.Change(
        "INSERT INTO sip_bindings (tenant, agent, position, expires_at, body) VALUES ($1, $2, $3, $4, $5)", Text, Text, Number, Time, Json);

    public Task<IReadOnlyList<SipBinding>> ListAsync(string tenant, string agent, CancellationToken cancellation) =>
        engine.QueryAsync(OfAgent.With(tenant, agent), Body.First<SipBinding>, cancellation);

    public Task<IReadOnlyList<SipBinding>> ListAllAsync(CancellationToken cancellation) =>
        engine.QueryAsync(All.With(), Body.First<SipBinding>, cancellation);

    public Task ReplaceAsync(string tenant, string agent, IReadOnlyList<SipBinding> bindings, CancellationToken cancellation)
    {
        if (bindings.Any(binding => binding.Tenant != tenant || binding.Agent != agent))
            throw new ArgumentException($"A binding belongs to another agent than {tenant}/{agent}.", nameof(bindings));
        return queue.WriteAsync("replace bindings",
            [
                Clear.With(tenant, agent),
                .. bindings.Select((binding, position) => Insert.With(tenant, agent, (long)position, binding.ExpiresAt, Body.Of(binding))),
            ],
            cancellation);
    }
}

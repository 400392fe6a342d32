using Platform.Contracts.Stores;
using Platform.Domain.Accounts;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Second factors and what else is kept of a log-in; a version per row lets of two who decide at once only one win.</summary>
internal sealed class Accounts(IStorageEngine engine, CommitQueue queue) : IAccounts
{
    private static readonly Statement ByLogin = Statement.Rows("SELECT body, version FROM accounts WHERE tenant = $1 AND login = $2", Text, Text);

    private static readonly Statement WithSecondFactor = Statement.Rows(
        "SELECT login FROM accounts WHERE tenant = $1 AND has_second_factor", Text);

    private static readonly Statement Insert = Statement.Change(
        """
        INSERT INTO accounts (tenant, login, version, has_second_factor, body) VALUES ($1, $2, 1, $3, $4) ON CONFLICT (tenant, login) DO NOTHING
        """, Text, Text, Flag, Json);

    private static readonly Statement Update = Statement.Change(
        "UPDATE accounts SET version = version + 1, has_second_factor = $3, body = $4 WHERE tenant = $1 AND login = $2 AND version = $5",
        Text, Text, Flag, Json, Number);

    private static readonly Statement Drop = Statement.Change("DELETE FROM accounts WHERE tenant = $1 AND login = $2", Text, Text);

    public async Task<StoredAccount> LoadAsync(string? tenant, string login, CancellationToken cancellation)
    {
        var found = await engine.QueryAsync(ByLogin.With(tenant ?? "", login),
            static row => new StoredAccount(Body.First<Account>(row), row.GetInt64(1)), cancellation);
        return found.Count > 0 ? found[0] : new(new(tenant, login), 0);
    }

    public async Task<IReadOnlySet<string>> ListWithSecondFactorAsync(string? tenant, CancellationToken cancellation) =>
        (await engine.QueryAsync(WithSecondFactor.With(tenant ?? ""), static row => row.GetString(0), cancellation)).ToHashSet(StringComparer.Ordinal);

    public Task<bool> SaveAsync(Account account, long loadedVersion, CancellationToken cancellation)
    {
        var (tenant, body) = (account.TenantId ?? "", Body.Of(account));
        return queue.WriteAsync("save account",
            [
                loadedVersion == 0
                    ? Insert.With(tenant, account.Login, account.HasSecondFactor, body)
                    : Update.With(tenant, account.Login, account.HasSecondFactor, body, loadedVersion),
            ],
            static results => results[0].Affected == 1, cancellation);
    }

    public Task DropAsync(string? tenant, string login, CancellationToken cancellation) =>
        queue.WriteAsync("drop account", [Drop.With(tenant ?? "", login)], cancellation);
}

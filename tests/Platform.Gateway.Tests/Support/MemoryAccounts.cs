using Platform.Contracts.Stores;
using Platform.Domain.Accounts;

namespace Platform.Gateway.Tests.Support;

internal sealed class MemoryAccounts : IAccounts
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string? Tenant, string Login), StoredAccount> accounts = [];

    public Task<StoredAccount> LoadAsync(string? tenant, string login, CancellationToken cancellation)
    {
        lock (gate)
            return Task.FromResult(accounts.GetValueOrDefault((tenant, login)) ?? new(new(tenant, login), 0));
    }

    public Task<IReadOnlySet<string>> ListWithSecondFactorAsync(string? tenant, CancellationToken cancellation)
    {
        lock (gate)
            return Task.FromResult<IReadOnlySet<string>>(accounts.Where(pair => pair.Key.Tenant == tenant && pair.Value.Account.HasSecondFactor)
                .Select(pair => pair.Key.Login).ToHashSet());
    }

    public Task<bool> SaveAsync(Account account, long loadedVersion, CancellationToken cancellation)
    {
        lock (gate)
        {
            var key = (account.TenantId, account.Login);
            if ((accounts.GetValueOrDefault(key)?.Version ?? 0) != loadedVersion)
                return Task.FromResult(false);
            accounts[key] = new(account, loadedVersion + 1);
            return Task.FromResult(true);
        }
    }

    public Task DropAsync(string? tenant, string login, CancellationToken cancellation)
    {
        lock (gate)
            accounts.Remove((tenant, login));
        return Task.CompletedTask;
    }
}

internal sealed class MemoryLogInSessions(MemoryRefreshTokens tokens) : ILogInSessions
{
    private readonly Lock gate = new();
    private readonly List<LogInSession> sessions = [];

    public Task AddAsync(LogInSession session, CancellationToken cancellation)
    {
        lock (gate)
            sessions.Add(session);
        return Task.CompletedTask;
    }

    public Task<LogInSession?> FindAsync(string family, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult(Standing(now).FirstOrDefault(session => session.Family == family));

    public Task<LogInSession?> FindByCookieAsync(string cookieHash, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult(Standing(now).FirstOrDefault(session => session.CookieHash == cookieHash));

    public Task<IReadOnlyList<LogInSession>> ListAsync(string? tenant, string login, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LogInSession>>([.. Standing(now).Where(session => session.TenantId == tenant && session.Login == login)
            .OrderByDescending(session => session.StartedAt).ThenByDescending(session => session.Family, StringComparer.Ordinal)]);

    public Task TouchAsync(string family, DateTimeOffset seenAt, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        lock (gate)
        {
            var index = sessions.FindIndex(session => session.Family == family);
            sessions[index] = sessions[index] with { SeenAt = seenAt, ExpiresAt = expiresAt };
        }

        return Task.CompletedTask;
    }

    public Task DropExpiredAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        lock (gate)
            sessions.RemoveAll(session => session.ExpiresAt < before);
        return Task.CompletedTask;
    }

    private List<LogInSession> Standing(DateTimeOffset now)
    {
        lock (gate)
            return [.. sessions.Where(session => session.ExpiresAt > now && !tokens.IsRevoked(session.Family))];
    }
}

internal sealed class MemoryInvitations : IInvitations
{
    private readonly Lock gate = new();
    private readonly List<Invitation> invitations = [];

    public Task PutAsync(Invitation invitation, CancellationToken cancellation)
    {
        lock (gate)
        {
            invitations.RemoveAll(other => other.TenantId == invitation.TenantId && other.Login == invitation.Login);
            invitations.Add(invitation);
        }

        return Task.CompletedTask;
    }

    public Task<Invitation?> TakeAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellation)
    {
        lock (gate)
        {
            var found = invitations.FirstOrDefault(invitation => invitation.TokenHash == tokenHash && invitation.ExpiresAt > now);
            if (found is not null)
                invitations.Remove(found);
            return Task.FromResult(found);
        }
    }

    public Task DropExpiredAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        lock (gate)
            invitations.RemoveAll(invitation => invitation.ExpiresAt < before);
        return Task.CompletedTask;
    }
}

using Platform.Domain.Accounts;

namespace Platform.Contracts.Stores;

/// <summary>An account as it is stored.</summary>
/// <param name="Version">0 as long as nothing is stored.</param>
public sealed record StoredAccount(Account Account, long Version);

public interface IAccounts
{
    /// <returns>An empty account when nothing is kept of the user.</returns>
    Task<StoredAccount> LoadAsync(string? tenant, string login, CancellationToken cancellation);

    /// <summary>Who of a tenant's people, or the operator's, has a second factor.</summary>
    Task<IReadOnlySet<string>> ListWithSecondFactorAsync(string? tenant, CancellationToken cancellation);

    /// <returns>False when somebody else stored it since it was loaded: load and decide anew.</returns>
    Task<bool> SaveAsync(Account account, long loadedVersion, CancellationToken cancellation);

    /// <summary>The user is no more.</summary>
    Task DropAsync(string? tenant, string login, CancellationToken cancellation);
}

public enum LogInMethod
{
    Password = 0,
    PasswordAndSecondFactor = 1,
    OpenId = 2,
}

/// <summary>One log-in, as people see it in their list.</summary>
/// <param name="Family">See <see cref="RefreshToken"/>.</param>
/// <param name="CookieHash">SHA-256 of the cookie that it lives in; null when the client keeps refresh tokens itself.</param>
/// <param name="Address">Where it came from.</param>
/// <param name="Client">The User-Agent, cut short.</param>
/// <param name="SeenAt">Of the last token that was issued.</param>
public sealed record LogInSession(string Family, string? CookieHash, string? TenantId, string Login, LogInMethod Method, string Address,
    string Client, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt);

/// <summary>Log-ins that stand: those that expired, and those whose family was revoked, are not found.</summary>
public interface ILogInSessions
{
    Task AddAsync(LogInSession session, CancellationToken cancellation);

    Task<LogInSession?> FindAsync(string family, DateTimeOffset now, CancellationToken cancellation);

    Task<LogInSession?> FindByCookieAsync(string cookieHash, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<LogInSession>> ListAsync(string? tenant, string login, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>It was used: it lasts longer.</summary>
    Task TouchAsync(string family, DateTimeOffset seenAt, DateTimeOffset expiresAt, CancellationToken cancellation);

    /// <summary>Drops those that expired before a moment.</summary>
    Task DropExpiredAsync(DateTimeOffset before, CancellationToken cancellation);
}

/// <summary>A link with which somebody sets a password, once. Only the SHA-256 of its token is stored.</summary>
/// <param name="EndsSecondFactor">Whoever follows it has no second factor any more, for people who lost theirs.</param>
public sealed record Invitation(string TokenHash, string? TenantId, string Login, DateTimeOffset ExpiresAt, bool EndsSecondFactor);

public interface IInvitations
{
    /// <summary>Takes the place of the user's earlier one.</summary>
    Task PutAsync(Invitation invitation, CancellationToken cancellation);

    /// <summary>Uses it up; null when it is unknown, used or expired.</summary>
    Task<Invitation?> TakeAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellation);

    Task DropExpiredAsync(DateTimeOffset before, CancellationToken cancellation);
}

namespace Platform.Contracts.Stores;

/// <summary>A log-in's refresh token. Only its SHA-256 hash is stored.</summary>
/// <param name="TenantId">Null for the operator's people.</param>
/// <param name="Family">All tokens that came of one log-in; revoking a family ends that log-in.</param>
public sealed record RefreshToken(string TokenHash, string Family, string? TenantId, string Login, DateTimeOffset ExpiresAt);

public interface IRefreshTokens
{
    Task AddAsync(RefreshToken token, CancellationToken cancellation);

    /// <summary>
    /// Uses a token up. Null when it is unknown or expired; a token that was used before revokes its whole family (theft) and is null, too.
    /// </summary>
    Task<RefreshToken?> TakeAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellation);

    Task RevokeFamilyAsync(string family, CancellationToken cancellation);

    Task<bool> IsRevokedAsync(string family, CancellationToken cancellation);

    /// <summary>Drops tokens that expired before a moment, and the revocations of log-ins of which neither token nor session is left.</summary>
    Task DropExpiredAsync(DateTimeOffset before, CancellationToken cancellation);
}

/// <summary>Secrets that the platform made for itself, such as the key that signs tokens.</summary>
public interface ISecrets
{
    /// <summary>The secret of that name; the first to ask makes it.</summary>
    Task<byte[]> GetOrCreateAsync(string name, Func<byte[]> create, CancellationToken cancellation);
}

/// <summary>Answers of mutating API calls, so that a repeated call gets the first one's answer.</summary>
/// <param name="Key">The client's Idempotency-Key within its tenant and user.</param>
/// <param name="RequestHash">Of method, path and body; the same key with another request is a mistake.</param>
/// <param name="Status">HTTP status; 0 while the first call runs.</param>
public sealed record IdempotentAnswer(string Key, string RequestHash, int Status, string? Body, DateTimeOffset At);

public interface IIdempotentAnswers
{
    /// <summary>Null when the key was free and is now ours; else what is there.</summary>
    /// <param name="abandonedBefore">A first call that began before this and still runs died with its process: its key is free.</param>
    Task<IdempotentAnswer?> BeginAsync(string key, string requestHash, DateTimeOffset now, DateTimeOffset abandonedBefore,
        CancellationToken cancellation);

    Task CompleteAsync(string key, int status, string? body, CancellationToken cancellation);

    /// <summary>The call failed before it did anything: the key is free again.</summary>
    Task ForgetAsync(string key, CancellationToken cancellation);

    Task DropOlderThanAsync(DateTimeOffset before, CancellationToken cancellation);
}

/// <summary>Where an agent's phone can be reached (RFC 3261 section 10), kept so that a restart loses no phone.</summary>
/// <param name="Contact">The Contact URI as registered.</param>
/// <param name="Received">Where the request came from, as <c>udp:192.0.2.7:5060</c>.</param>
/// <param name="Path">Route set to the phone, one URI a line; null without.</param>
public sealed record SipBinding(string Tenant, string Agent, string Contact, string Received, string? Path, string CallId, uint CSeq,
    double Q, DateTimeOffset ExpiresAt, string? UserAgent);

public interface ISipBindings
{
    Task<IReadOnlyList<SipBinding>> ListAsync(string tenant, string agent, CancellationToken cancellation);

    Task<IReadOnlyList<SipBinding>> ListAllAsync(CancellationToken cancellation);

    /// <summary>Replaces all bindings of the agent.</summary>
    Task ReplaceAsync(string tenant, string agent, IReadOnlyList<SipBinding> bindings, CancellationToken cancellation);
}

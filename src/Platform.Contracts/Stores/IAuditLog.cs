namespace Platform.Contracts.Stores;

/// <summary>Something that somebody did and that must be known later.</summary>
/// <param name="Id">A ULID, or what begins with the time as one does (<see cref="UlidTime"/>): sorted by time.</param>
/// <param name="Who">The log-in; <c>system</c> for what happens by itself.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Subject">What it was done to, such as a call's id.</param>
/// <param name="Detail">In a few words, such as which part was heard.</param>
public sealed record AuditEntry(string Tenant, string Id, DateTimeOffset At, string Who, string Action, string Subject, string Detail)
{
    public const string System = "system";

    /// <summary>In place of a tenant, for what the operator's people do.</summary>
    public const string Operator = "";
}

/// <param name="Before">Only entries before this one (a page's last id).</param>
/// <param name="From">Done at or after, to the millisecond.</param>
/// <param name="To">Done before.</param>
/// <param name="Limit">1 to <see cref="MaxLimit"/>.</param>
public sealed record AuditQuery(string? Before = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Who = null,
    string? Action = null, string? Subject = null, int Limit = 50)
{
    public const int MaxLimit = 500;
}

/// <summary>Only ever added to.</summary>
public interface IAuditLog
{
    /// <summary>An entry whose id is there already is left as it is.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(string tenant, AuditQuery query, CancellationToken cancellation);
}

using Microsoft.AspNetCore.Http;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Gateway.Auth;

namespace Platform.Gateway.TenantApi;

/// <summary>Writes down what whoever makes a request does.</summary>
internal sealed class AuditDesk(IAuditLog log, IIdSource ids, TimeProvider time)
{
    public Task NoteAsync(HttpContext context, string action, string subject, string detail, CancellationToken cancellation) =>
        log.AddAsync(EntryOf(context, action, subject, detail), cancellation);

    /// <param name="tenant">Null for the operator's people.</param>
    /// <param name="who">The log-in, where the request has no caller yet.</param>
    public Task NoteAsync(string? tenant, string who, string action, string subject, string detail, CancellationToken cancellation) =>
        log.AddAsync(new AuditEntry(tenant ?? AuditEntry.Operator, ids.NextId(), time.GetUtcNow(), who, action, subject, detail), cancellation);

    public AuditEntry EntryOf(HttpContext context, string action, string subject, string detail)
    {
        var caller = context.Caller();
        return new AuditEntry(caller.Tenant ?? AuditEntry.Operator, ids.NextId(), time.GetUtcNow(), caller.Login, action, subject, detail);
    }
}

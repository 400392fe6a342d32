using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;

namespace Platform.Testing;

/// <summary>Agents' notes in memory, with the meaning of the real ones: the last word of each agent counts.</summary>
public sealed class MemoryCallNotes : ICallNotes
{
    private readonly ConcurrentDictionary<(string Tenant, string CallId, string Agent), CallNote> notes = new();

    public Task SaveAsync(CallNote note, CancellationToken cancellation)
    {
        notes[(note.Tenant, note.CallId, note.Agent)] = note;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<CallNote>> ListAsync(string tenant, string callId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CallNote>>([.. notes.Values.Where(note => note.Tenant == tenant && note.CallId == callId)
            .OrderBy(note => note.At).ThenBy(note => note.Agent, StringComparer.Ordinal)]);
}

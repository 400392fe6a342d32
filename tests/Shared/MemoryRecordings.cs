using System.Collections.Concurrent;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Recordings;
using Recording = Platform.Domain.Recordings.Recording;

namespace Platform.Testing;

/// <summary>Index, keys, files and audit log of recordings in memory. A file is what <see cref="Files"/> says it is.</summary>
public sealed class MemoryRecordings : IRecordings, IRecordingKeys, IRecordingFiles, IAuditLog
{
    public ConcurrentDictionary<(string Tenant, string CallId), Recording> Entries { get; } = new();

    public ConcurrentQueue<AuditEntry> Audit { get; } = new();

    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    public RecordingVerdict Verdict { get; set; }

    public bool HasOpus { get; set; } = true;

    public Task OpenAsync(Recording recording, CancellationToken cancellation)
    {
        Entries.AddOrUpdate((recording.Tenant, recording.CallId), recording,
            (_, known) => known with { Agents = recording.Agents, Queues = recording.Queues });
        return Task.CompletedTask;
    }

    public Task CloseAsync(Recording recording, CancellationToken cancellation)
    {
        Entries.AddOrUpdate((recording.Tenant, recording.CallId), recording,
            (_, known) => known.State == RecordingState.Open || (known.State == RecordingState.Missing && recording.State != RecordingState.Missing)
                ? recording with { Agents = known.Agents, Queues = known.Queues }
                : known);
        return Task.CompletedTask;
    }

    public Task NoteFaultAsync(string tenant, string callId, RecordingState state, RecordingFault fault, CancellationToken cancellation)
    {
        Entries[(tenant, callId)] = Entries[(tenant, callId)] with { State = state, Fault = fault };
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string tenant, string callId, AuditEntry entry, CancellationToken cancellation)
    {
        Entries[(tenant, callId)] = Entries[(tenant, callId)] with { State = RecordingState.Deleted };
        return AddAsync(entry, cancellation);
    }

    public Task<Recording?> FindAsync(string tenant, string callId, CancellationToken cancellation) =>
        Task.FromResult(Entries.GetValueOrDefault((tenant, callId)));

    public Task<IReadOnlyList<Recording>> ListAsync(string tenant, RecordingQuery query, CancellationToken cancellation) => List(Entries.Values
        .Where(entry => entry.Tenant == tenant && entry.State != RecordingState.Deleted)
        .Where(entry => query.Agent is null || entry.Agents.Contains(query.Agent))
        .Where(entry => !query.FaultyOnly || entry.Fault is not null)
        .OrderByDescending(entry => entry.StartedAt).Take(query.Limit));

    public Task<IReadOnlyList<Recording>> ListOpenAsync(string node, CancellationToken cancellation) =>
        List(Entries.Values.Where(entry => entry.Node == node && entry.State == RecordingState.Open));

    public Task<IReadOnlyList<string>> ListNodesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(
        [.. Entries.Values.Where(entry => entry.State is not (RecordingState.Deleted or RecordingState.Missing)).Select(entry => entry.Node).Distinct().Order()]);

    public Task<IReadOnlyList<Recording>> ListDueAsync(string node, DateTimeOffset now, int limit, CancellationToken cancellation) =>
        List(Entries.Values.Where(entry => entry.Node == node && entry.KeepUntil <= now && entry.State is RecordingState.Complete));

    public Task<byte[]> OfTenantAsync(string tenant, CancellationToken cancellation) => Task.FromResult(new byte[32]);

    public Task<Stream?> OpenWavAsync(Recording recording, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(Files.TryGetValue(recording.CallId, out var file) ? new MemoryStream(file) : null);

    public async Task<bool> WriteOpusAsync(Recording recording, Stream target, CancellationToken cancellation)
    {
        if (!Files.TryGetValue(recording.CallId, out var file))
            return false;
        await target.WriteAsync(file, cancellation);
        return true;
    }

    public Task<RecordingWaveform?> DrawAsync(Recording recording, int parts, CancellationToken cancellation) => Task.FromResult(
        Files.ContainsKey(recording.CallId) ? new RecordingWaveform(new int[parts], new int[parts]) : null);

    public Task<RecordingVerdict> VerifyAsync(Recording recording, CancellationToken cancellation) => Task.FromResult(Verdict);

    public void Delete(Recording recording) => Files.TryRemove(recording.CallId, out _);

    public Task AddAsync(AuditEntry entry, CancellationToken cancellation)
    {
        if (Audit.All(known => (known.Tenant, known.Id) != (entry.Tenant, entry.Id)))
            Audit.Enqueue(entry);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditEntry>> ListAsync(string tenant, AuditQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([.. Audit.Where(entry => entry.Tenant == tenant)
            .Where(entry => query.Before is null || string.CompareOrdinal(entry.Id, query.Before) < 0)
            .Where(entry => !(entry.At < query.From) && !(entry.At >= query.To))
            .Where(entry => query.Who is null || entry.Who == query.Who)
            .Where(entry => query.Action is null || entry.Action == query.Action)
            .Where(entry => query.Subject is null || entry.Subject == query.Subject)
            .OrderByDescending(entry => entry.Id, StringComparer.Ordinal).Take(query.Limit)]);

    private static Task<IReadOnlyList<Recording>> List(IEnumerable<Recording> found) => Task.FromResult<IReadOnlyList<Recording>>([.. found]);
}

using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Voicemail;

namespace Platform.Testing;

/// <summary>The list of messages in memory, with the meaning of the real one: what is over stays as it is.</summary>
public sealed class MemoryMessages : IMessages
{
    private readonly ConcurrentDictionary<(string Tenant, string MessageId), MessageRecord> records = new();

    /// <summary>Throws where an operation is to fail.</summary>
    public Action? Fault { get; set; }

    public IReadOnlyCollection<MessageRecord> All => [.. records.Values];

    public Task SaveAsync(MessageRecord record, CancellationToken cancellation)
    {
        Fault?.Invoke();
        records.AddOrUpdate((record.Order.Tenant, record.Order.MessageId), record, (_, known) => known.IsOpen ? record : known);
        return Task.CompletedTask;
    }

    public Task<MessageRecord?> FindAsync(string tenant, string messageId, CancellationToken cancellation) =>
        Task.FromResult(records.GetValueOrDefault((tenant, messageId)));

    public Task<IReadOnlyList<MessageRecord>> ListAsync(string tenant, MessageQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<MessageRecord>>([.. records.Values
            .Where(record => record.Order.Tenant == tenant && record.IsListed && (record.IsNew || !query.NewOnly))
            .Where(record => query.Mailboxes is null || query.Mailboxes.Contains(record.Order.Mailbox))
            .OrderByDescending(record => record.Order.At).ThenByDescending(record => record.Order.MessageId, StringComparer.Ordinal)
            .SkipWhile(record => query.Before is { } before && record.Order.MessageId != before).Skip(query.Before is null ? 0 : 1)
            .Take(query.Limit)]);

    public Task<IReadOnlyDictionary<string, int>> CountNewAsync(string tenant, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(records.Values.Where(record => record.Order.Tenant == tenant && record.IsNew)
            .GroupBy(record => record.Order.Mailbox).ToDictionary(box => box.Key, box => box.Count()));
}

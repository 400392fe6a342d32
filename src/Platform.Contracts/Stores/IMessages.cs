using Platform.Domain.Voicemail;

namespace Platform.Contracts.Stores;

/// <param name="Before">Only messages that were left before this one (a page's last id); null for the newest.</param>
/// <param name="Mailboxes">Only of these; null for all.</param>
/// <param name="NewOnly">Only those that somebody has still to deal with.</param>
/// <param name="Limit">1 to <see cref="MaxLimit"/>.</param>
public sealed record MessageQuery(string? Before = null, IReadOnlyList<string>? Mailboxes = null, bool NewOnly = false, int Limit = 50)
{
    public const int MaxLimit = 500;
}

/// <summary>The list of messages. What a message is decided by is its grain's state; this follows it.</summary>
public interface IMessages
{
    /// <summary>Enters a message or replaces what is known of it; one that is over stays as it is.</summary>
    Task SaveAsync(MessageRecord record, CancellationToken cancellation);

    Task<MessageRecord?> FindAsync(string tenant, string messageId, CancellationToken cancellation);

    /// <summary>Newest first; those that are being taken, were none, or were deleted are left out.</summary>
    Task<IReadOnlyList<MessageRecord>> ListAsync(string tenant, MessageQuery query, CancellationToken cancellation);

    /// <summary>How many new messages each mailbox has; mailboxes without any are left out.</summary>
    Task<IReadOnlyDictionary<string, int>> CountNewAsync(string tenant, CancellationToken cancellation);
}

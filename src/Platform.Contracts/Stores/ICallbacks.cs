using Platform.Domain.Callbacks;

namespace Platform.Contracts.Stores;

/// <param name="Before">Only callbacks that were asked for before this one (a page's last id); null for the newest.</param>
/// <param name="OpenOnly">Only those that are not over.</param>
/// <param name="Limit">1 to <see cref="MaxLimit"/>.</param>
public sealed record CallbackQuery(string? Before = null, string? Queue = null, string? Number = null, bool OpenOnly = false, int Limit = 50)
{
    public const int MaxLimit = 500;
}

/// <summary>The list of callbacks. What a callback is decided by is its grain's state; this follows it.</summary>
public interface ICallbacks
{
    /// <summary>Enters a callback or replaces what is known of it; one that is over stays as it is.</summary>
    Task SaveAsync(CallbackRecord record, CancellationToken cancellation);

    Task<CallbackRecord?> FindAsync(string tenant, string callbackId, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<CallbackRecord>> ListAsync(string tenant, CallbackQuery query, CancellationToken cancellation);
}

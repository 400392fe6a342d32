namespace Platform.Contracts.Stores;

/// <param name="At">When it was last written.</param>
public sealed record StoredAudio(string Tenant, string AudioId, DateTimeOffset At);

/// <summary>
/// The audio of tenants' prompts, each under a name made of what is in it, so that it never changes. It is there before the catalog
/// names it; what the catalog names no more is dropped later.
/// </summary>
public interface IPromptAudio
{
    /// <summary>Writing the same again renews its time.</summary>
    Task PutAsync(string tenant, string audioId, byte[] audio, DateTimeOffset now, CancellationToken cancellation);

    Task<byte[]?> FindAsync(string tenant, string audioId, CancellationToken cancellation);

    /// <summary>All that was written before a moment.</summary>
    Task<IReadOnlyList<StoredAudio>> ListAsync(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Drops it, unless it was written again since.</summary>
    Task DropAsync(StoredAudio audio, CancellationToken cancellation);
}

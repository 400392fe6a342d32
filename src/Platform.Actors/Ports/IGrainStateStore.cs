namespace Platform.Actors.Ports;

/// <summary>Where one state of one grain lives.</summary>
public readonly record struct GrainStateKey(string GrainType, string GrainKey, string StateName);

/// <summary>UTF-8 JSON and the version it was stored under.</summary>
public sealed record StoredState(ReadOnlyMemory<byte> Json, string Etag);

/// <summary>
/// The engine's port to storage, called from grains' turns and so by many grains at once. An implementation may let many writes share
/// one transaction (group commit), also with writes that are not grain state; a returned write is durable. A store that reports a
/// failure may or may not have written. Any exception reaches the grain that wrote.
/// </summary>
public interface IGrainStateStore
{
    ValueTask<StoredState?> ReadAsync(GrainStateKey key, CancellationToken cancellationToken);

    /// <param name="json">Valid until the returned task completes.</param>
    /// <param name="expectedEtag">The version that must be stored now; null when nothing may be stored yet.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="InconsistentStateException">Another version is stored.</exception>
    ValueTask<string> WriteAsync(GrainStateKey key, ReadOnlyMemory<byte> json, string? expectedEtag, CancellationToken cancellationToken);

    /// <exception cref="InconsistentStateException">Another version is stored.</exception>
    ValueTask ClearAsync(GrainStateKey key, string? expectedEtag, CancellationToken cancellationToken);
}

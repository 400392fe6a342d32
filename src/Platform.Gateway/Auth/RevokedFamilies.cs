using System.Collections.Concurrent;
using Platform.Contracts.Stores;

namespace Platform.Gateway.Auth;

/// <summary>Whether a log-in was ended. Ended on this node: known at once; on another: within <see cref="CacheSeconds"/>.</summary>
internal sealed class RevokedFamilies(IRefreshTokens tokens, TimeProvider time)
{
    public const int CacheSeconds = 5;
    private const int MaxEntries = 50_000;

    private readonly ConcurrentDictionary<string, Answer> answers = new();

    public async ValueTask<bool> ContainsAsync(string family, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (answers.TryGetValue(family, out var known) && (known.Revoked || now < known.AskAgainAt))
            return known.Revoked;
        var revoked = await tokens.IsRevokedAsync(family, cancellation);
        Remember(family, revoked, now);
        return revoked;
    }

    public async Task RevokeAsync(string family, CancellationToken cancellation)
    {
        await tokens.RevokeFamilyAsync(family, cancellation);
        Remember(family, true, time.GetUtcNow());
    }

    /// <summary>The store is asked again at the next look: it may have revoked the family itself.</summary>
    public void Forget(string family) => answers.TryRemove(family, out _);

    private void Remember(string family, bool revoked, DateTimeOffset now)
    {
        if (answers.Count >= MaxEntries)
            answers.Clear();
        answers[family] = new Answer(revoked, now.AddSeconds(CacheSeconds));
    }

    private readonly record struct Answer(bool Revoked, DateTimeOffset AskAgainAt);
}

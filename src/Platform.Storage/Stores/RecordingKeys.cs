using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Platform.Contracts.Stores;

namespace Platform.Storage.Stores;

/// <summary>A tenant's recording key: made once, sealed with the house's key, kept among the secrets. Opened keys stay in memory.</summary>
public sealed class RecordingKeys(ISecrets secrets, ISecretBox box) : IRecordingKeys
{
    private const int KeyBytes = 32;

    private readonly ConcurrentDictionary<string, byte[]> opened = new();

    public async Task<byte[]> OfTenantAsync(string tenant, CancellationToken cancellation)
    {
        if (opened.TryGetValue(tenant, out var known))
            return known;
        var context = SecretContext.Recordings(tenant);
        var stored = await secrets.GetOrCreateAsync(context, () => Encoding.UTF8.GetBytes(
            box.Seal(context, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)))), cancellation);
        var text = box.Open(context, Encoding.UTF8.GetString(stored))
            ?? throw new InvalidOperationException($"The recording key of {tenant} was sealed with another key than the house's.");
        return opened.GetOrAdd(tenant, Convert.FromBase64String(text));
    }
}

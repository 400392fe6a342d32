using Platform.Contracts.Prompts;
using Platform.Contracts.Stores;

namespace Platform.Gateway.Tests.Support;

internal sealed class MemoryPromptAudio : IPromptAudio
{
    private readonly Dictionary<(string Tenant, string AudioId), (byte[] Audio, DateTimeOffset At)> stored = [];

    public int Count => stored.Count;

    public Task PutAsync(string tenant, string audioId, byte[] audio, DateTimeOffset now, CancellationToken cancellation)
    {
        stored[(tenant, audioId)] = (audio, now);
        return Task.CompletedTask;
    }

    public Task<byte[]?> FindAsync(string tenant, string audioId, CancellationToken cancellation) =>
        Task.FromResult(stored.TryGetValue((tenant, audioId), out var found) ? found.Audio : null);

    public Task<IReadOnlyList<StoredAudio>> ListAsync(DateTimeOffset before, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoredAudio>>(
            [.. stored.Where(entry => entry.Value.At < before).Select(entry => new StoredAudio(entry.Key.Tenant, entry.Key.AudioId, entry.Value.At))]);

    public Task DropAsync(StoredAudio audio, CancellationToken cancellation)
    {
        stored.Remove((audio.Tenant, audio.AudioId));
        return Task.CompletedTask;
    }
}

/// <summary>Takes what begins with <c>audio</c> as it is; another first octet is the number of a refusal.</summary>
internal sealed class FakeConverter : IPromptConverter
{
    public Task<PromptConversion> ConvertAsync(byte[] file, CancellationToken cancellation) => Task.FromResult(
        file is [(byte)'a', ..] ? new PromptConversion(null, file, 1_500) : new PromptConversion((PromptRefusal)file[0], null, 0));

    public byte[] ToWav(byte[] audio) => [.. "RIFF"u8, .. audio];
}

using Platform.Contracts.Stores;
using Platform.Media.Audio;

namespace Platform.Telephony.Tests.World;

/// <summary>A store of prompts' audio that can be made to wait, to fail and to have lost what it had.</summary>
internal sealed class FakePrompts : IPromptAudio
{
    private readonly Dictionary<(string, string), byte[]> stored = [];

    public Task Gate { get; set; } = Task.CompletedTask;

    public int Reads { get; private set; }

    /// <summary>A tone as the store keeps it.</summary>
    public void PutTone(string tenant, string audioId, double hz, double seconds)
    {
        var samples = new short[(int)(16_000 * seconds)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(8000 * Math.Sin(2 * Math.PI * hz * i / 16_000));
        stored[(tenant, audioId)] = System.Runtime.InteropServices.MemoryMarshal.AsBytes<short>(samples).ToArray();
    }

    public async Task<byte[]?> FindAsync(string tenant, string audioId, CancellationToken cancellation)
    {
        Reads++;
        await Gate;
        return stored.GetValueOrDefault((tenant, audioId));
    }

    public Task PutAsync(string tenant, string audioId, byte[] audio, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredAudio>> ListAsync(DateTimeOffset before, CancellationToken cancellation) => throw new NotSupportedException();

    public Task DropAsync(StoredAudio audio, CancellationToken cancellation) => throw new NotSupportedException();
}

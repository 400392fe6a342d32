using Platform.Media.Audio;

namespace Platform.Telephony.Prompts;

/// <summary>Loaded prompts, the longest unused ones dropped when their audio is more than there is room for.</summary>
/// <param name="capacity">Samples; a single prompt that is longer is kept until the next one comes.</param>
internal sealed class PromptCache(int capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Tenant, string AudioId), LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = [];
    private int samples;

    public AudioLoop? Find(string tenant, string audioId)
    {
        lock (gate)
        {
            if (!entries.TryGetValue((tenant, audioId), out var entry))
                return null;
            byUse.Remove(entry);
            byUse.AddLast(entry);
            return entry.Value.Audio;
        }
    }

    /// <returns>What is kept under that name: of two who load the same at once, both get the first one's.</returns>
    public AudioLoop Add(string tenant, string audioId, AudioLoop audio)
    {
        lock (gate)
        {
            if (entries.TryGetValue((tenant, audioId), out var known))
                return known.Value.Audio;
            while (byUse.First is { } oldest && samples + audio.Samples > capacity)
                Drop(oldest);
            entries[(tenant, audioId)] = byUse.AddLast(new Entry(tenant, audioId, audio));
            samples += audio.Samples;
            return audio;
        }
    }

    private void Drop(LinkedListNode<Entry> oldest)
    {
        byUse.Remove(oldest);
        entries.Remove((oldest.Value.Tenant, oldest.Value.AudioId));
        samples -= oldest.Value.Audio.Samples;
    }

    private sealed record Entry(string Tenant, string AudioId, AudioLoop Audio);
}

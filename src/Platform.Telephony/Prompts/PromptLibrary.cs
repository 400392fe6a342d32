using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Domain.Prompts;
using Platform.Media.Audio;
using Platform.Media.Audio.Import;

namespace Platform.Telephony.Prompts;

/// <summary>
/// The audio of prompts: parts that are built in, and tenants' own, loaded from the store when they are first played and kept as long
/// as there is room. A prompt whose audio was replaced goes on for those who hear it. Messages that callers left are loaded each time.
/// </summary>
internal sealed class PromptLibrary(ICatalog catalog, IPromptAudio store, MessageAudio messages, TelephonyOptions options, TimeProvider time,
    TelephonyMetrics metrics, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly PromptCache cache = new((int)options.PromptMemory.TotalSeconds * AudioLoop.SampleRate);

    /// <summary>The parts as one stretch; those that cannot be had are left out. Null when none is left. Never throws.</summary>
    public ValueTask<AudioLoop?> LoadAsync(string tenant, IReadOnlyList<PromptPart> parts, string locale)
    {
        var loops = new List<AudioLoop>(parts.Count);
        if (parts.Any(part => part.IsMessage))
            return new(LoadAllAsync(tenant, parts, locale));
        foreach (var part in parts)
        {
            if (!part.IsUploaded)
                loops.Add(BuiltInParts.Find(part.Name, locale));
            else if (AudioIdOf(tenant, part.Name) is not { } audioId)
                Missed(tenant, part.Name, "the catalog does not name it");
            else if (cache.Find(tenant, audioId) is { } known)
                loops.Add(known);
            else
                return new(LoadAllAsync(tenant, parts, locale));
        }

        return new(Joined(loops));
    }

    private async Task<AudioLoop?> LoadAllAsync(string tenant, IReadOnlyList<PromptPart> parts, string locale)
    {
        var loops = new List<AudioLoop>(parts.Count);
        foreach (var part in parts)
        {
            var loop = part.IsMessage ? await LoadMessageAsync(tenant, part.Name)
                : part.IsUploaded ? await LoadOneAsync(tenant, part.Name)
                : BuiltInParts.Find(part.Name, locale);
            if (loop is not null)
                loops.Add(loop);
        }

        return Joined(loops);
    }

    private async Task<AudioLoop?> LoadOneAsync(string tenant, string prompt)
    {
        if (AudioIdOf(tenant, prompt) is not { } audioId)
            return Missed(tenant, prompt, "the catalog does not name it");
        if (cache.Find(tenant, audioId) is { } known)
            return known;
        try
        {
            var audio = await store.FindAsync(tenant, audioId, CancellationToken.None).WaitAsync(Patience, time);
            return audio is null
                ? Missed(tenant, prompt, "its audio is not in the store")
                : cache.Add(tenant, audioId, await Task.Run(() => AudioLoop.FromPcm(prompt, PromptAudio.FromBytes(audio).ToNarrowband())));
        }
        catch (Exception fault)
        {
            // A call goes on without a prompt whose store is out of reach.
            return Missed(tenant, prompt, fault.Message);
        }
    }

    private async Task<AudioLoop?> LoadMessageAsync(string tenant, string messageId)
    {
        try
        {
            return await messages.LoadAsync(tenant, messageId).WaitAsync(Patience, time) ?? Missed(tenant, messageId, "its recording is not there");
        }
        catch (Exception fault)
        {
            // The agent hears that there is a message, and finds it on the list.
            return Missed(tenant, messageId, fault.Message);
        }
    }

    private string? AudioIdOf(string tenant, string prompt) => catalog.Current.FindPrompt(tenant, prompt)?.AudioId;

    private AudioLoop? Missed(string tenant, string prompt, string reason)
    {
        metrics.PromptMissed();
        log.PromptMissed(tenant, prompt, reason);
        return null;
    }

    private static AudioLoop? Joined(List<AudioLoop> loops) => loops.Count == 0 ? null : AudioLoop.Join(loops);
}

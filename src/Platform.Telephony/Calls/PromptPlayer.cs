using Platform.Contracts;
using Platform.Contracts.Legs;
using Platform.Domain.Catalog;
using Platform.Domain.Prompts;
using Platform.Media;
using Platform.Media.Audio;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Calls;

/// <summary>
/// Plays prompts and music to legs. What is in memory plays at once; a tenant's prompt that is not yet is loaded first, and played
/// unless the leg is to hear something else by then. Called on the call's queue.
/// </summary>
internal sealed class PromptPlayer(CallSession call, CallServices services)
{
    private static readonly TimeSpan MessageGrace = TimeSpan.FromSeconds(1);

    private TenantDocument? Tenant => services.Catalog.Current.FindTenant(GrainKey.TenantOf(call.Key));

    private string Locale => Tenant?.Locale ?? PromptComposer.English;

    /// <summary>The leg's own music, else the tenant's, else the built-in one; that one too when the prompt cannot be had.</summary>
    public void PlayMusic(Leg leg)
    {
        var music = leg.Record.Music ?? Tenant?.Music ?? PromptDocument.BuiltIn;
        IReadOnlyList<PromptPart> parts = music == PromptDocument.BuiltIn ? [] : [new PromptPart(music, IsUploaded: true)];
        Load(leg, parts, Locale, found => leg.Media.Play(found ?? AudioLoop.HoldMusic));
    }

    public void PlayMessage(Leg leg, LegCommand.Play what)
    {
        var language = what.Language ?? Locale;
        Load(leg, PromptComposer.Compose(what.Items, language), language, found => Start(leg, found, what.IsLooped ? PlayMode.Loop : PlayMode.Once));
    }

    public void EndMessage(Leg leg)
    {
        if (leg.MessageId is null)
            return;
        leg.Forget();
        call.Apply(leg, new LegInput.MessageOver());
    }

    /// <summary>A leg on hold hears no message, so the media engine may never say that it ended: the clock does.</summary>
    private void Start(Leg leg, AudioLoop? message, PlayMode mode)
    {
        if (message is null)
        {
            call.Apply(leg, new LegInput.MessageOver());
            return;
        }

        leg.MessageId = leg.Media.Play(message, mode);
        if (mode == PlayMode.Once)
            leg.MessageTimer = services.Time.CreateTimer(
                _ => call.PostMessageOver(leg), null, message.Duration + MessageGrace, Timeout.InfiniteTimeSpan);
    }

    /// <param name="play">Called with the parts as one stretch of audio, or null when none of them can be had.</param>
    private void Load(Leg leg, IReadOnlyList<PromptPart> parts, string language, Action<AudioLoop?> play)
    {
        leg.Forget();
        var sound = leg.SoundNumber;
        var loading = services.Prompts.LoadAsync(GrainKey.TenantOf(call.Key), parts, language);
        if (loading.IsCompletedSuccessfully)
            play(loading.Result);
        else
            _ = PlayLater(leg, sound, loading.AsTask(), play);
    }

    private async Task PlayLater(Leg leg, int sound, Task<AudioLoop?> loading, Action<AudioLoop?> play)
    {
        var found = await loading;
        call.Post(() =>
        {
            if (leg.SoundNumber == sound && !leg.Record.IsOver)
                play(found);
        });
    }
}

using Platform.Domain.Calls;

namespace Platform.Grains.Replays;

/// <summary>A call of a replay: what was decided about it, and how far it is in its script.</summary>
internal sealed class PlayedCall(string key, ScriptedContact contact)
{
    private readonly Dictionary<string, ScriptedRing> rings = [];
    private readonly Dictionary<string, ScriptedHandling> talks = [];
    private (string Queue, DateTimeOffset Since)? unstaffed;
    private int place;
    private int rung;

    public string Key => key;
    public ScriptedContact Contact => contact;
    public CallState State { get; set; } = CallState.None;

    /// <summary>Counts how often the call was looked at by the clock, so that an older look is known as such.</summary>
    public int Watches { get; set; }

    public ScriptedService Service => contact.Services[place];

    public bool HasNextService => place + 1 < contact.Services.Count;

    public void GoOn() => (place, rung) = (place + 1, 0);

    public ScriptedRing NextRing(string offerId) => rings[offerId] = rung < Service.Rings.Count
        ? Service.Rings[rung++]
        : new ScriptedRing(OfferOutcome.Answered, Service.UsualRing);

    /// <returns>False when these two talk already.</returns>
    public bool BeginTalk(string legId) => talks.TryAdd(legId, Service.Handling);

    public TimeSpan ReleaseOf(string legId) => talks.TryGetValue(legId, out var handling) ? handling.Release : TimeSpan.Zero;

    public TimeSpan? WrapUpOf(string legId) => talks.TryGetValue(legId, out var handling) ? handling.WrapUp : null;

    public TimeSpan? BreakAfter(string offerId) => rings.GetValueOrDefault(offerId)?.Break;

    public TimeSpan? IsStaffed()
    {
        unstaffed = null;
        return null;
    }

    public TimeSpan UnstaffedFor(string queue, DateTimeOffset now)
    {
        if (unstaffed?.Queue != queue)
            unstaffed = (queue, now);
        return now - unstaffed.Value.Since;
    }
}

using Platform.Media;
using Platform.Sip.Transactions;
using Platform.Telephony.Legs;
using Platform.Telephony.Trunks;

namespace Platform.Telephony.Calls;

/// <summary>
/// A leg at work: its record, and beside it only what lives and dies with this process. Touched by its call's serial queue alone.
/// </summary>
internal sealed class Leg(LegRecord record, MediaLeg media)
{
    public LegRecord Record { get; set; } = record;

    public MediaLeg Media { get; private set; } = media;

    /// <summary>What each device is offered, in the order of the record's forks, until one answers; then empty.</summary>
    public IReadOnlyList<MediaLeg> ForkMedia { get; set; } = [];

    /// <summary>The far side's INVITE; null for a leg that we call.</summary>
    public SipServerTransaction? Invite { get; set; }

    /// <summary>What requests of the far side find the leg by: Call-ID and our tag.</summary>
    public List<(string CallId, string LocalTag)> Dialogs { get; } = [];

    /// <summary>Our INVITEs, in the order of the record's forks.</summary>
    public IReadOnlyList<SipClientTransaction> Forks { get; set; } = [];

    /// <summary>Our refresh of the session.</summary>
    public SipClientTransaction? Refresh { get; set; }

    public SessionClock Session { get; } = new();

    /// <summary>When the present device took the call; of legs that were not answered yet, meaningless.</summary>
    public DateTimeOffset TalksSince { get; set; }

    /// <summary>The browser closed its media.</summary>
    public bool HasSaidFarewell { get; set; }

    /// <summary>When the device went away; meaningless before.</summary>
    public DateTimeOffset AwayAt { get; set; }

    /// <summary>Devices that were offered the call while the one that had it was away: contact and connection.</summary>
    public HashSet<(string Contact, long ConnectionId)> Recalled { get; } = [];

    private ITimer? watch;

    /// <summary>The message that plays, as the media engine numbers it; null when none does.</summary>
    public long? MessageId { get; set; }

    /// <summary>Raised with everything that is to be heard: audio that is loaded by then must not play any more.</summary>
    public int SoundNumber { get; private set; }

    public KeyPresses Keys { get; } = new();

    public ITimer? MessageTimer { get; set; }

    /// <summary>The leg's place on a trunk; null for agents' legs.</summary>
    public TrunkChannel? Channel { get; set; }

    /// <summary>The peers that are tried for a call out; null for other legs.</summary>
    public OutsideAttempts? Outside { get; init; }

    /// <summary>TimeProvider time stamp of our INVITEs.</summary>
    public long StartedAt { get; init; }

    /// <summary>1 once a device rang.</summary>
    public int RangOnce;

    public void ReplaceFork(int index, SipClientTransaction fork) =>
        Forks = [.. Forks.Select((known, i) => i == index ? fork : known)];

    public void LookAgain(TimeSpan after, TimeProvider time, Action look)
    {
        watch?.Dispose();
        watch = time.CreateTimer(due => ((Action)due!)(), look, after, Timeout.InfiniteTimeSpan);
    }

    public void StopLooking() => watch?.Dispose();

    /// <summary>The media that this device was offered is the leg's; what others were offered is closed.</summary>
    public void UseMedia(int fork)
    {
        if (ForkMedia.Count > 0)
            Media = ForkMedia[fork];
        CloseOtherMedia();
    }

    public void CloseOtherMedia()
    {
        foreach (var other in ForkMedia.Where(other => other != Media))
            other.Dispose();
        ForkMedia = [];
    }

    /// <summary>The record with what only the media engine knows.</summary>
    public LegRecord Snapshot() => Record with { Media = Media.Describe() };

    /// <summary>Whatever was to be heard is not wanted any more.</summary>
    public void Forget()
    {
        SoundNumber++;
        MessageTimer?.Dispose();
        MessageTimer = null;
        MessageId = null;
    }
}

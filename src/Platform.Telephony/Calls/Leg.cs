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

    public MediaLeg Media { get; } = media;

    /// <summary>The caller's INVITE; null for an agent's leg.</summary>
    public SipServerTransaction? Invite { get; init; }

    /// <summary>A re-INVITE of the far side that was kept to be answered.</summary>
    public SipServerTransaction? Change { get; set; }

    /// <summary>Our INVITEs, in the order of the record's forks.</summary>
    public IReadOnlyList<SipClientTransaction> Forks { get; set; } = [];

    /// <summary>Our re-INVITE.</summary>
    public SipClientTransaction? OwnChange { get; set; }

    /// <summary>The message that plays, as the media engine numbers it; null when none does.</summary>
    public long? MessageId { get; set; }

    public ITimer? MessageTimer { get; set; }

    /// <summary>The leg's place on a trunk; null for agents' legs.</summary>
    public TrunkChannel? Channel { get; set; }

    /// <summary>The peers that are tried for a call out; null for other legs.</summary>
    public OutsideAttempts? Outside { get; init; }

    /// <summary>TimeProvider time stamp of our INVITEs.</summary>
    public long StartedAt { get; init; }

    /// <summary>1 once a device rang.</summary>
    public int RangOnce;

    /// <summary>The record with what only the media engine knows.</summary>
    public LegRecord Snapshot() => Record with { Media = Media.Describe() };

    public void Forget()
    {
        MessageTimer?.Dispose();
        MessageTimer = null;
        MessageId = null;
    }
}

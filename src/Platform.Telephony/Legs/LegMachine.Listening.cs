using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using static Platform.Telephony.Legs.LegInput;

namespace Platform.Telephony.Legs;

/// <summary>
/// What a leg's far side hears. A bridge can be made from any state and ends whatever the leg heard or was bridged to
/// before, and so can a mix, in which no leg but the call decides about music; anything else that is to be heard ends the bridge. While
/// the partner's far side holds, music stands in for it and the bridge stays: nobody is sent a re-INVITE because somebody else holds. Key
/// presses are heard here, too: they may end a message.
/// </summary>
public static partial class LegMachine
{
    private static LegDecision Play(LegRecord leg, LegCommand command) => command switch
    {
        LegCommand.PlayMusic play when leg is { BridgedTo: null, Hears: LegSound.Music } && leg.Music == play.Music => LegDecision.Stay(leg),
        LegCommand.PlayMusic play => Alone(leg with { Music = play.Music }, LegSound.Music, new LegAction.PlayMusic()),
        LegCommand.PlayRingback when leg is { BridgedTo: null, Hears: LegSound.Ringback } => LegDecision.Stay(leg),
        LegCommand.PlayRingback => Alone(leg, LegSound.Ringback, new LegAction.PlayRingback()),
        LegCommand.Play play => Alone(leg, LegSound.Message, new LegAction.PlayMessage(play), new LegMessage(play.PlayId, play.EndsByDigit)),
        LegCommand.Bridge bridge when bridge.OtherLegId == leg.LegId => LegDecision.Stay(leg),
        LegCommand.Bridge bridge => Join(leg, bridge.OtherLegId, [new LegAction.BridgeMedia(bridge.OtherLegId)]),
        LegCommand.TransferResult result => TellTransfer(leg, result.Status),
        _ => LegDecision.Stay(leg),
    };

    /// <summary>What other legs do, as far as this one's far side hears it. Not asked of a leg that is over.</summary>
    private static LegDecision Hear(LegRecord leg, LegInput input) => input switch
    {
        Joined joined => Join(leg, joined.OtherLegId, []),
        Mixed mixed => TakePlace(leg, mixed),
        Left left when left.OtherLegId == leg.BridgedTo =>
            LegDecision.Stay(leg with { BridgedTo = null, Hears = LegSound.Nothing }, new LegAction.StopSound()),
        PartnerHeld { IsHeld: true } when leg.BridgedTo is not null =>
            LegDecision.Stay(leg with { Hears = LegSound.Music }, new LegAction.PlayMusic()),
        PartnerHeld { IsHeld: false } when leg.BridgedTo is not null =>
            LegDecision.Stay(leg with { Hears = LegSound.Partner }, new LegAction.StopSound()),
        OtherRang when leg.Hears == LegSound.Nothing => LegDecision.Stay(leg with { Hears = LegSound.Ringback }, new LegAction.PlayRingback()),
        _ => LegDecision.Stay(leg),
    };

    /// <summary>A key press between two who are connected is for the other one.</summary>
    private static LegDecision TakeKey(LegRecord leg, KeyPressed pressed)
    {
        if (IsConnected(leg))
            return LegDecision.Stay(leg);
        var report = new LegAction.Report(new CallCommand.DigitPressed(leg.LegId, pressed.Digit, pressed.Source));
        return leg.Message is { EndsByDigit: true } message
            ? LegDecision.Stay(leg with { Hears = LegSound.Nothing, Message = null }, new LegAction.StopSound(), report,
                new LegAction.Report(new CallCommand.MessagePlayed(leg.LegId, message.PlayId, ByDigit: true)))
            : LegDecision.Stay(leg, report);
    }

    private static bool IsConnected(LegRecord leg) => leg.BridgedTo is not null || leg.Mix is not null;

    private static LegDecision EndMessage(LegRecord leg) => leg.Message is { } message
        ? LegDecision.Stay(leg with { Hears = LegSound.Nothing, Message = null },
            new LegAction.Report(new CallCommand.MessagePlayed(leg.LegId, message.PlayId)))
        : LegDecision.Stay(leg);

    private static LegDecision Alone(LegRecord leg, LegSound sound, LegAction play, LegMessage? message = null) =>
        LegDecision.Stay(leg with { BridgedTo = null, Mix = null, Hears = sound, Message = message }, [.. Leave(leg), play]);

    private static LegDecision Join(LegRecord leg, string otherLegId, IReadOnlyList<LegAction> andThen) =>
        LegDecision.Stay(leg with { BridgedTo = otherLegId, Mix = null, Hears = LegSound.Partner, Message = null },
            [.. leg.BridgedTo == otherLegId ? [] : Leave(leg), .. andThen]);

    /// <summary>The mix itself is made once all its legs have taken their places.</summary>
    private static LegDecision TakePlace(LegRecord leg, Mixed mixed)
    {
        var sound = mixed.Music ? LegSound.Music
            : mixed.Hears.Count > 0 ? LegSound.Mix
            : leg.Hears is LegSound.Partner or LegSound.Mix ? LegSound.Nothing
            : leg.Hears;
        LegAction[] change = sound == leg.Hears ? []
            : sound == LegSound.Music ? [new LegAction.PlayMusic()]
            : [new LegAction.StopSound()];
        return LegDecision.Stay(leg with { BridgedTo = null, Mix = mixed.Hears, Hears = sound, Message = sound == leg.Hears ? leg.Message : null },
            [.. leg.BridgedTo is null ? [] : Leave(leg), .. change]);
    }

    private static IEnumerable<LegAction> Leave(LegRecord leg)
    {
        if (leg.Mix is not null)
            yield return new LegAction.LeaveMix();
        if (leg.BridgedTo is { } former)
            yield return new LegAction.LeavePartner(former);
    }
}

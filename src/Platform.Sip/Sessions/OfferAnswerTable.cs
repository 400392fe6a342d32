namespace Platform.Sip.Sessions;

/// <summary>Whose offer is open in a dialog (RFC 3264 section 4), whichever of INVITE, PRACK and UPDATE carries it.</summary>
public enum OfferState
{
    Stable = 0,
    /// <summary>Ours waits for an answer.</summary>
    LocalOffer = 1,
    /// <summary>The far side's waits for our answer.</summary>
    RemoteOffer = 2,
}

public enum OfferInput
{
    /// <summary>The user wants to send an offer.</summary>
    SendOffer,
    ReceiveOffer,
    SendAnswer,
    ReceiveAnswer,
    /// <summary>We refused the far side's offer, or the request that carried it.</summary>
    SendRefusal,
    /// <summary>Our offer was refused, or the request that carried it failed.</summary>
    ReceiveRefusal,
}

public enum OfferVerdict
{
    Go = 0,
    /// <summary>Not now: an offer is open. Try again when the state is Stable.</summary>
    Wait = 1,
    /// <summary>491: both sides offered at once.</summary>
    RefusePending = 2,
    /// <summary>500 with Retry-After of <see cref="OfferAnswerTable.BusyRetryAfter"/>.</summary>
    RefuseBusy = 3,
    /// <summary>An answer to nothing: leave it.</summary>
    Ignore = 4,
}

public readonly record struct OfferStep(OfferState Next, OfferVerdict Verdict = OfferVerdict.Go);

/// <summary>
/// One offer at a time (RFC 3261 section 14, RFC 3311 section 5, RFC 6337). A collision is resolved by waiting for a random
/// time that differs by who owns the Call-ID.
/// </summary>
public static class OfferAnswerTable
{
    public static OfferStep Next(OfferState state, OfferInput input) => state switch
    {
        OfferState.Stable => InStable(input),
        OfferState.LocalOffer => InLocalOffer(input),
        OfferState.RemoteOffer => InRemoteOffer(input),
        _ => throw NoArm(state, input),
    };

    private static OfferStep InStable(OfferInput input) => input switch
    {
        OfferInput.SendOffer => new(OfferState.LocalOffer),
        OfferInput.ReceiveOffer => new(OfferState.RemoteOffer),
        OfferInput.ReceiveAnswer => new(OfferState.Stable, OfferVerdict.Ignore),
        OfferInput.SendRefusal or OfferInput.ReceiveRefusal => new(OfferState.Stable),
        _ => throw NoArm(OfferState.Stable, input),
    };

    private static OfferStep InLocalOffer(OfferInput input) => input switch
    {
        OfferInput.SendOffer => new(OfferState.LocalOffer, OfferVerdict.Wait),
        OfferInput.ReceiveOffer => new(OfferState.LocalOffer, OfferVerdict.RefusePending),
        OfferInput.ReceiveAnswer or OfferInput.ReceiveRefusal => new(OfferState.Stable),
        OfferInput.SendRefusal => new(OfferState.LocalOffer),
        _ => throw NoArm(OfferState.LocalOffer, input),
    };

    private static OfferStep InRemoteOffer(OfferInput input) => input switch
    {
        OfferInput.SendOffer => new(OfferState.RemoteOffer, OfferVerdict.Wait),
        OfferInput.ReceiveOffer => new(OfferState.RemoteOffer, OfferVerdict.RefuseBusy),
        OfferInput.SendAnswer or OfferInput.SendRefusal => new(OfferState.Stable),
        OfferInput.ReceiveAnswer => new(OfferState.RemoteOffer, OfferVerdict.Ignore),
        OfferInput.ReceiveRefusal => new(OfferState.RemoteOffer),
        _ => throw NoArm(OfferState.RemoteOffer, input),
    };

    /// <summary>RFC 3311 section 5.2: 0 to 10 s, chosen at random.</summary>
    public static TimeSpan BusyRetryAfter(Random random) => TimeSpan.FromSeconds(random.Next(0, 11));

    /// <summary>RFC 3261 section 14.1, after a 491, in steps of 10 ms: 2.1 to 4 s for the owner of the Call-ID, else up to 2 s.</summary>
    public static TimeSpan RetryAfterPending(bool ownsCallId, Random random) =>
        TimeSpan.FromMilliseconds(10 * (ownsCallId ? random.Next(210, 401) : random.Next(0, 201)));

    private static InvalidOperationException NoArm(OfferState state, OfferInput input) => new($"No arm for {input} in state {state}");
}

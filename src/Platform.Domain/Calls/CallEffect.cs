namespace Platform.Domain.Calls;

/// <summary>What has to be done once the call's new state is stored.</summary>
public abstract record CallEffect
{
    /// <summary>Refuse the caller's INVITE with a SIP status and a Reason.</summary>
    public sealed record RejectCaller(int Status, EndCause Cause) : CallEffect;

    /// <summary>Ask the queue for a place, at the place that the call's time gives it.</summary>
    public sealed record JoinQueue : CallEffect;

    public sealed record LeaveQueue : CallEffect;

    /// <summary>Answer the caller when the queue's setting says so, and play music.</summary>
    public sealed record WelcomeCaller : CallEffect;

    /// <summary>
    /// Play the message that no agent was found, once. When its end is not reported in time, EndingExpired ends the call.
    /// </summary>
    public sealed record PlayTimeoutMessage : CallEffect;

    public sealed record RingAgent(CallOffer Offer) : CallEffect;

    /// <summary>Let caller and agent hear each other.</summary>
    public sealed record Bridge(string OfferId) : CallEffect;

    public sealed record ReleaseLeg(string LegId, EndCause Cause) : CallEffect;

    /// <summary>Tell the agent how the offer ended or that it was answered.</summary>
    public sealed record TellAgent(string Agent, string OfferId, OfferOutcome Outcome) : CallEffect;

    /// <summary>Tell the agent that the talk is over.</summary>
    public sealed record FreeAgent(string Agent, string OfferId) : CallEffect;

    /// <summary>Start waiting for the legs' last figures.</summary>
    public sealed record AwaitFigures : CallEffect;

    /// <summary>Write the call record and its ledger entries, then forget the call.</summary>
    public sealed record PostRecord : CallEffect;
}

namespace Platform.Domain.Calls;

/// <summary>What an attempt's outcome means for the call, and for the phone that waits for it.</summary>
internal static class CallOutcomes
{
    public static EndCause Cause(this OfferOutcome outcome) => outcome switch
    {
        OfferOutcome.NoAnswer or OfferOutcome.Unreachable => EndCause.NoAnswer,
        OfferOutcome.Rejected => EndCause.Rejected,
        OfferOutcome.Busy => EndCause.Busy,
        OfferOutcome.Unallocated => EndCause.UnallocatedNumber,
        OfferOutcome.NoRoute => EndCause.NoRoute,
        OfferOutcome.Barred => EndCause.Barred,
        OfferOutcome.LimitReached => EndCause.OutboundLimit,
        OfferOutcome.CallerGone => EndCause.Abandoned,
        OfferOutcome.AnsweredElsewhere => EndCause.AnsweredElsewhere,
        _ => throw new InvalidOperationException($"{outcome} ends no attempt."),
    };

    /// <summary>SIP status (RFC 3261 section 21) for an INVITE or a REFER that comes to this end.</summary>
    public static int Status(this EndCause cause) => cause switch
    {
        EndCause.Busy or EndCause.QueueFull or EndCause.ChannelLimit => 486,
        EndCause.NoAnswer or EndCause.QueueTimeout or EndCause.Abandoned => 480,
        EndCause.Rejected => 603,
        EndCause.UnallocatedNumber or EndCause.UnknownQueue => 404,
        EndCause.Barred or EndCause.AgentNotFree => 403,
        EndCause.NoRoute or EndCause.OutboundLimit => 503,
        _ => 500,
    };

    public static int Status(this OfferOutcome outcome) => outcome.Cause().Status();
}

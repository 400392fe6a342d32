namespace Platform.Telephony.Edge.Guard;

/// <summary>What the guard holds of one source.</summary>
internal struct SourceState
{
    private SourceClass limitsOf;
    private bool isInUse;
    private TokenBucket messages;
    private TokenBucket invites;

    /// <summary>Messages over the limit.</summary>
    public Tally Excess;

    public Tally ScanPoints;

    public Tally LogInFailures;

    /// <summary>A source whose class changed starts anew with its class's burst.</summary>
    public bool TryTake(SourceClass @class, SourceLimits limits, bool isInvite, long nowMs)
    {
        if (!isInUse || limitsOf != @class)
        {
            (isInUse, limitsOf) = (true, @class);
            messages.Fill(limits.MessageBurst, nowMs);
            invites.Fill(limits.InviteBurst, nowMs);
        }

        return messages.TryTake(limits.MessagesPerSecond, limits.MessageBurst, nowMs)
            && (!isInvite || invites.TryTake(limits.InvitesPerSecond, limits.InviteBurst, nowMs));
    }
}

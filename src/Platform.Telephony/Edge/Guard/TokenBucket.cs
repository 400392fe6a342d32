namespace Platform.Telephony.Edge.Guard;

/// <summary>A rate with a burst, in thousandths of a token so that whole numbers do. Not safe for use by several threads.</summary>
internal struct TokenBucket
{
    private const int PerToken = 1_000;

    private int thousandths;
    private long filledMs;

    /// <summary>Full.</summary>
    public void Fill(int burst, long nowMs) => (thousandths, filledMs) = (burst * PerToken, nowMs);

    public bool TryTake(int perSecond, int burst, long nowMs)
    {
        var elapsedMs = Math.Max(0, nowMs - filledMs);
        thousandths = (int)Math.Min((long)burst * PerToken, thousandths + elapsedMs * perSecond);
        filledMs = nowMs;
        if (thousandths < PerToken)
            return false;
        thousandths -= PerToken;
        return true;
    }
}

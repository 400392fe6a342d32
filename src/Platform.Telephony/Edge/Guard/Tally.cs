namespace Platform.Telephony.Edge.Guard;

/// <summary>A count that starts again when its window has passed since its first point.</summary>
internal struct Tally
{
    private long beganMs;
    private int points;

    public int Add(int more, TimeSpan window, long nowMs)
    {
        if (points == 0 || nowMs - beganMs > window.TotalMilliseconds)
            (beganMs, points) = (nowMs, 0);
        return points += more;
    }

    public void Clear() => points = 0;
}

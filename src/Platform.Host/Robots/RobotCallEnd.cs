namespace Platform.Host.Robots;

internal enum RobotEndCause
{
    HungUpHere,
    HungUpThere,

    /// <summary>The far side answered the INVITE with a failure, or nothing came.</summary>
    Refused,

    /// <summary>Given up before an answer, by whichever side called.</summary>
    Cancelled,

    /// <summary>The answer was never acknowledged.</summary>
    AnswerLost,
}

/// <summary>How a robot's call ended.</summary>
/// <param name="StatusCode">The SIP status of a refusal; 0 otherwise.</param>
/// <param name="Reason">The refusal's phrase and its Reason header, for people.</param>
internal sealed record RobotCallEnd(RobotEndCause Cause, int StatusCode = 0, string Reason = "")
{
    public override string ToString() => StatusCode == 0 ? Cause.ToString() : $"{StatusCode} {Reason}";
}

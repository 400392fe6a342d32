namespace Platform.Interop.Sip;

/// <summary>How the calls of one SIPp process went.</summary>
/// <param name="Messages">In order, when they were traced.</param>
/// <param name="Log">What to show when the test fails.</param>
public sealed record SippResult(int ExitCode, SippCounts Counts, IReadOnlyList<SippMessage> Messages, string Log)
{
    public int Successful => Counts.Successful;

    public int Failed => Counts.Failed;

    public int Retransmissions => Counts.Retransmissions;

    /// <summary>Messages received whose first line contains the text: "BYE ", " 486 ".</summary>
    public IEnumerable<SippMessage> Received(string text) => Messages.Where(message => message.Received && message.FirstLine.Contains(text));

    public IEnumerable<SippMessage> Sent(string text) => Messages.Where(message => !message.Received && message.FirstLine.Contains(text));

    /// <summary>Fails the test, with SIPp's log, unless exactly this many calls succeeded and none failed.</summary>
    public SippResult ShouldSucceed(int calls = 1)
    {
        Assert.True(Failed == 0 && Successful == calls, $"{calls} good calls expected, {Successful} were good and {Failed} failed.\n{Log}");
        return this;
    }
}

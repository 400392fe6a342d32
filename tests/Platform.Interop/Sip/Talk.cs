namespace Platform.Interop.Sip;

/// <summary>How an established call goes on and ends, as the wait lines of the scenario's talking part.</summary>
public sealed record Talk
{
    private Talk(string waitLines, int answerByeAfterMs = 0) => (WaitLines, AnswerByeAfterMs) = (waitLines, answerByeAfterMs);

    internal string WaitLines { get; }

    internal int AnswerByeAfterMs { get; }

    internal bool MayCross { get; private init; }

    /// <summary>Until the far end hangs up.</summary>
    public static Talk UntilBye { get; } = new(TakeReinvite("") + TakeBye);

    /// <summary>Hangs up after this time (counted from the last re-INVITE); a BYE from the far end before that fails the call.</summary>
    public static Talk ThenHangUp(int afterMs) =>
        new($"""<recv request="INVITE" {GiveUp(afterMs)} next="reinvited"><part name="note-direction"/></recv>""");

    /// <summary>Hangs up after this time unless the far end was first: for two ends that hang up at the same moment.</summary>
    public static Talk UntilByeOrHangUp(int afterMs) => new(TakeReinvite(GiveUp(afterMs)) + TakeBye) { MayCross = true };

    /// <summary>Until the far end hangs up; its first BYEs are treated as lost on the way.</summary>
    public static Talk UntilByeAnsweredLate(int afterMs) => new(TakeReinvite("") + TakeBye, afterMs);

    private const string TakeBye = """<recv request="BYE" next="far_end_hung_up"/>""";

    private static string TakeReinvite(string giveUp) => $"""<recv request="INVITE" optional="true" {giveUp} next="reinvited"><part name="note-direction"/></recv>""" + "\n";

    private static string GiveUp(int afterMs) => $"""timeout="{afterMs}" ontimeout="hang_up" """;
}

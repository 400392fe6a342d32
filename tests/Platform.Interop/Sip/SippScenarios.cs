namespace Platform.Interop.Sip;

/// <summary>The callers that tests place on the trunk side.</summary>
public static class Callers
{
    /// <summary>Unless a test gives one, each call of a SIPp process calls from its own number.</summary>
    public const string NumberPerCall = "+861380000[call_number]";

    /// <param name="ackAfterMs">Treats the first ACKs as lost: the far end repeats its 200 meanwhile.</param>
    public static SippScenario Talk(Talk talk, SippMedia? media = null, int ackAfterMs = 0, string from = NumberPerCall) =>
        Build("caller-talks", talk, media, from, ("ack_after_ms", ackAfterMs));

    /// <summary>Presses a key by INFO so long after the answer.</summary>
    public static SippScenario PressByInfo(char key, int afterMs, Talk talk, SippMedia media, string from = NumberPerCall) =>
        Build("caller-sends-info", talk, media, from, ("key", key), ("press_after_ms", afterMs));

    /// <summary>Is challenged, shows the password of the run's account, and talks.</summary>
    public static SippScenario LogIn(Talk talk) => Build("caller-logs-in", talk, null, NumberPerCall);

    /// <summary>Never acknowledges the answer, and expects the far end to hang up.</summary>
    public static SippScenario NeverAcknowledge(SippMedia? media = null, string from = NumberPerCall) =>
        Build("caller-never-acknowledges", Sip.Talk.UntilBye, media, from);

    /// <summary>Gives up this long after the first 100 or 180.</summary>
    public static SippScenario Cancel(int afterMs, string from = NumberPerCall) =>
        Build("caller-cancels", Sip.Talk.UntilBye, null, from, ("cancel_after_ms", Math.Max(afterMs, 1))) with { DropsUnexpected = true };

    /// <summary>Expects exactly this final response.</summary>
    public static SippScenario ExpectRefusal(int code, string from = NumberPerCall) =>
        Build("caller-refused", Sip.Talk.UntilBye, null, from, ("code", code));

    /// <summary>Acknowledges the first 183 by PRACK; it has to come before the answer.</summary>
    public static SippScenario AcknowledgeProgress(Talk talk, string from = NumberPerCall) =>
        Build("caller-acknowledges-progress", talk, null, from, ("wishes", "Require: 100rel"));

    /// <summary>Agrees a session timer and refreshes twice by UPDATE.</summary>
    public static SippScenario Refresh(Talk talk, string from = NumberPerCall) =>
        Build("caller-refreshes", talk, null, from, ("wishes", "Supported: timer\nSession-Expires: 90;refresher=uac"));

    public static SippScenario HoldAndResume(int holdAfterMs, int heldMs, Talk talk, SippMedia? media = null, string from = NumberPerCall) =>
        Build("caller-holds", talk, media, from, ("hold_after_ms", holdAfterMs), ("held_ms", heldMs));

    /// <summary>Sends the INVITE twice, byte for byte.</summary>
    public static SippScenario RepeatInvite(Talk talk, string from = NumberPerCall) => 
        Build("caller-repeats-invite", talk, null, from) with { DropsUnexpected = true };

    /// <summary>Sends the INVITE again with another branch, and expects 482 for that one.</summary>
    public static SippScenario MergedInvite(Talk talk, string from = NumberPerCall) => 
        Build("caller-merged-invite", talk, null, from) with { DropsUnexpected = true };

    private static SippScenario Build(string name, Talk talk, SippMedia? media, string from, params (string Key, object Value)[] values) =>
        SippScenario.Build(name, [("caller", from), .. Common.Values(talk, media), .. values]) with { DropsUnexpected = talk.MayCross };
}

/// <summary>The switches at the far end of a trunk.</summary>
public static class Peers
{
    /// <summary>Answers OPTIONS and knows nothing else.</summary>
    public static SippScenario AnswerOptions() => SippScenario.Build("peer-answers-options");

    public static SippScenario Refuse(int code) => SippScenario.Build("peer-refuses", ("code", code));

    /// <summary>100, and nothing more until the CANCEL.</summary>
    public static SippScenario OnlyTry() => SippScenario.Build("peer-only-tries");
}

/// <summary>The agents' phones.</summary>
public static class Agents
{
    /// <param name="ringMs">Time from 180 to 200.</param>
    public static SippScenario Answer(int ringMs, Talk talk, SippMedia? media = null) =>
        SippScenario.Build("agent-answers", [("ring_ms", Math.Max(ringMs, 1)), .. Common.Values(talk, media)]) with { DropsUnexpected = talk.MayCross };

    /// <summary>Rings until the far end cancels.</summary>
    public static SippScenario NeverAnswer() => Answer(ringMs: 3_600_000, Talk.UntilBye);

    public static SippScenario Reject(int code, string reason, int ringMs = 0) =>
        SippScenario.Build("agent-rejects", [("ring_ms", Math.Max(ringMs, 1)), ("code", code), ("reason", reason)]);

    public static SippScenario HoldAndResume(int ringMs, int holdAfterMs, int heldMs, Talk talk, SippMedia? media = null) =>
        SippScenario.Build(
            "agent-holds", [("ring_ms", Math.Max(ringMs, 1)), ("hold_after_ms", holdAfterMs), ("held_ms", heldMs), .. Common.Values(talk, media)]);

    /// <summary>Answers, holds, calls the second one, talks, and joins the two by REFER with Replaces.</summary>
    public static SippScenario AnswerAndJoin(DeskPhone phone, string consulted, int consultMs) =>
        Join("agent-joins", phone, consulted, consultMs);

    /// <summary>Calls the first one, holds, calls the second one, talks, and joins the two by REFER with Replaces.</summary>
    public static SippScenario CallAndJoin(DeskPhone phone, string called, string consulted, int consultMs) =>
        Join("agent-calls-and-joins", phone, consulted, consultMs, ("called", called));

    /// <summary>Registers each account of the run's account list at the domain; 0 seconds unregisters.</summary>
    public static SippScenario Register(string domain, int expiresS = 3600) =>
        SippScenario.Build("register", ("domain", domain), ("expires_s", expiresS));

    private static SippScenario Join(string name, DeskPhone phone, string consulted, int consultMs, params (string Key, object Value)[] values) =>
        SippScenario.Build(name,
        [
            ("ring_ms", 200),
            ("consulted", consulted),
            ("consult_ms", consultMs),
            ("agent", phone.Account.User),
            ("domain", phone.Domain),
            ("credentials", $"[authentication username={phone.Account.User} password={phone.Account.Password}]"),
            .. Common.Values(Talk.UntilBye, null),
            .. values,
        ]);
}

/// <summary>Who a phone is when it calls by itself.</summary>
public sealed record DeskPhone(SipAccount Account, string Domain);

internal static class Common
{
    internal static (string Key, object Value)[] Values(Talk talk, SippMedia? media)
    {
        media ??= SippMedia.Silent;
        return
        [
            ("wait", talk.WaitLines),
            ("bye_retransmission", talk.MayCross ? "" : SippScenario.Retransmit),
            ("after_bye", talk.MayCross ? "linger" : "over"),
            ("answer_bye_after_ms", talk.AnswerByeAfterMs),
            ("audio_port", media.AudioPort),
            ("media", media.StartAction),
            ("payload_type", media.Codec.PayloadType),
            ("codec", media.Codec.Name),
            ("event_format", media.TakesEvents ? " 101" : ""),
            ("event_lines", media.TakesEvents ? "a=rtpmap:101 telephone-event/8000\na=fmtp:101 0-16" : ""),
        ];
    }
}

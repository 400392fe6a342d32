using Platform.Domain.Calls;
using Platform.Domain.Prompts;

namespace Platform.Contracts.Legs;

/// <summary>What a call asks of one of its legs.</summary>
public abstract record LegCommand(string LegId)
{
    /// <summary>Answer the INVITE that made the leg with 200. Reported as answered.</summary>
    public sealed record Answer(string LegId) : LegCommand(LegId);

    /// <summary>Send 183 with SDP, so that the caller hears media before the answer.</summary>
    public sealed record StartEarlyMedia(string LegId) : LegCommand(LegId);

    /// <summary>Refuse the INVITE that made the leg. Reported as ended.</summary>
    /// <param name="Status">SIP status code.</param>
    public sealed record Reject(string LegId, int Status, EndCause Cause) : LegCommand(LegId);

    /// <summary>A leg that was bridged hears its partner no more until it is bridged again; the partner hears nothing.</summary>
    public sealed record PlayMusic(string LegId) : LegCommand(LegId)
    {
        /// <summary>The prompt that is the music, from now on also while a partner holds; null for the tenant's.</summary>
        public string? Music { get; init; }
    }

    /// <summary>
    /// Play this, one after the other and without a gap. Reported as played at its end, at a key press that ends it, and at once when
    /// nothing of it can be played; not when something else is played or bridged before.
    /// </summary>
    /// <param name="PlayId">Comes back with the report.</param>
    public sealed record Play(string LegId, string PlayId, IReadOnlyList<PromptItem> Items) : LegCommand(LegId)
    {
        /// <summary>Starts again at its end, and so never ends by itself.</summary>
        public bool IsLooped { get; init; }

        /// <summary>A key press of the far side ends it.</summary>
        public bool EndsByDigit { get; init; }

        /// <summary>zh-CN or en; null for the tenant's language.</summary>
        public string? Language { get; init; }
    }

    /// <summary>Call the agent's registered devices. Reported as answered or failed.</summary>
    /// <param name="LegId">The offer's id, or <c>caller</c> when the call is placed for this agent.</param>
    /// <param name="From">The caller's number, shown on the device.</param>
    /// <param name="To">The access number that was called.</param>
    public sealed record RingAgent(string LegId, string Tenant, string Agent, string From, string To) : LegCommand(LegId)
    {
        /// <summary>
        /// The leg that waits for this one: it is told when the device rings, and its codec is preferred. Null when there is none yet.
        /// </summary>
        public string? Towards { get; init; } = CallState.CallerLegId;

        /// <summary>The device is asked to answer by itself (RFC 5373).</summary>
        public bool AutoAnswer { get; init; }
    }

    /// <summary>
    /// Call a number outside through the routes, trunk after trunk, peer after peer, until one rings or answers. Reported as
    /// routed, rang, answered or failed.
    /// </summary>
    /// <param name="Number">E.164 with the plus, or an emergency number.</param>
    /// <param name="CallerId">E.164; a number that the tenant rents. Null for an emergency call of a tenant that rents none: the trunk then
    /// shows its own.</param>
    /// <param name="Towards">
    /// The leg that waits: it gets ringing and early media of the called side. A leg that is answered already hears a ringback tone. Null
    /// when none waits.
    /// </param>
    /// <param name="RingTimeoutMs">From the first INVITE on; when it is over the leg fails with NoAnswer.</param>
    public sealed record CallOutside(string LegId, string Tenant, string Number, string? CallerId, bool IsEmergency, string? Towards,
        int RingTimeoutMs) : LegCommand(LegId);

    /// <summary>The ringing tone of the tenant's country, until something else is played or bridged.</summary>
    public sealed record PlayRingback(string LegId) : LegCommand(LegId);

    /// <summary>Tell the phone that asked for a transfer how it went (NOTIFY with a sipfrag, RFC 3515).</summary>
    public sealed record TransferResult(string LegId, int Status) : LegCommand(LegId);

    /// <summary>Let both legs hear each other; music and tones stop, and so does what either was bridged with before.</summary>
    public sealed record Bridge(string LegId, string OtherLegId) : LegCommand(LegId);

    /// <summary>Record these legs from <paramref name="At"/> on, in the call's one recording. Reported as started, once, or as failed.</summary>
    /// <param name="Left">Heard on the left; legs that are not there any more are left out.</param>
    /// <param name="Right">Heard on the right.</param>
    /// <param name="StartedAt">When the recording's first stretch began; it names the file.</param>
    public sealed record Record(IReadOnlyList<string> Left, IReadOnlyList<string> Right, DateTimeOffset StartedAt, DateTimeOffset At)
        : LegCommand(CallState.CallerLegId);

    /// <summary>Nothing is recorded from <paramref name="At"/> on.</summary>
    public sealed record SuspendRecording(DateTimeOffset At) : LegCommand(CallState.CallerLegId);

    /// <summary>The recording ends at <paramref name="At"/>; nothing is reported any more.</summary>
    public sealed record FinishRecording(DateTimeOffset At) : LegCommand(CallState.CallerLegId);

    /// <summary>
    /// Record what this leg says as a message, a recording of its own. Its silence is reported once, and its end when it is closed and
    /// entered; one that cannot be recorded is reported at once.
    /// </summary>
    /// <param name="SilenceMs">So long a silence is reported.</param>
    /// <param name="StartedAt">Names the file.</param>
    public sealed record RecordMessage(string LegId, string MessageId, string Mailbox, int SilenceMs, DateTimeOffset StartedAt)
        : LegCommand(LegId);

    /// <summary>The message ends at <paramref name="At"/>.</summary>
    public sealed record FinishMessage(string LegId, string MessageId, DateTimeOffset At) : LegCommand(LegId);

    /// <summary>
    /// Let each leg hear whom its row names, and nobody else, whatever it heard before. A leg that hears nobody and gets no music goes on
    /// hearing what plays to it. The same rows again change nothing; a leg that is not there is left out.
    /// </summary>
    /// <param name="LegId">That of the first row.</param>
    public sealed record Mix(string LegId, IReadOnlyList<Hearing> Rows) : LegCommand(LegId);

    /// <summary>CANCEL or BYE, whichever the dialog needs. Reported as ended, with figures, at once.</summary>
    public sealed record Release(string LegId, EndCause Cause) : LegCommand(LegId);
}

namespace Platform.Contracts.Stores;

/// <summary>Everything that the audit log tells of, by its stable names.</summary>
public static class AuditActions
{
    public const string RecordingListened = "recording.listened";
    public const string RecordingVerified = "recording.verified";
    public const string RecordingDeleted = "recording.deleted";

    /// <summary>Deleted because its time was over.</summary>
    public const string RecordingExpired = "recording.expired";

    /// <summary>What is recorded, or how long it is kept, was set.</summary>
    public const string RecordingPolicy = "recording.policy";

    /// <summary>A supervisor hears a talk from then on.</summary>
    public const string SupervisionBegan = "supervision.began";

    public const string SupervisionChanged = "supervision.changed";
    public const string SupervisionEnded = "supervision.ended";

    /// <summary>Somebody took a callback off the list.</summary>
    public const string CallbackCancelled = "callback.cancelled";

    /// <summary>A supervisor set what an agent does.</summary>
    public const string AgentState = "agent.state";

    /// <summary>Closed at once, by the emergency switch.</summary>
    public const string CalendarClosed = "calendar.closed";

    /// <summary>The emergency switch is off again.</summary>
    public const string CalendarOpened = "calendar.opened";

    /// <summary>New calls meet a new version of a flow, or an old one again.</summary>
    public const string FlowPublished = "flow.published";

    public const string FlowDeleted = "flow.deleted";

    public const string VoicemailListened = "voicemail.listened";

    /// <summary>Somebody was done with a message without hearing it on a call.</summary>
    public const string VoicemailDone = "voicemail.done";

    public const string VoicemailDeleted = "voicemail.deleted";

    /// <summary>Too little was said for a message.</summary>
    public const string VoicemailDiscarded = "voicemail.discarded";

    /// <summary>Somebody logged in; the detail says how and from where.</summary>
    public const string SessionBegan = "session.began";

    /// <summary>A log-in was ended before its time, by whom it says.</summary>
    public const string SessionEnded = "session.ended";

    /// <summary>So many failed log-ins that the next must wait.</summary>
    public const string SessionLocked = "session.locked";

    public const string AccountPut = "account.put";
    public const string AccountRemoved = "account.removed";

    /// <summary>A link was made with which somebody sets a password.</summary>
    public const string AccountInvited = "account.invited";

    /// <summary>Somebody set its own password, or by a link.</summary>
    public const string AccountPassword = "account.password";

    /// <summary>A second factor was set up, renewed or removed.</summary>
    public const string AccountSecondFactor = "account.second_factor";

    /// <summary>How people log in was set.</summary>
    public const string AccountPolicy = "account.policy";

    /// <summary>A program may ask the API from then on; the detail says with which role.</summary>
    public const string KeyCreated = "key.created";

    public const string KeyRevoked = "key.revoked";

    /// <summary>A server is told of what happens from then on, or of other things.</summary>
    public const string WebhookPut = "webhook.put";

    public const string WebhookRemoved = "webhook.removed";

    /// <summary>A tenant's admin rented seats or gave some back; the detail says how many it has from which day on.</summary>
    public const string SeatsOrdered = "seats.ordered";

    public static IReadOnlyList<string> All { get; } =
    [
        RecordingListened, RecordingVerified, RecordingDeleted, RecordingExpired, RecordingPolicy, SupervisionBegan, SupervisionChanged, SupervisionEnded,
        AgentState,
        CalendarClosed, CalendarOpened, FlowPublished, FlowDeleted, CallbackCancelled, VoicemailListened, VoicemailDone, VoicemailDeleted, VoicemailDiscarded,
        SessionBegan, SessionEnded, SessionLocked, AccountPut, AccountRemoved, AccountInvited, AccountPassword, AccountSecondFactor, AccountPolicy,
        KeyCreated, KeyRevoked, WebhookPut, WebhookRemoved, SeatsOrdered,
    ];
}

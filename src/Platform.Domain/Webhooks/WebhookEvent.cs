namespace Platform.Domain.Webhooks;

/// <summary>What servers of a tenant can be told of. The numbers are stable: they are stored.</summary>
public enum WebhookEvent
{
    /// <summary>A call is over, whatever came of it.</summary>
    CallEnded = 1,

    /// <summary>A caller hung up before any agent answered. The call's end is told, too, to whoever wants both.</summary>
    CallAbandoned = 2,

    /// <summary>Somebody is to be called back.</summary>
    CallbackRequested = 3,

    /// <summary>A callback is over, whatever came of it.</summary>
    CallbackEnded = 4,

    /// <summary>A callback ended without a talk: given up, or its time was over.</summary>
    CallbackGivenUp = 5,

    /// <summary>A caller left a message.</summary>
    VoicemailLeft = 6,

    /// <summary>A call's recording can be heard.</summary>
    RecordingReady = 7,

    /// <summary>A call's recording has no file, or none any more though its time is not over.</summary>
    RecordingMissing = 8,

    /// <summary>An admin tries the webhook.</summary>
    Test = 100,
}

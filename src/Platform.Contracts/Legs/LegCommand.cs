using Platform.Domain.Calls;

namespace Platform.Contracts.Legs;

/// <summary>A message that the platform can play to a leg.</summary>
public enum Announcement
{
    /// <summary>All agents are busy, please call again later.</summary>
    QueueTimeout = 0,
}

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

    public sealed record PlayMusic(string LegId) : LegCommand(LegId);

    /// <summary>Play once. Reported as played.</summary>
    public sealed record PlayAnnouncement(string LegId, Announcement Announcement) : LegCommand(LegId);

    /// <summary>Call the agent's registered devices. Reported as answered or failed.</summary>
    /// <param name="LegId">The offer's id.</param>
    /// <param name="From">The caller's number, shown on the device.</param>
    /// <param name="To">The access number that was called.</param>
    public sealed record RingAgent(string LegId, string Tenant, string Agent, string From, string To) : LegCommand(LegId);

    /// <summary>Let both legs hear each other; music stops.</summary>
    public sealed record Bridge(string LegId, string OtherLegId) : LegCommand(LegId);

    /// <summary>CANCEL or BYE, whichever the dialog needs. Reported as ended, with figures, at once.</summary>
    public sealed record Release(string LegId, EndCause Cause) : LegCommand(LegId);
}

namespace Platform.Contracts.Sip;

/// <summary>An address that a node's SIP port does not listen to for a while.</summary>
/// <param name="Source">IP address; of IPv6 the first one of the /64 that is meant.</param>
/// <param name="Reason"><c>scanner</c>, <c>enumeration</c>, <c>flood</c> or <c>failed_log_ins</c>.</param>
/// <param name="Times">How often within a day; each time lasts twice as long.</param>
/// <param name="Dropped">Messages that came and were not read.</param>
public sealed record SipBan(string Source, string Reason, DateTimeOffset BannedAt, DateTimeOffset Until, int Times, long Dropped);

/// <summary>The bans of the SIP ports that this process knows of. They are kept in memory: a restart forgets them.</summary>
public interface ISipBans
{
    /// <summary>Those in force, the latest first.</summary>
    Task<IReadOnlyList<SipBan>> ListAsync(CancellationToken cancellation);

    /// <summary>Lifts the ban of an address and forgets its history. False when there is none.</summary>
    Task<bool> LiftAsync(string source, CancellationToken cancellation);
}

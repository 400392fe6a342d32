using System.Globalization;
using Platform.Domain.Catalog;

namespace Platform.Domain.Recordings;

/// <summary>Where a recording's file stands. The numbers are stable: they are stored.</summary>
public enum RecordingState
{
    /// <summary>Being written, or left open by a node that went away.</summary>
    Open = 0,

    /// <summary>Closed in good order.</summary>
    Complete = 1,

    /// <summary>Closed at its last whole block after its node went away.</summary>
    Recovered = 2,

    /// <summary>There is no file; <see cref="Recording.Fault"/> says why.</summary>
    Missing = 3,

    /// <summary>Its file was deleted: by somebody, or because its time was over.</summary>
    Deleted = 4,
}

/// <summary>A time that is not in the recording: it was paused, or nobody talked.</summary>
/// <param name="AtMs">Where in the recording.</param>
/// <param name="From">When it began.</param>
/// <param name="LengthMs">How long it was.</param>
public sealed record RecordingGap(long AtMs, DateTimeOffset From, long LengthMs);

/// <summary>What a closed file holds.</summary>
/// <param name="LengthMs">Of the audio, gaps left out.</param>
/// <param name="Bytes">Of the file, up to the end of its last whole block.</param>
/// <param name="Blocks">Whole blocks.</param>
/// <param name="Head">The hash of the last one in lower-case hex: it stands for the whole file.</param>
public sealed record RecordedFile(long LengthMs, long Bytes, int Blocks, string Head, IReadOnlyList<RecordingGap> Gaps);

/// <summary>One call's recording in the index, or a message's.</summary>
/// <param name="From">As in the call's record.</param>
/// <param name="To">As in the call's record.</param>
/// <param name="Node">The node that writes the file.</param>
/// <param name="StartedAt">When its first stretch began.</param>
/// <param name="Agents">Who talked, in the order of the talks.</param>
/// <param name="Queues">Where they came from.</param>
public sealed record Recording(string Tenant, string CallId, string Node, string From, string To, CallDirection Direction, DateTimeOffset StartedAt,
    IReadOnlyList<string> Agents, IReadOnlyList<string> Queues)
{
    public RecordingState State { get; init; }

    /// <summary>Of a message that a caller left; null for what is said in a call.</summary>
    public string? Mailbox { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public RecordedFile? File { get; init; }
    public RecordingFault? Fault { get; init; }

    /// <summary>Where its file is, within the folder of recordings: a folder a tenant, and in it one a day.</summary>
    public string Path => PathOf(Tenant, CallId, StartedAt);

    public static string PathOf(string tenant, string callId, DateTimeOffset startedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant}/{startedAt.UtcDateTime:yyyy-MM-dd}/{callId}.rec");

    /// <summary>Deleted after that; null until the file is closed.</summary>
    public DateTimeOffset? KeepUntil { get; init; }
}

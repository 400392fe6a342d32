namespace Platform.Media.Recording;

/// <param name="File">Path within the folder of recordings.</param>
/// <param name="TenantKey">The key, or the attempt to get it: nothing is written before it is there.</param>
/// <param name="OnEvent">Hears what becomes of it; not on the recording thread.</param>
public sealed record RecordingPlan(string Tenant, string CallId, string Node, DateTimeOffset StartedAt, string File, Task<byte[]> TenantKey,
    Action<RecordingHappened> OnEvent)
{
    /// <summary>So long a silence on the left side is told, once; null: none is.</summary>
    public TimeSpan? Silence { get; init; }
}

/// <summary>Why a recording failed. Numbers are stable.</summary>
public enum RecordingFailure
{
    None = 0,
    DiskFull = 1,
    NotWritable = 2,
    NoKey = 3,

    /// <summary>Packets came faster than they were taken: some are missing.</summary>
    Overloaded = 4,
}

/// <summary>What became of a recording.</summary>
public abstract record RecordingHappened
{
    /// <summary>Its file is there.</summary>
    public sealed record Began : RecordingHappened;

    /// <summary>Nothing was heard on the left side for <see cref="RecordingPlan.Silence"/>.</summary>
    public sealed record FellSilent : RecordingHappened;

    /// <summary>Nothing more of it is written; the call goes on.</summary>
    public sealed record Failed(RecordingFailure Failure) : RecordingHappened;

    /// <summary>It is over and its file is safe on disk.</summary>
    /// <param name="Summary">Null when there is no file.</param>
    public sealed record Ended(RecordingSummary? Summary, RecordingFailure Failure) : RecordingHappened;
}

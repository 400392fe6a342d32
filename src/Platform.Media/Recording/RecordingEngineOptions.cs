namespace Platform.Media.Recording;

public sealed record RecordingEngineOptions
{
    /// <summary>Folder of all recordings.</summary>
    public required string Folder { get; init; }

    /// <summary>Threads that decode, encrypt and write; a call stays with one of them.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// How far behind the call a recording is written: packets that come later are lost to it, and what ends later than that is not cut.
    /// </summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Between two looks at each call.</summary>
    public TimeSpan Round { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Open files are made safe against a loss of power this often, and when they are closed.</summary>
    public TimeSpan FlushPeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Audio that a block holds at most.</summary>
    public TimeSpan Block { get; init; } = TimeSpan.FromMilliseconds(400);
}

namespace Platform.Interop.Server;

public sealed record PlatformServerOptions
{
    /// <summary>PostgreSQL; null is SQLite in the data folder.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>What is declared before the server starts, as an object that serializes to the declaration; null for nothing.</summary>
    public object? Declaration { get; init; }

    /// <summary>Width of the RTP port range: four ports per call.</summary>
    public int RtpPorts { get; init; } = 1000;

    /// <summary>Further variables, for what a test wants otherwise (time-outs, limits).</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

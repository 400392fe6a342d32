namespace Platform.Benchmarks.RtpRelay;

/// <summary>What came of a window.</summary>
/// <param name="IsWhole">All packets came.</param>
/// <param name="CpuPerMillion">CPU-seconds per million packets.</param>
internal readonly record struct RelayResult(bool IsWhole, double CpuPerMillion);

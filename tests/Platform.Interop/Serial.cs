namespace Platform.Interop;

/// <summary>
/// Tests with real clients run one after the other: they measure tones and time on a machine with few cores.
/// </summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class Serial
{
    public const string Collection = "serial";
}

[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace Platform.Interop;

/// <summary>
/// Most tests with real clients wait for them, so classes run side by side, each with a server of its own; those that share one run one
/// after the other. A class that needs the machine for itself is of this collection: it runs when the others are done, in
/// <c>tests/run</c> as a part of its own, which the trait names.
/// </summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class Serial
{
    public const string Collection = "serial";
    public const string Machine = "Machine";
    public const string Own = "Own";
}

using Platform.Actors.Simulation;

namespace Platform.Simulation;

/// <summary>
/// What grains show. What was seen of one is so until it has its next turn, so only grains that had one are asked again: what a look
/// costs is what happened since the last.
/// </summary>
public sealed class Seen
{
    private readonly Dictionary<string, int> turns = [];
    private readonly Dictionary<string, (int Turns, object What)> seen = [];

    public Seen(SimulationScheduler sim) => sim.AfterTurn += name => turns[name] = TurnsOf(name) + 1;

    /// <param name="grain">The grain's type and key, <c>type/key</c>.</param>
    /// <param name="ask">Asks the grain, in one turn.</param>
    /// <returns>What it shows; null when it has nothing to show.</returns>
    public async Task<T> Look<T>(string grain, Func<Task<T>> ask)
    {
        var before = TurnsOf(grain);
        if (seen.TryGetValue(grain, out var last) && last.Turns == before)
            return (T)last.What;
        var what = await ask();

        // The look itself is a turn; after more than that one the answer may be old already.
        if (what is not null && TurnsOf(grain) == before + 1)
            seen[grain] = (before + 1, what);
        else
            seen.Remove(grain);
        return what;
    }

    /// <summary>Memory was lost without a turn.</summary>
    public void Forget() => seen.Clear();

    private int TurnsOf(string grain) => turns.GetValueOrDefault(grain);
}

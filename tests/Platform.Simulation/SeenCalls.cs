using Platform.Actors.Simulation;
using Platform.Contracts.Grains;
using Platform.Domain.Calls;

namespace Platform.Simulation;

/// <summary>
/// The calls as they stand. A state that was read is the state until the grain has its next turn, so only calls that had one are asked
/// again: what a look costs is what happened since the last.
/// </summary>
public sealed class SeenCalls
{
    private readonly ActorEngine engine;
    private readonly Dictionary<string, int> turns = [];
    private readonly Dictionary<string, (int Turns, CallState State)> seen = [];

    public SeenCalls(ActorEngine engine, SimulationScheduler sim)
    {
        this.engine = engine;
        sim.AfterTurn += name => turns[name] = TurnsOf(name) + 1;
    }

    /// <summary>The call's state, or null when it is over or was never there.</summary>
    public async Task<CallState?> Look(string key)
    {
        var grain = $"call/{key}";
        var before = TurnsOf(grain);
        if (seen.TryGetValue(key, out var last) && last.Turns == before)
            return last.State;
        var state = await engine.GetGrain<ICallGrain>(key).Show();

        // The look itself is a turn; after more than that one the answer may be old already.
        if (state is not null && TurnsOf(grain) == before + 1)
            seen[key] = (before + 1, state);
        else
            seen.Remove(key);
        return state;
    }

    /// <summary>Memory was lost without a turn.</summary>
    public void Forget() => seen.Clear();

    private int TurnsOf(string grain) => turns.GetValueOrDefault(grain);
}

using System.Globalization;
using Platform.Actors.Ports;

namespace Platform.Actors.Simulation;

/// <summary>What a store does to one operation: how long it takes, and whether it fails before or after it took effect.</summary>
public readonly record struct StoreFate(TimeSpan Delay = default, Exception? FailBefore = null, Exception? FailAfter = null);

/// <summary>
/// State in memory, checked like a real store's: etags guard writes, and what was written survives the grains and the engine. Without
/// faults it answers at once. Also serves tests on the thread pool.
/// </summary>
public sealed class SimulatedStateStore(TimeProvider time) : IGrainStateStore
{
    private readonly Dictionary<GrainStateKey, StoredState> _rows = [];
    private readonly Lock _gate = new();
    private long _version;
    private int _incarnation;

    /// <summary>Decides the fate of each operation ("read", "write", "clear"); none means that all succeed at once.</summary>
    public Func<string, GrainStateKey, StoreFate>? Faults { get; set; }

    /// <summary>How many writes took effect.</summary>
    public long WriteCount { get; private set; }

    /// <summary>What is stored now.</summary>
    public IReadOnlyDictionary<GrainStateKey, StoredState> Rows
    {
        get
        {
            lock (_gate)
                return new Dictionary<GrainStateKey, StoredState>(_rows);
        }
    }

    /// <summary>Writes that have not taken effect never will; for use with a crash of the process.</summary>
    public void LosePending() => _incarnation++;

    public async ValueTask<StoredState?> ReadAsync(GrainStateKey key, CancellationToken cancellationToken)
    {
        var fate = await Meet("read", key, cancellationToken);
        if ((fate.FailBefore ?? fate.FailAfter) is { } failure)
            throw failure;
        lock (_gate)
            return _rows.GetValueOrDefault(key);
    }

    public async ValueTask<string> WriteAsync(
        GrainStateKey key, ReadOnlyMemory<byte> json, string? expectedEtag, CancellationToken cancellationToken)
    {
        var etag = "";
        void Apply()
        {
            etag = (++_version).ToString(CultureInfo.InvariantCulture);
            _rows[key] = new StoredState(json.ToArray(), etag);
        }

        await Change("write", key, expectedEtag, Apply, cancellationToken);
        return etag;
    }

    public async ValueTask ClearAsync(GrainStateKey key, string? expectedEtag, CancellationToken cancellationToken) =>
        await Change("clear", key, expectedEtag, () => _rows.Remove(key), cancellationToken);

    private async ValueTask Change(
        string operation, GrainStateKey key, string? expectedEtag, Action apply, CancellationToken cancellationToken)
    {
        var incarnation = _incarnation;
        var fate = await Meet(operation, key, cancellationToken);
        if (fate.FailBefore is { } before)
            throw before;
        if (incarnation != _incarnation)
            throw new IOException("The process died before the commit.");
        lock (_gate)
        {
            var stored = _rows.GetValueOrDefault(key)?.Etag;
            if (stored != expectedEtag)
                throw new InconsistentStateException($"{key}: stored {stored ?? "nothing"}, expected {expectedEtag ?? "nothing"}.", stored ?? "", expectedEtag ?? "");
            apply();
            WriteCount++;
        }

        if (fate.FailAfter is { } after)
            throw after;
    }

    private async ValueTask<StoreFate> Meet(string operation, GrainStateKey key, CancellationToken cancellationToken)
    {
        var fate = Faults?.Invoke(operation, key) ?? default;
        if (fate.Delay > TimeSpan.Zero)
            await Task.Delay(fate.Delay, time, cancellationToken);
        return fate;
    }
}

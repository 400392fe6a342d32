using System.Globalization;
using Platform.Actors.Ports;

namespace Platform.Actors.Simulation;

/// <summary>
/// What a store does to one operation: the time before it takes effect, the time from there to the answer, and whether it fails before
/// or after it took effect.
/// </summary>
public readonly record struct StoreFate(
    TimeSpan Delay = default, TimeSpan ReplyDelay = default, Exception? FailBefore = null, Exception? FailAfter = null);

/// <summary>
/// State in memory, checked like a real store's: etags guard writes, and what was written survives the grains and the engine. Without
/// faults it answers at once. An operation on its way goes on when its grain crashes, and is lost when the process does
/// (<see cref="LosePending"/>). Also serves tests on the thread pool.
/// </summary>
public sealed class SimulatedStateStore(TimeProvider time) : IGrainStateStore
{
    private readonly Dictionary<GrainStateKey, StoredState> _rows = [];
    private readonly Lock _gate = new();
    private long _version;
    private int _incarnation;

    /// <summary>Decides the fate of each operation ("read", "write", "clear"); none means that all succeed at once.</summary>
    public Func<string, GrainStateKey, StoreFate>? Faults { get; set; }

    /// <summary>How many writes and clears took effect.</summary>
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

    /// <summary>Operations that have not taken effect never will: call it with a crash of the process.</summary>
    public void LosePending() => _incarnation++;

    public ValueTask<StoredState?> ReadAsync(GrainStateKey key, CancellationToken cancellationToken) =>
        Meet("read", key, () => _rows.GetValueOrDefault(key));

    public ValueTask<string> WriteAsync(
        GrainStateKey key, ReadOnlyMemory<byte> json, string? expectedEtag, CancellationToken cancellationToken) =>
        Meet("write", key, () =>
        {
            Check(key, expectedEtag);
            var etag = (++_version).ToString(CultureInfo.InvariantCulture);
            _rows[key] = new StoredState(json.ToArray(), etag);
            WriteCount++;
            return etag;
        });

    public async ValueTask ClearAsync(GrainStateKey key, string? expectedEtag, CancellationToken cancellationToken) =>
        await Meet("clear", key, () =>
        {
            Check(key, expectedEtag);
            WriteCount++;
            return _rows.Remove(key);
        });

    private void Check(GrainStateKey key, string? expected)
    {
        var stored = _rows.GetValueOrDefault(key)?.Etag;
        if (stored != expected)
            throw new InconsistentStateException($"{key}: stored {stored ?? "nothing"}, expected {expected ?? "nothing"}.", stored ?? "",
                expected ?? "");
    }

    private ValueTask<T> Meet<T>(string operation, GrainStateKey key, Func<T> apply)
    {
        var fate = Faults?.Invoke(operation, key) ?? default;
        if (fate.Delay <= TimeSpan.Zero && fate.ReplyDelay <= TimeSpan.Zero)
            return Apply(fate, apply) is var done && done.IsCompletedSuccessfully ? new(done.Result) : new(done);
        var answer = new TaskCompletionSource<T>();
        var incarnation = _incarnation;
        After(fate.Delay, () =>
        {
            if (incarnation != _incarnation)
                return;
            var applied = Apply(fate, apply);
            After(fate.ReplyDelay, () => answer.SetFromTask(applied));
        });
        return new(answer.Task);
    }

    private Task<T> Apply<T>(StoreFate fate, Func<T> apply)
    {
        if (fate.FailBefore is { } before)
            return Task.FromException<T>(before);
        try
        {
            lock (_gate)
            {
                var result = apply();
                return fate.FailAfter is { } after ? Task.FromException<T>(after) : Task.FromResult(result);
            }
        }
        catch (InconsistentStateException conflict)
        {
            return Task.FromException<T>(conflict);
        }
    }

    private void After(TimeSpan delay, Action action)
    {
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                action();
            },
            null,
            delay,
            Timeout.InfiniteTimeSpan);
    }
}

namespace Platform.Actors.Tests;

public interface IGateGrain : IGrainWithStringKey
{
    /// <summary>Logs "in", waits until <see cref="Open"/> or the time has passed, logs "out".</summary>
    Task Pass(string who);

    [AlwaysInterleave]
    Task Open();

    [AlwaysInterleave]
    Task Note(string what);

    Task CallBack(string other);

    Task StartAndForget(string who);

    Task Nothing();
}

public class GateGrain(EventLog log) : Grain, IGateGrain
{
    private readonly TaskCompletionSource _open = new();

    public async Task Pass(string who)
    {
        log.Add($"{who} in");
        await _open.Task;
        log.Add($"{who} out");
    }

    public Task Open()
    {
        _open.TrySetResult();
        return Task.CompletedTask;
    }

    public Task Note(string what)
    {
        log.Add(what);
        return Task.CompletedTask;
    }

    public Task CallBack(string other) => GrainFactory.GetGrain<IGateGrain>(other).CallBack(this.GetPrimaryKeyString());

    public Task StartAndForget(string who)
    {
        _ = Pass(who);
        return Task.CompletedTask;
    }

    public Task Nothing()
    {
        log.Add("nothing");
        return Task.CompletedTask;
    }
}

public interface IOpenHouseGrain : IGrainWithStringKey
{
    Task Enter(string who);

    Task LetAllOut();
}

[Reentrant]
public sealed class OpenHouseGrain(EventLog log) : Grain, IOpenHouseGrain
{
    private readonly TaskCompletionSource _out = new();

    public async Task Enter(string who)
    {
        log.Add($"{who} in");
        await _out.Task;
    }

    public Task LetAllOut()
    {
        _out.SetResult();
        return Task.CompletedTask;
    }
}

public interface IRacyGrain : IGrainWithStringKey
{
    Task Increment();

    Task<int> Value();
}

/// <summary>Reads, lets others run, and writes: only right when turns of a request are not mixed with another's.</summary>
public sealed class RacyGrain : Grain, IRacyGrain
{
    private int _value;
    private int _inside;

    public async Task Increment()
    {
        if (Interlocked.Increment(ref _inside) != 1)
            throw new InvalidOperationException("Two requests at once.");
        var read = _value;
        await Task.Yield();
        _value = read + 1;
        Interlocked.Decrement(ref _inside);
    }

    public Task<int> Value() => Task.FromResult(_value);
}

namespace Platform.Actors.Tests;

public sealed record CounterState
{
    public int Total { get; init; }
}

public sealed record Added(int By, string Note);

public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Add(Added added);
    Task<int> Total();
    Task AddWithoutWriting(int by);
    [OneWay]
    Task AddOneWay(int by);
    Task Leave();
    Task Fail();
    Task<string> Key();
}

public sealed class CounterGrain([PersistentState("counter", "store")] IPersistentState<CounterState> state, EventLog log) : Grain, ICounterGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        log.Add($"activate {this.GetPrimaryKeyString()}");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        log.Add($"deactivate {this.GetPrimaryKeyString()} {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public async Task<int> Add(Added added)
    {
        state.State = state.State with { Total = state.State.Total + added.By };
        await state.WriteStateAsync();
        return state.State.Total;
    }

    public Task<int> Total() => Task.FromResult(state.State.Total);

    public Task AddWithoutWriting(int by)
    {
        state.State = state.State with { Total = state.State.Total + by };
        return Task.CompletedTask;
    }

    public Task AddOneWay(int by) => AddWithoutWriting(by);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Fail() => throw new InvalidOperationException("as asked");

    public Task<string> Key() => Task.FromResult(this.AsReference<ICounterGrain>().GetPrimaryKeyString());
}

namespace Platform.Actors.Tests;

public sealed class Box
{
    public int Value { get; set; }
}

public interface IBoxGrain : IGrainWithStringKey
{
    Task<Box> Keep(Box box);

    Task<int> Look(CancellationToken cancellationToken);
}

public sealed class BoxGrain : Grain, IBoxGrain
{
    private Box _box = new();

    public Task<Box> Keep(Box box) => Task.FromResult(_box = box);

    public Task<int> Look(CancellationToken cancellationToken) => Task.FromResult(_box.Value);
}

public class CopyMessagesTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 9)]
    public void Arguments_and_results_are_copies_only_when_asked(bool copy, int seenByGrain)
    {
        var world = new SimulatedWorld(configure: options => options.CopyMessages = copy);
        var grain = world.Grain<IBoxGrain>("box:a");
        var given = new Box { Value = 1 };
        var returned = world.Scheduler.Run(() => grain.Keep(given));
        given.Value = 9;

        Assert.Equal(!copy, ReferenceEquals(given, returned));
        Assert.Equal(seenByGrain, world.Scheduler.Run(() => grain.Look(CancellationToken.None)));
    }
}

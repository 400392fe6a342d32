namespace Platform.Actors.Tests;

public interface INewsObserver : IGrainObserver
{
    Task Heard(string news);
}

public interface INewsGrain : IGrainWithStringKey
{
    Task Subscribe(INewsObserver observer);

    Task<int> Tell(string news);
}

public sealed class NewsGrain : Grain, INewsGrain
{
    private readonly HashSet<INewsObserver> _observers = [];

    public Task Subscribe(INewsObserver observer)
    {
        _observers.Add(observer);
        return Task.CompletedTask;
    }

    public async Task<int> Tell(string news)
    {
        foreach (var observer in _observers)
            await observer.Heard(news);
        return _observers.Count;
    }
}

public class ObserverTests
{
    private readonly SimulatedWorld _world = new(configure: options => options.CopyMessages = true);

    private INewsGrain News => _world.Grain<INewsGrain>("news:a");

    [Fact]
    public void A_grain_calls_an_observer_by_its_reference()
    {
        var reference = Subscribe();

        Assert.Equal(1, _world.Scheduler.Run(() => News.Tell("rain")));
        _world.Scheduler.Run(() => News.Subscribe(reference));

        Assert.Equal(1, _world.Scheduler.Run(() => News.Tell("sun")));
        Assert.Equal(["rain", "sun"], _world.Log.Entries);
    }

    [Fact]
    public void A_call_to_a_deleted_observer_fails()
    {
        _world.Engine.DeleteObjectReference<INewsObserver>(Subscribe());

        Assert.Throws<ClientNotAvailableException>(() => _world.Scheduler.Run(() => News.Tell("rain")));
    }

    [Fact]
    public void An_observer_that_is_no_reference_is_refused()
    {
        var listener = new Listener(_world.Log);
        Assert.Throws<ArgumentException>(() => _world.Scheduler.Run(() => News.Subscribe(listener)));
    }

    private INewsObserver Subscribe()
    {
        var reference = _world.Engine.CreateObjectReference<INewsObserver>(new Listener(_world.Log));
        _world.Scheduler.Run(() => News.Subscribe(reference));
        return reference;
    }

    private sealed class Listener(EventLog log) : INewsObserver
    {
        public Task Heard(string news)
        {
            log.Add(news);
            return Task.CompletedTask;
        }
    }
}

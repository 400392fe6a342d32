using Platform.Actors.Proxies;

namespace Platform.Actors.Runtime;

/// <summary>An object outside the grains: called one call at a time, in order of arrival.</summary>
internal sealed class ObserverLane(ActorEngine engine, IGrainObserver target, string name) : RequestLane(engine)
{
    private Message? _taken;
    private bool _deleted;

    public override string Name => name;

    public void Enqueue(Message message)
    {
        bool deleted;
        bool wake;
        lock (Gate)
        {
            deleted = _deleted;
            wake = !deleted && MayStartUnderGate(message);
            if (!deleted)
                Waiting.Add(message);
        }

        if (deleted)
            message.Fail(new ClientNotAvailableException($"{name} was deleted."));
        else if (wake)
            Wake();
    }

    public void Delete()
    {
        var left = new List<Message>();
        lock (Gate)
        {
            _deleted = true;
            while (Waiting.TakeFirst() is { } message)
                left.Add(message);
        }

        foreach (var message in left)
            message.Fail(new ClientNotAvailableException($"{name} was deleted."));
    }

    protected override bool TryTakeRequest()
    {
        _taken = TakeStartableUnderGate();
        return _taken is not null;
    }

    protected override void RunTaken() => Start(_taken!, target);
}

internal sealed class ObserverEndpoint(ActorEngine engine, ObserverLane lane) : CallEndpoint(engine, lane.Name)
{
    public ObserverLane Lane { get; } = lane;

    public override string TypeName => "observer";

    public override void Deliver(Message message) => Lane.Enqueue(message);

    public override bool IsSameTarget(CallEndpoint other) => other is ObserverEndpoint observer && observer.Lane == Lane;
}

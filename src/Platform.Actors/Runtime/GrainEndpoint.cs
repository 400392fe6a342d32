using Platform.Actors.Proxies;

namespace Platform.Actors.Runtime;

/// <summary>A grain's class and key, with the activation that was last seen, so that most calls skip the directory.</summary>
internal sealed class GrainEndpoint(ActorEngine engine, GrainClass grainClass, string key, Activation? lastSeen = null)
    : CallEndpoint(engine, key)
{
    private Activation? _lastSeen = lastSeen;

    public GrainClass Class { get; } = grainClass;

    public override string TypeName => Class.Name;

    public override void Deliver(Message message)
    {
        var activation = _lastSeen;
        while (activation is null || !activation.TryEnqueue(message))
        {
            activation = Engine.FindOrActivate(Class, Key);
            if (activation is null)
            {
                message.Fail(new SiloUnavailableException($"{Class.Name}/{Key} can't be activated: the engine is stopping."));
                return;
            }

            _lastSeen = activation;
        }
    }

    public override bool IsSameTarget(CallEndpoint other) => other is GrainEndpoint grain && grain.Class == Class && grain.Key == Key;
}

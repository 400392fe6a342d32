using Platform.Actors.Runtime;

namespace Platform.Actors.Proxies;

/// <summary>Where a reference's calls go.</summary>
internal abstract class CallEndpoint(ActorEngine engine, string key)
{
    public ActorEngine Engine { get; } = engine;

    public string Key { get; } = key;

    /// <summary>Grain type, or observer.</summary>
    public abstract string TypeName { get; }

    /// <summary>Puts the message on the target's lane, activating the grain when needed.</summary>
    public abstract void Deliver(Message message);

    public abstract bool IsSameTarget(CallEndpoint other);
}

/// <summary>The base of generated references. Two are equal when they lead to the same grain or observer.</summary>
internal abstract class GrainReference(CallEndpoint endpoint, InterfaceModel model) : IAddressable, IEquatable<GrainReference>
{
    internal CallEndpoint Endpoint { get; } = endpoint;

    public bool Equals(GrainReference? other) => other is not null && Endpoint.IsSameTarget(other.Endpoint);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => HashCode.Combine(Endpoint.TypeName, Endpoint.Key);

    public override string ToString() => $"{model.Interface.Name}({Endpoint.Key})";

    /// <summary>Called by generated code, once per interface method.</summary>
    internal Task<TResult> Call<TArgs, TResult>(int method, TArgs args)
    {
        var engine = Endpoint.Engine;
        var copier = engine.Copier;
        var target = (GrainMethod<TArgs, TResult>)model.Methods[method];
        if (copier is not null)
            args = target.CopyArguments(args, copier);
        if (target.OneWay)
        {
            engine.Send(Endpoint, new Request<TArgs, TResult>(target, args, null, copier));
            return GrainMethod<TArgs, TResult>.AlreadyDone;
        }

        var caller = new TaskCompletionSource<TResult>(engine.CallerOptions);
        engine.SendAndAwait(Endpoint, new Request<TArgs, TResult>(target, args, caller, copier));
        return caller.Task;
    }
}

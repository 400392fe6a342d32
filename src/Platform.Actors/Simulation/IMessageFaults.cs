namespace Platform.Actors.Simulation;

/// <summary>A request on its way. <see cref="Method"/> is "Interface/Method".</summary>
public readonly record struct MessageOnItsWay(string Method, string GrainType, string GrainKey);

/// <summary>Dropped requests and responses let the caller run into its time-out; delays of differing length reorder.</summary>
public readonly record struct MessageFate(
    bool DropRequest = false, bool DropResponse = false, TimeSpan RequestDelay = default, TimeSpan ResponseDelay = default)
{
    public static readonly MessageFate Deliver;
}

/// <summary>A network's unreliability. Draw only from the given source, so that the seed decides.</summary>
public interface IMessageFaults
{
    MessageFate Decide(MessageOnItsWay message, Random random);
}

using Platform.Actors.Simulation;

namespace Platform.Simulation;

/// <summary>How bad the world of a seed is.</summary>
public sealed record Weather(bool LosesMessages, bool StoreFails, bool Crashes)
{
    public bool IsFair => !LosesMessages && !StoreFails && !Crashes;

    /// <summary>A quarter of the seeds has fair weather, so that strict order and prompt service can be demanded of them.</summary>
    public static Weather Of(int seed) => (seed % 4) switch
    {
        0 => new(false, false, false),
        1 => new(true, false, false),
        2 => new(false, true, false),
        _ => new(true, true, true),
    };
}

/// <summary>Loses, delays and reorders what grains say to each other. Looking on (<c>Show</c>) and the node's own port stay reliable.</summary>
public sealed class LossyNetwork : IMessageFaults
{
    public MessageFate Decide(MessageOnItsWay message, Random random)
    {
        if (message.Method.EndsWith("/Show", StringComparison.Ordinal) || message.GrainType.Length == 0)
            return MessageFate.Deliver;
        var delay = random.NextDouble() < 0.05 ? TimeSpan.FromMilliseconds(random.Next(3000)) : TimeSpan.Zero;
        return random.NextDouble() switch
        {
            < 0.01 => new MessageFate(DropRequest: true),
            < 0.02 => new MessageFate(DropResponse: true),
            _ => new MessageFate(RequestDelay: delay),
        };
    }
}

public sealed class StoreFault(string what) : IOException(what);

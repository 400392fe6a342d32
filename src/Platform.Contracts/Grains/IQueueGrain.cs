using Platform.Contracts.Views;
using Platform.Domain.Queues;

namespace Platform.Contracts.Grains;

/// <summary>One queue, keyed <c>queue:{tenant}/{queue}</c>.</summary>
public interface IQueueGrain : IGrainWithStringKey
{
    /// <summary>Joins, or renews the claim to the place. Contacts renew every ten seconds.</summary>
    Task<JoinAnswer> Enqueue(JoinRequest request);

    Task Leave(string contactKey);

    /// <summary>The agent is free. Agents say so again every ten seconds.</summary>
    /// <param name="occupancyPermille">Handling time of handling and free time since the log-in.</param>
    [OneWay]
    Task AgentAvailable(string agent, DateTimeOffset idleSince, long version, int occupancyPermille);

    [OneWay]
    Task AgentUnavailable(string agent, long version);

    /// <summary>Another queue's service level is at risk: it is told of free agents who are not needed here.</summary>
    /// <param name="keep">Free agents who stay.</param>
    /// <param name="count">It has no use for more.</param>
    [OneWay]
    Task Lend(string to, int keep, int count);

    /// <summary>Another queue's agent is free for this one, too, for the next seconds.</summary>
    [OneWay]
    Task AgentLent(string agent, DateTimeOffset idleSince, long version, int occupancyPermille, string by);

    Task<QueueView> Show();

    /// <summary>Where a contact stands and how long it has to wait yet; null when it does not wait here.</summary>
    Task<WaitOutlook?> ExpectWait(string contactKey);
}

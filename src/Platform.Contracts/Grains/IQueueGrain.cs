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

    Task<QueueView> Show();
}

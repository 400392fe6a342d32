using Platform.Contracts.Views;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Live;

/// <summary>A queue as it stands.</summary>
public sealed record LiveQueueDto(string Queue, int Waiting, int Offered, long LongestWaitMs, int AvailableAgents)
{
    /// <summary>How long somebody who joins now has to wait, as estimated; null when nobody serves the queue.</summary>
    public long? ExpectedWaitMs { get; init; }
}

/// <summary>What the hub's client method <c>live</c> is called with. Exactly one part is set.</summary>
public sealed record LiveEventDto(DateTimeOffset At, LiveCallDto? Call, AgentPresenceDto? Agent, LiveQueueDto? Queue)
{
    /// <summary>What an agent may know of it.</summary>
    internal LiveEventDto ForAgents() => Call is { Supervision: not null } ? this with { Call = Call with { Supervision = null } } : this;

    internal static LiveEventDto Of(LiveEvent live) => new(
        live.At,
        live.Call is { } call
            ? new(call.CallId, call.Phase, call.From, call.To, call.Queue, call.Agent, call.OfferedAt, call.ConnectedAt)
            {
                Direction = call.Direction,
                CallbackId = call.CallbackId,
                Aside = call.Aside?.Target.Name,
                Third = call.Third,
                Supervision = SupervisionDto.Of(call.Supervision),
            }
            : null,
        live.Agent is { } agent ? AgentPresenceDto.Of(agent) : null,
        live.Queue is { } queue ? new(queue.Queue, queue.Waiting, queue.Offered, queue.LongestWaitMs, queue.AvailableAgents)
        {
            ExpectedWaitMs = queue.ExpectedWaitMs,
        } : null);
}

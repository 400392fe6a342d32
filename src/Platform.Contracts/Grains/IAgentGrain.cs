using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Seats;

namespace Platform.Contracts.Grains;

/// <param name="Refusal">Null when the agent is logged in.</param>
public sealed record LoginAnswer(SeatRefusal? Refusal, AgentView Agent);

/// <param name="Version">Of the agent's state after it answered.</param>
public sealed record ReserveAnswer(AgentRefusal? Refusal, long Version);

/// <summary>One agent, keyed <c>agent:{tenant}/{agent}</c>.</summary>
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>Takes a seat and starts a session. The same session id twice is one login.</summary>
    Task<LoginAnswer> Login(string sessionId, bool ready);

    Task<AgentRefusal?> Logout();

    /// <param name="isForced">A supervisor wants it; see <see cref="AgentCommand.MakeReady"/>.</param>
    Task<AgentRefusal?> MakeReady(bool isForced = false);

    /// <param name="isForced">A supervisor wants it; see <see cref="AgentCommand.TakeBreak"/>.</param>
    Task<AgentRefusal?> TakeBreak(string reason, bool isForced = false);

    Task<AgentRefusal?> ExtendWrapUp(TimeSpan by);

    /// <summary>A sign of life; the session ends when none came for its whole length.</summary>
    Task<AgentRefusal?> KeepAlive();

    /// <summary>The agent's SIP phone is registered. Logs in those who sign in by phone.</summary>
    Task DeviceRegistered();

    /// <summary>The agent's last SIP phone is gone. Logs out those who sign in by phone.</summary>
    Task DeviceLost();

    Task<ReserveAnswer> TryReserve(AgentOffer offer);

    /// <summary>
    /// A contact takes the agent without a queue: one that the agent places itself (also from a break or in wrap-up), or one that is
    /// meant for the agent alone (only when ready), or one that it supervises (also without a seat). The same offer twice is one.
    /// </summary>
    /// <returns>Null when the agent is free for it.</returns>
    Task<AgentRefusal?> Engage(AgentOffer offer);

    /// <summary>The contact is about to ring the device. False when the agent is not held for this offer (any more).</summary>
    /// <param name="contactKey">Who has the agent from then on, where another contact rings it; null for the offer's own.</param>
    Task<bool> Confirm(string offerId, string? contactKey = null);

    Task OfferResult(string offerId, OfferOutcome outcome);

    Task ContactEnded(string offerId);

    [OneWay]
    Task Release(string offerId);

    Task<AgentView> Show();
}

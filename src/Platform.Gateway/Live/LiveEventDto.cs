using Platform.Contracts.Views;
using Platform.Domain.Voicemail;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Live;

/// <summary>A queue as it stands.</summary>
public sealed record LiveQueueDto(string Queue, int Waiting, int Offered, long LongestWaitMs, int AvailableAgents)
{
    /// <summary>How long somebody who joins now has to wait, as estimated; null when nobody serves the queue.</summary>
    public long? ExpectedWaitMs { get; init; }

    /// <summary>Messages that wait for an agent; they are not among <see cref="Waiting"/>.</summary>
    public int Messages { get; init; }
}

/// <summary>Something happened to a message.</summary>
/// <param name="Phase">resting, waiting, hearing, kept or ended; taking while the caller speaks.</param>
/// <param name="Agent">Who hears it now; null for nobody.</param>
/// <param name="NewMessages">Of the mailbox, with this one when it is one.</param>
public sealed record LiveMessageDto(string Id, string Mailbox, string From, MessagePhase Phase, string? Agent, DateTimeOffset LeftAt,
    long? LengthMs, MessageOutcome? Outcome, int NewMessages);

/// <summary>What the hub's client method <c>live</c> is called with. Exactly one part is set.</summary>
public sealed record LiveEventDto(DateTimeOffset At, LiveCallDto? Call, AgentPresenceDto? Agent, LiveQueueDto? Queue,
    LiveMessageDto? Message = null)
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
                MessageId = call.MessageId,
                Aside = call.Aside?.Target.Name,
                Third = call.Third,
                Supervision = SupervisionDto.Of(call.Supervision),
            }
            : null,
        live.Agent is { } agent ? AgentPresenceDto.Of(agent) : null,
        live.Queue is { } queue ? new(queue.Queue, queue.Waiting, queue.Offered, queue.LongestWaitMs, queue.AvailableAgents)
        {
            ExpectedWaitMs = queue.ExpectedWaitMs,
            Messages = queue.Messages,
        } : null,
        live.Message is { } message
            ? new(message.MessageId, message.Mailbox, message.From, message.Phase, message.Agent, message.LeftAt, message.LengthMs, message.Outcome,
                message.NewMessages)
            : null);
}

using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Catalog;

namespace Platform.Gateway.TenantApi;

/// <param name="Queues">Ids of the queues that the agent serves.</param>
/// <param name="Product">The seat product that a login takes.</param>
/// <param name="SignIn">console: by this API; phone: by registering the SIP phone.</param>
/// <param name="SipPassword">Only its digest hashes are kept. Null leaves it as it is; empty takes the phone away.</param>
/// <param name="CallerId">Rented number that those whom the agent calls see. Null leaves it as it is; empty stands for the tenant's.</param>
public sealed record AgentInput(string Name, IReadOnlyList<string> Queues, string Product = "voice", SignInMode SignIn = SignInMode.Console,
    string? SipPassword = null, string? CallerId = null)
{
    /// <summary>What the agent can do. Null leaves it as it is.</summary>
    public IReadOnlyList<SkillLevel>? Skills { get; init; }

    /// <summary>How gladly the agent serves some of its queues; the others are first choices. Null leaves those that it still serves.</summary>
    public IReadOnlyList<QueuePreference>? Preferences { get; init; }

    /// <summary>Id of the agent's team. Null leaves it as it is; empty stands for none.</summary>
    public string? Team { get; init; }

    /// <summary>Whether the agent's device is asked to answer by itself. Null leaves it as it is.</summary>
    public bool? AutoAnswer { get; init; }

    /// <summary>What queues offer the agent: call, callback, message. Null leaves it as it is.</summary>
    public IReadOnlyList<ContactKind>? Takes { get; init; }
}

/// <param name="EndsAt">When it ends by itself; null: when the agent ends it.</param>
/// <param name="LatestEnd">Beyond which the agent cannot put off its end.</param>
/// <param name="IsFixed">Whether the agent has to wait for its end.</param>
/// <param name="CallId">The call that it is for.</param>
public sealed record WrapUpDto(DateTimeOffset? EndsAt, DateTimeOffset? LatestEnd, bool IsFixed, string? CallId);

/// <param name="Presence">offline, ready, reserved, ringing, talking, wrapUp or break.</param>
/// <param name="Reason">Why, when on a break.</param>
/// <param name="Since">When the present state began.</param>
/// <param name="CallId">The call that is offered to or handled by the agent.</param>
/// <param name="SeatProduct">The rented seat that the agent sits on; null when logged out.</param>
/// <param name="NextPresence">What the agent asked for and gets after the call.</param>
public sealed record AgentPresenceDto(string Agent, AgentPresence Presence, string? Reason, DateTimeOffset Since, DateTimeOffset IdleSince,
    string? CallId, string? SeatProduct, AgentPresence? NextPresence)
{
    /// <summary>How the contact came to the agent: queue, direct, placed, supervision, callback or voicemail; null without one.</summary>
    public OfferKind? Kind { get; init; }

    /// <summary>Null but during a wrap-up.</summary>
    public required WrapUpDto? WrapUp { get; init; }

    internal static AgentPresenceDto Of(AgentView view) =>
        new(view.Agent, view.Presence, view.Reason, view.Since, view.IdleSince, view.CallId, view.SeatProduct, view.NextPresence)
        {
            Kind = view.Kind,
            WrapUp = view.WrapUp is { } wrapUp ? new(wrapUp.EndsAt, wrapUp.LatestEnd, wrapUp.IsFixed, view.WrapUpCallId) : null,
        };
}

/// <param name="CallerId">The agent's own, in E.164; null for the tenant's.</param>
/// <param name="SipAddress">What the agent's phone registers as; null when the agent has none.</param>
public sealed record AgentDto(string Id, string Name, IReadOnlyList<string> Queues, string Product, SignInMode SignIn, string? SipAddress,
    string? CallerId, AgentPresenceDto Presence)
{
    public required IReadOnlyList<SkillLevel> Skills { get; init; }
    public required IReadOnlyList<QueuePreference> Preferences { get; init; }
    public required string? Team { get; init; }
    public required bool AutoAnswer { get; init; }

    /// <summary>What queues offer the agent: call, callback, message.</summary>
    public required IReadOnlyList<ContactKind> Takes { get; init; }
}

using System.Collections.Immutable;
using Platform.Domain.Catalog;

namespace Platform.Domain.Calls;

/// <summary>Why a contact leaves a queue that has not served it.</summary>
/// <param name="Limit">What the rule allows: milliseconds of wait or without an agent, contacts, or percent of the service level.</param>
/// <param name="Was">What it was instead, in the same unit.</param>
public sealed record OverflowReason(OverflowTrigger Trigger, long Limit, long Was);

/// <summary>A rule that applies, or what a person wants.</summary>
/// <param name="Rule">Its place among the queue's rules, from 0; a person's wish has none.</param>
/// <param name="Reason">Null for a person's wish.</param>
public sealed record OverflowChoice(int Rule, Destination To, OverflowReason? Reason)
{
    private const int NoRule = -1;

    /// <summary>The log-in of who wants it; null for a rule.</summary>
    public string? By { get; init; }

    public static OverflowChoice Of(string person, Destination to) => new(NoRule, to, null) { By = person };
}

/// <summary>Where a call stands that goes elsewhere, and stays when nobody takes it.</summary>
/// <param name="IsIn">It is in its queue; one that the queue refused is refused when nobody takes it.</param>
/// <param name="HasLeft">The queue was told that it is gone: it rings elsewhere.</param>
/// <param name="IsWelcome">Its subject hears the queue already.</param>
public sealed record OverflowOrigin(bool IsIn, bool HasLeft, bool IsWelcome);

/// <summary>A destination is being asked.</summary>
/// <param name="Rest">Rules that apply, too, for when this one's destination does not take the call.</param>
public sealed record OverflowAttempt(OverflowChoice Choice, ImmutableList<OverflowChoice> Rest, OverflowOrigin From);

/// <summary>What a call tried since somebody talked to it last.</summary>
public sealed record OverflowTrail
{
    public static OverflowTrail None { get; } = new();

    /// <summary>Queues that let it go: it never comes back to them.</summary>
    public ImmutableList<string> Left { get; init; } = [];

    /// <summary>Rules, each as <c>queue/place</c>: none is tried twice, so that all overflowing ends.</summary>
    public ImmutableList<string> Tried { get; init; } = [];

    public OverflowAttempt? Attempt { get; init; }

    /// <summary>A rule that was not tried yet, and leads to no queue that let the call go.</summary>
    public bool Allows(string queue, int rule, Destination to) => !Tried.Contains(Name(queue, rule))
        && !(to is Destination.ToQueue other && (other.Queue == queue || Left.Contains(other.Queue)));

    /// <summary>People may send it wherever it is not.</summary>
    public bool Allows(string queue, OverflowChoice choice) =>
        choice.By is null ? Allows(queue, choice.Rule, choice.To) : choice.To != new Destination.ToQueue(queue);

    public OverflowTrail Try(string queue, OverflowAttempt attempt) => this with
    {
        Tried = attempt.Choice.By is null ? Tried.Add(Name(queue, attempt.Choice.Rule)) : Tried,
        Attempt = attempt,
    };

    private static string Name(string queue, int rule) => FormattableString.Invariant($"{queue}/{rule}");
}

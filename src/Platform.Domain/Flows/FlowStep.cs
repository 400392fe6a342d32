using System.Collections.Immutable;
using Platform.Domain.Calls;
using Platform.Domain.Prompts;

namespace Platform.Domain.Flows;

/// <summary>Something that the call's path tells.</summary>
public abstract record FlowMove
{
    public sealed record EnteredFlow(string Flow, int Version) : FlowMove;

    public sealed record LeftFlow : FlowMove;

    /// <param name="Kind">As in JSON.</param>
    public sealed record EnteredNode(string Node, string Kind) : FlowMove;

    /// <param name="Choice">The way that was taken, where there are several; never a secret digit.</param>
    public sealed record LeftNode(string? Choice) : FlowMove;
}

/// <summary>Why a flow cannot go on. The numbers are stable.</summary>
public enum FlowFailure
{
    /// <summary>The flow or its version is not there.</summary>
    Gone = 1,

    /// <summary>A way leads nowhere.</summary>
    DeadEnd = 2,

    /// <summary>More nodes than any caller passes.</summary>
    TooLong = 3,
}

/// <summary>What the call does next.</summary>
public abstract record FlowAction
{
    /// <param name="EndsByDigit">A key ends it, and is reported.</param>
    public sealed record Play(string PlayId, IReadOnlyList<PromptItem> Items, bool EndsByDigit) : FlowAction;

    /// <summary>Nothing, until a key is pressed or the time is up.</summary>
    public sealed record Listen : FlowAction;

    /// <summary>Ask this; the answer comes back with the turn of the state.</summary>
    /// <param name="Music">The caller hears music meanwhile, else nothing.</param>
    public sealed record LookUp(LookUpRequest Request, bool Music) : FlowAction;

    /// <summary>The call leaves the flow.</summary>
    public sealed record Leave(Destination Destination) : FlowAction;

    public sealed record HangUp : FlowAction;

    public sealed record Fail(FlowFailure Why) : FlowAction;
}

/// <summary>A caller's answer to a question.</summary>
/// <param name="Value">0 to 9.</param>
public sealed record FlowAnswer(string Question, int Value);

/// <summary>One decision of a flow.</summary>
/// <param name="State">As it is from now on.</param>
/// <param name="Moves">What happened, in its order.</param>
public sealed record FlowStep(FlowState State, ImmutableList<FlowMove> Moves, FlowAction Action)
{
    /// <summary>Tags that the call gets.</summary>
    public ImmutableList<string> Tags { get; init; } = [];

    /// <summary>What the caller answered.</summary>
    public ImmutableList<FlowAnswer> Answers { get; init; } = [];

    /// <summary>Points of priority that it has at least; null: as before.</summary>
    public int? Points { get; init; }

    /// <summary>The language from now on; null: as before.</summary>
    public string? Language { get; init; }
}

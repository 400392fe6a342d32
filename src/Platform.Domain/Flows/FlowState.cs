using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Platform.Domain.Flows;

/// <summary>Where a flow goes on when the one that it called comes back.</summary>
public sealed record FlowReturn(string Flow, int Version, string Node);

/// <summary>What a flow waits for.</summary>
public enum FlowWait
{
    /// <summary>To begin.</summary>
    Start = 0,

    /// <summary>The end of what it plays.</summary>
    Playing = 1,

    /// <summary>A key.</summary>
    Listening = 2,

    /// <summary>An answer of a server.</summary>
    LookingUp = 3,
}

/// <summary>
/// How far a call is in its flow: small, and enough to go on from. What callers enter may be a card number, so its text shows no digit.
/// </summary>
/// <param name="Version">The version that the call keeps; 0 before it begins.</param>
/// <param name="Node">The node that waits; empty before it begins.</param>
public sealed record FlowState(string Flow, int Version, string Node)
{
    /// <summary>Who called this flow as a part of itself, the innermost last.</summary>
    public ImmutableList<FlowReturn> Callers { get; init; } = [];

    public FlowWait Wait { get; init; }

    /// <summary>Steps taken so far; names what is played.</summary>
    public int Turn { get; init; }

    /// <summary>Nodes passed so far.</summary>
    public int Passed { get; init; }

    /// <summary>How often the present node has asked again.</summary>
    public int Attempt { get; init; }

    /// <summary>Entered so far at the present node.</summary>
    public string Digits { get; init; } = "";

    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>When it goes on although nothing happened.</summary>
    public DateTimeOffset? Due { get; init; }

    public static FlowState Entering(string flow) => new(flow, 0, "");

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(CultureInfo.InvariantCulture, $"Flow = {Flow}, Version = {Version}, Node = {Node}, Wait = {Wait}, Turn = {Turn}");
        return true;
    }
}

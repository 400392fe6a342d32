namespace Platform.Domain.Flows;

/// <summary>A way out of a node.</summary>
/// <param name="Property">Where it stands in the node.</param>
/// <param name="Next">Null when nothing is named.</param>
/// <param name="NeedsInput">Only a caller who presses something takes it.</param>
internal sealed record FlowLink(string Property, string? Next, bool NeedsInput = false);

/// <summary>What of a node leads where.</summary>
internal static class FlowLinks
{
    public static IReadOnlyList<FlowLink> Of(FlowNode node) => node switch
    {
        FlowNode.Say say => [new("next", say.Next)],
        FlowNode.Menu menu => [.. menu.Choices.Select((choice, i) => new FlowLink($"choices[{i}].next", choice.Next, NeedsInput: true)),
            new("otherwise", menu.Otherwise)],
        FlowNode.Collect collect => [new("next", collect.Next, NeedsInput: true), new("otherwise", collect.Otherwise)],
        FlowNode.Rate rate => [new("next", rate.Next, NeedsInput: true), new("otherwise", rate.Otherwise)],
        FlowNode.Hours { Emergency: null } hours => [new("open", hours.Open), new("closed", hours.Closed)],
        FlowNode.Hours hours => [new("open", hours.Open), new("closed", hours.Closed), new("emergency", hours.Emergency)],
        FlowNode.SetLanguage language => [new("next", language.Next)],
        FlowNode.Tag tag => [new("next", tag.Next)],
        FlowNode.LookUp look => [new("next", look.Next), new("otherwise", look.Otherwise)],
        FlowNode.Switch by => [.. by.Cases.Select((found, i) => new FlowLink($"cases[{i}].next", found.Next)), new("otherwise", by.Otherwise)],
        FlowNode.Subflow subflow => [new("next", subflow.Next)],
        FlowNode.ToQueue or FlowNode.Transfer or FlowNode.Voicemail or FlowNode.Return or FlowNode.HangUp => [],
        _ => throw new InvalidOperationException($"Unknown node {node.GetType().Name}."),
    };
}

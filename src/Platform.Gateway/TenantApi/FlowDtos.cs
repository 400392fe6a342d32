using System.Text.Json;
using Platform.Domain.Flows;

namespace Platform.Gateway.TenantApi;

/// <param name="Published">The version that new calls begin with; null as long as none was published.</param>
/// <param name="IsDraftNew">The draft says something else than the published version.</param>
public sealed record FlowSummaryDto(string Id, string Name, int? Published, bool IsDraftNew);

/// <param name="Draft">What is worked on: a flow as in docs/flow.schema.json.</param>
public sealed record FlowDto(string Id, string Name, int? Published, bool IsDraftNew, JsonElement Draft);

/// <param name="Draft">A flow as in docs/flow.schema.json. It may still be wrong: it is checked when it is published.</param>
public sealed record FlowInputDto(string Name, JsonElement Draft);

/// <param name="Path">Such as <c>nodes[2].choices[0].next</c>.</param>
/// <param name="Code">Such as dead_end, unreachable, loop_without_input, missing_prompt, unknown_reference or recursion.</param>
public sealed record FlowFaultDto(string Path, string Code, string Text);

/// <param name="By">The log-in that published it; apply for what a file declared.</param>
/// <param name="BringsBack">The old version that it is again; null for a new one.</param>
public sealed record FlowVersionDto(int Version, DateTimeOffset At, string By, int? BringsBack, bool IsPublished);

/// <param name="Definition">A flow as in docs/flow.schema.json.</param>
public sealed record FlowVersionDetailDto(int Version, DateTimeOffset At, string By, int? BringsBack, bool IsPublished, JsonElement Definition);

/// <param name="Keys">
/// What is pressed each time that the flow listens, one text after the other; an empty text presses nothing until the time is up, and so
/// does whoever has none left. At most 100.
/// </param>
/// <param name="At">For opening hours; left out: now.</param>
/// <param name="Answers">
/// What look-ups are answered, one after the other, each the text of a JSON document; nobody is really asked, and whoever has none left finds
/// no server. At most 100.
/// </param>
public sealed record FlowTestInput(IReadOnlyList<string>? Keys = null, DateTimeOffset? At = null, IReadOnlyList<string>? Answers = null);

/// <param name="End">left, hungUp or failed.</param>
/// <param name="Destination">Where the call went, such as <c>queue:support</c>.</param>
/// <param name="Failure">gone, deadEnd or tooLong.</param>
/// <param name="Points">Of priority; null when no node set them.</param>
public sealed record FlowTestDto(IReadOnlyList<RehearsedNode> Path, string End, string? Destination, FlowFailure? Failure,
    IReadOnlyList<string> Tags, int? Points, string? Language);

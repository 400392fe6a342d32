using System.Text.Json.Serialization;

namespace Platform.Gateway.Problems;

/// <summary>
/// RFC 9457 problem details. <see cref="Code"/> is stable; <see cref="Detail"/> is for people, in zh-CN or en by Accept-Language.
/// </summary>
/// <param name="Type"><c>urn:platform:problem:{code}</c>.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="TraceId">W3C trace id, to be quoted in a report.</param>
/// <param name="Faults">What is wrong with the input, each with its place in it.</param>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemFault>? Faults = null);

/// <param name="Path">JSON path of the input or the declared thing, such as <c>$.queues[0].maxWaitMs</c>.</param>
/// <param name="Code">Stable name of what is wrong, where there is one.</param>
public sealed record ProblemFault(string Path, string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null);

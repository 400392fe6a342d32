using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;

namespace Platform.Gateway.TenantApi;

/// <param name="AtMs">Where in the recording.</param>
/// <param name="From">When the gap began.</param>
/// <param name="LengthMs">How long nothing was recorded.</param>
public sealed record RecordingGapDto(long AtMs, DateTimeOffset From, long LengthMs);

/// <param name="Agents">Who talked, in the order of the talks.</param>
/// <param name="Queues">Where they came from.</param>
/// <param name="State">open, complete, recovered or missing.</param>
/// <param name="LengthMs">Of the audio, gaps left out; null as long as it is open, and when there is none.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Head">The last hash of the file's chain in hex: it stands for all of it.</param>
/// <param name="Gaps">Times that are not in it: pauses, and waiting after a transfer.</param>
/// <param name="Fault">Why it is missing or not whole: diskFull, notWritable, storeUnavailable, overloaded, notStarted, fileGone or damaged.</param>
/// <param name="KeepUntil">Deleted after that.</param>
public sealed record RecordingDto(string CallId, string From, string To, CallDirection Direction, DateTimeOffset StartedAt, DateTimeOffset? EndedAt,
    IReadOnlyList<string> Agents, IReadOnlyList<string> Queues, RecordingState State, long? LengthMs, long? Bytes, string? Head,
    IReadOnlyList<RecordingGapDto> Gaps, RecordingFault? Fault, DateTimeOffset? KeepUntil)
{
    internal static RecordingDto Of(Recording recording) => new(recording.CallId, recording.From, recording.To, recording.Direction,
        recording.StartedAt, recording.EndedAt, recording.Agents, recording.Queues, recording.State, recording.File?.LengthMs,
        recording.File?.Bytes, recording.File?.Head,
        [.. (recording.File?.Gaps ?? []).Select(gap => new RecordingGapDto(gap.AtMs, gap.From, gap.LengthMs))], recording.Fault,
        recording.KeepUntil);
}

/// <param name="Left">The loudest sample of each part, 0 to 100.</param>
public sealed record WaveformDto(IReadOnlyList<int> Left, IReadOnlyList<int> Right);

/// <param name="Verdict">sound, noRecording, brokenChain, notAuthentic, wrongEnd or fileGone.</param>
public sealed record VerificationDto(RecordingVerdict Verdict);

/// <param name="Mode">inherit, always, never or onDemand.</param>
public sealed record RecordingModeInput(RecordingMode Mode);

/// <param name="Mode">always, never or onDemand: where agent, queue and number say nothing.</param>
/// <param name="Days">Days after the call for which its recording is kept.</param>
public sealed record RecordingPolicyInput(RecordingMode Mode, int Days);

public sealed record RecordingRuleDto(string Id, RecordingMode Mode);

/// <param name="Mode">Where agent, queue and number say nothing.</param>
/// <param name="Days">Days after the call for which its recording is kept.</param>
public sealed record RecordingPolicyDto(RecordingMode Mode, int Days, IReadOnlyList<RecordingRuleDto> Numbers,
    IReadOnlyList<RecordingRuleDto> Queues, IReadOnlyList<RecordingRuleDto> Agents);

using Microsoft.Extensions.Logging;
using Platform.Media;

namespace Platform.Telephony;

/// <summary>Log messages with stable ids. Numbers of callers and credentials are never in them.</summary>
internal static partial class TelephonyLog
{
    [LoggerMessage(3001, LogLevel.Information, "Node {Node} takes calls on {Addresses}")]
    public static partial void Started(this ILogger logger, string node, string addresses);

    [LoggerMessage(3002, LogLevel.Information, "Node {Node} stops with {Calls} calls up")]
    public static partial void Stopping(this ILogger logger, string node, int calls);

    [LoggerMessage(3003, LogLevel.Debug, "Call {CallKey} offered by trunk {Trunk}")]
    public static partial void Offered(this ILogger logger, string callKey, string trunk);

    [LoggerMessage(3004, LogLevel.Information, "INVITE of {Source} refused with {Status}: {Cause}")]
    public static partial void Refused(this ILogger logger, string source, int status, string cause);

    [LoggerMessage(3005, LogLevel.Warning, "Call {CallKey} was not taken by its grain: {Reason}")]
    public static partial void AnnounceFailed(this ILogger logger, string callKey, string reason);

    [LoggerMessage(3006, LogLevel.Warning, "Call {CallKey}: report {Report} has to be sent again: {Reason}")]
    public static partial void ReportFailed(this ILogger logger, string callKey, string report, string reason);

    [LoggerMessage(3007, LogLevel.Error, "Call {CallKey} is given up: {Reason}")]
    public static partial void Dropped(this ILogger logger, string callKey, string reason);

    [LoggerMessage(3008, LogLevel.Error, "Call {CallKey} met a fault")]
    public static partial void CallFault(this ILogger logger, Exception fault, string callKey);

    [LoggerMessage(3009, LogLevel.Error, "A SIP handler met a fault")]
    public static partial void HandlerFault(this ILogger logger, Exception fault);

    [LoggerMessage(3010, LogLevel.Information, "Agent {Agent} of {Tenant} has its first device registered")]
    public static partial void DeviceRegistered(this ILogger logger, string tenant, string agent);

    [LoggerMessage(3011, LogLevel.Information, "Agent {Agent} of {Tenant} has no registered device any more")]
    public static partial void DeviceLost(this ILogger logger, string tenant, string agent);

    [LoggerMessage(3012, LogLevel.Warning, "Agent {AgentKey} could not be told about its device: {Reason}")]
    public static partial void NoticeFailed(this ILogger logger, string agentKey, string reason);

    [LoggerMessage(3013, LogLevel.Information, "{Method} for {AddressOfRecord} refused: {Verdict}")]
    public static partial void CredentialsRefused(this ILogger logger, string method, string addressOfRecord, string verdict);

    [LoggerMessage(3014, LogLevel.Error, "REGISTER for {AddressOfRecord} could not be stored")]
    public static partial void RegisterFailed(this ILogger logger, Exception fault, string addressOfRecord);

    [LoggerMessage(3015, LogLevel.Error, "Registrations could not be swept")]
    public static partial void SweepFailed(this ILogger logger, Exception fault);

    [LoggerMessage(3016, LogLevel.Warning, "Call {CallKey}, leg {LegId}: media refused {Order}: {Refusal}")]
    public static partial void MediaRefused(this ILogger logger, string callKey, string legId, string order, string refusal);

    [LoggerMessage(3017, LogLevel.Warning, "Call {CallKey}, leg {LegId}: one-way audio, this side is not heard: {Fault}")]
    public static partial void OneWayAudio(this ILogger logger, string callKey, string legId, string fault);

    [LoggerMessage(3018, LogLevel.Warning, "Call {CallKey}, leg {LegId}: media could not be secured: {Reason}")]
    public static partial void MediaNotSecured(this ILogger logger, string callKey, string legId, string reason);

    [LoggerMessage(3030, LogLevel.Information, "Trunk {Trunk}: peer {Peer} takes calls again")]
    public static partial void PeerUp(this ILogger logger, string trunk, string peer);

    [LoggerMessage(3031, LogLevel.Information, "Trunk {Trunk}: peer {Peer} failed with {Status} and is asked again")]
    public static partial void PeerSuspected(this ILogger logger, string trunk, string peer, int status);

    [LoggerMessage(3032, LogLevel.Warning, "Trunk {Trunk}: peer {Peer} is down, last status {Status}")]
    public static partial void PeerDown(this ILogger logger, string trunk, string peer, int status);

    [LoggerMessage(3033, LogLevel.Error, "Trunk {Trunk}: peer {Peer} could not be asked")]
    public static partial void ProbeFailed(this ILogger logger, Exception fault, string trunk, string peer);

    [LoggerMessage(3034, LogLevel.Information, "Trunk {Trunk} is registered at its carrier")]
    public static partial void TrunkRegistered(this ILogger logger, string trunk);

    [LoggerMessage(3035, LogLevel.Warning, "Trunk {Trunk} is not registered at its carrier, last status {Status}")]
    public static partial void TrunkNotRegistered(this ILogger logger, string trunk, int status);

    [LoggerMessage(3036, LogLevel.Error, "Trunk {Trunk} could not be registered")]
    public static partial void RegistrationFault(this ILogger logger, Exception fault, string trunk);

    [LoggerMessage(3037, LogLevel.Information, "INVITE refused: {Verdict} for the log-in of a trunk")]
    public static partial void TrunkLogInRefused(this ILogger logger, string verdict);
    [LoggerMessage(3040, LogLevel.Information, "Call {CallKey} placed by agent {Agent}")]
    public static partial void Placed(this ILogger logger, string callKey, string agent);

    [LoggerMessage(3042, LogLevel.Warning, "Prompt {Tenant}/{Prompt} could not be played: {Reason}")]
    public static partial void PromptMissed(this ILogger logger, string tenant, string prompt, string reason);

    [LoggerMessage(3041, LogLevel.Warning, "Node {Node} could not say that it is there: {Reason}")]
    public static partial void PresenceFailed(this ILogger logger, string node, string reason);

    [LoggerMessage(3043, LogLevel.Warning, "Node {Node} has no media for browsers on UDP port {Port}: {Refusal}")]
    public static partial void NoBrowserMedia(this ILogger logger, string node, int port, MediaRefusal refusal);

    [LoggerMessage(3050, LogLevel.Error, "Call {CallKey} is not recorded, or not any more: {Reason}")]
    public static partial void RecordingFailed(this ILogger log, string callKey, string reason);

    [LoggerMessage(3051, LogLevel.Error, "The recording of {CallKey} could not be closed in the index; it is tried again")]
    public static partial void RecordingNotClosed(this ILogger log, Exception fault, string callKey);

    [LoggerMessage(3052, LogLevel.Error, "The recording of call {CallId} of {Tenant} is missing: {Reason}")]
    public static partial void RecordingMissing(this ILogger log, string tenant, string callId, string reason);

    [LoggerMessage(3053, LogLevel.Warning, "The recording of call {CallId} of {Tenant} was left open and is closed after {LengthMs} ms")]
    public static partial void RecordingRecovered(this ILogger log, string tenant, string callId, long lengthMs);

    [LoggerMessage(3054, LogLevel.Warning, "The file {Path} had no entry; it is the recording of call {CallId} of {Tenant}")]
    public static partial void OrphanLinked(this ILogger log, string path, string tenant, string callId);

    [LoggerMessage(3055, LogLevel.Warning, "The file {Path} among the recordings is none")]
    public static partial void StrangeFile(this ILogger log, string path);

    [LoggerMessage(3056, LogLevel.Error, "Could not {Step}; it is tried again within a minute")]
    public static partial void RecordingKeepingFailed(this ILogger log, Exception fault, string step);

    [LoggerMessage(3057, LogLevel.Warning, "The recording of call {CallId} of {Tenant} was missing, and its file {Path} is back")]
    public static partial void RecordingIsBack(this ILogger log, string tenant, string callId, string path);
}

using Platform.Domain.Calls;
using Platform.Sip.Messages;

namespace Platform.Telephony.Edge;

/// <summary>
/// The Reason header (RFC 3326) that every refusal and release carries: one value of our own with the platform's cause,
/// one with the ISUP cause (ITU-T Q.850) that carriers' switches understand.
/// </summary>
public static class ReasonHeader
{
    private const string House = "X-Platform";

    public static IReadOnlyList<string> Of(EndCause cause) =>
        cause == EndCause.AnsweredElsewhere ? Answered : [Value(House, (int)cause, Text(cause)), new Reason(Reason.Q850, Q850(cause)).ToString()];

    public static string Of(EdgeRefusal refusal) => Value(House, (int)refusal, Text(refusal));

    public static IReadOnlyList<string> Answered { get; } = [Value(Reason.Sip, 200, "Call completed elsewhere")];

    /// <summary>For the CANCEL of a call that rang long enough.</summary>
    public static IReadOnlyList<string> NoAnswer { get; } = [new Reason(Reason.Q850, 19, "No answer").ToString()];

    /// <summary>The final response to an INVITE that is released before it was answered.</summary>
    public static int StatusOf(EndCause cause) => cause switch
    {
        EndCause.ChannelLimit or EndCause.QueueFull or EndCause.Busy => 486,
        EndCause.UnknownQueue or EndCause.UnallocatedNumber => 404,
        EndCause.Barred or EndCause.AgentNotFree => 403,
        EndCause.Rejected => 603,
        EndCause.MediaLost or EndCause.LegFailed or EndCause.FlowFailed => 500,
        EndCause.NodeLost or EndCause.NoRoute or EndCause.OutboundLimit => 503,
        _ => 480,
    };

    public static string Text(EndCause cause) => cause switch
    {
        EndCause.CallerHungUp => "caller_hung_up",
        EndCause.AgentHungUp => "agent_hung_up",
        EndCause.Abandoned => "abandoned",
        EndCause.QueueTimeout => "queue_timeout",
        EndCause.QueueFull => "queue_full",
        EndCause.ChannelLimit => "channel_limit",
        EndCause.UnknownQueue => "unknown_queue",
        EndCause.MediaLost => "media_lost",
        EndCause.NodeLost => "node_lost",
        EndCause.Cleared => "cleared",
        EndCause.LegFailed => "leg_failed",
        EndCause.Busy => "busy",
        EndCause.Rejected => "rejected",
        EndCause.NoAnswer => "no_answer",
        EndCause.UnallocatedNumber => "unallocated_number",
        EndCause.NoRoute => "no_route",
        EndCause.Barred => "barred",
        EndCause.OutboundLimit => "outbound_limit",
        EndCause.CalleeHungUp => "callee_hung_up",
        EndCause.AgentNotFree => "agent_not_free",
        EndCause.Transferred => "transferred",
        EndCause.AgentLost => "agent_lost",
        EndCause.AnsweredElsewhere => "answered_elsewhere",
        EndCause.AbandonedInFlow => "abandoned_in_flow",
        EndCause.FlowEnded => "flow_ended",
        EndCause.FlowFailed => "flow_failed",
        EndCause.CallbackBooked => "callback_booked",
        EndCause.CallbackDeclined => "callback_declined",
        EndCause.VoicemailLeft => "voicemail_left",
        EndCause.VoicemailEmpty => "voicemail_empty",
        EndCause.VoicemailClosed => "voicemail_closed",
        EndCause.MessageDone => "message_done",
        EndCause.MessagePutBack => "message_put_back",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };

    public static string Text(EdgeRefusal refusal) => refusal switch
    {
        EdgeRefusal.UnknownSource => "unknown_source",
        EdgeRefusal.UnknownNumber => "unknown_number",
        EdgeRefusal.TrunkLimit => "trunk_limit",
        EdgeRefusal.NoCommonCodec => "no_common_codec",
        EdgeRefusal.NoMediaPorts => "no_media_ports",
        EdgeRefusal.Stopping => "stopping",
        EdgeRefusal.BadDescription => "bad_description",
        EdgeRefusal.UnsupportedBody => "unsupported_body",
        EdgeRefusal.UnsupportedExtension => "unsupported_extension",
        EdgeRefusal.UnknownDialog => "unknown_dialog",
        EdgeRefusal.Barred => "barred",
        EdgeRefusal.CallerIdNotRented => "caller_id_not_rented",
        EdgeRefusal.TransferNotOffered => "transfer_not_offered",
        EdgeRefusal.BadReferTo => "bad_refer_to",
        EdgeRefusal.SessionTooBrief => "session_too_brief",
        EdgeRefusal.BadReplaces => "bad_replaces",
        EdgeRefusal.NotYourDialog => "not_your_dialog",
        EdgeRefusal.DialogIsConfirmed => "dialog_is_confirmed",
        EdgeRefusal.UnfitProtection => "unfit_protection",
        EdgeRefusal.NoBrowserMedia => "no_browser_media",
        EdgeRefusal.OtherKindOfPhone => "other_kind_of_phone",
        EdgeRefusal.AgentIsInCall => "agent_is_in_call",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    private static string Value(string protocol, int cause, string text) => new Reason(protocol, cause, text).ToString();

    private static int Q850(EndCause cause) => cause switch
    {
        EndCause.ChannelLimit or EndCause.OutboundLimit => 34,
        EndCause.QueueFull or EndCause.Busy => 17,
        EndCause.UnknownQueue or EndCause.UnallocatedNumber => 1,
        EndCause.QueueTimeout or EndCause.NoAnswer => 19,
        EndCause.NoRoute => 3,
        EndCause.Rejected or EndCause.Barred => 21,
        EndCause.MediaLost or EndCause.LegFailed or EndCause.NodeLost or EndCause.AgentLost => 41,
        _ => 16,
    };
}

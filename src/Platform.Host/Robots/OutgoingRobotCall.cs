using Platform.Sip;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Host.Robots;

/// <summary>A call that a robot places. Early media is heard; talking begins with the 2xx.</summary>
internal sealed class OutgoingRobotCall : RobotCall, ISipResponseHandler
{
    private SipClientTransaction? _invite;
    private bool _isGivenUp;

    private OutgoingRobotCall(RobotStation station, RobotAudio audio, string callee)
        : base(station, audio, callee)
    {
    }

    /// <summary>The Call-ID of the INVITE, as the far side's logs have it.</summary>
    public string SipCallId => _invite!.Request.CallId;

    /// <summary>Sends the INVITE.</summary>
    /// <param name="from">User part of the caller's address: its number.</param>
    public static OutgoingRobotCall? Place(RobotStation station, SipUri callee, string from, RobotVoice voice)
    {
        if (station.OpenAudio(voice) is not { } audio) return null;
        var call = new OutgoingRobotCall(station, audio, callee.DecodedUser ?? "");
        var invite = NewInvite(station, callee, from);
        AddBody(invite, audio.Offer());
        station.Remember(call, invite.CallId, invite.From.Tag!);
        lock (call.Gate) call._invite = station.Sip.SendRequest(invite, call);
        return call;
    }

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        lock (Gate)
        {
            if (response.IsSuccess) OnAnswered(transaction, response);
            else if (response.IsFinal) End(_isGivenUp ? new RobotCallEnd(RobotEndCause.Cancelled) : Refusal(response));
            else if (Phase == RobotCallPhase.Ringing) Audio.Complete(response);
        }
    }

    public void OnTimeout(SipClientTransaction transaction) =>
        Fail(new RobotCallEnd(RobotEndCause.Refused, 408, "no answer to the INVITE"));

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) =>
        Fail(new RobotCallEnd(RobotEndCause.Refused, 503, $"the INVITE could not be sent: {error}"));

    protected override void GiveUp()
    {
        _isGivenUp = true;
        _invite!.Cancel();
    }

    /// <summary>A 2xx that overtook our CANCEL is acknowledged and ended at once (RFC 3261 section 9.1).</summary>
    private void OnAnswered(SipClientTransaction transaction, SipResponse response)
    {
        if (!Dialog.TryFromResponse(transaction.Request, response, transaction.Target, out var dialog)) return;
        transaction.SendAck(Dialog.Ack(dialog, transaction.Request.CSeq.Number));
        if (Phase != RobotCallPhase.Ringing) return;
        State = dialog;
        Audio.Complete(response);
        if (_isGivenUp) SayBye(new RobotCallEnd(RobotEndCause.Cancelled));
        else BeginTalking();
    }

    private void Fail(RobotCallEnd end)
    {
        lock (Gate) End(end);
    }

    private static RobotCallEnd Refusal(SipResponse response) =>
        new(RobotEndCause.Refused, response.StatusCode, $"{response.ReasonPhrase} {response.First(SipHeader.Reason)}".Trim());

    private static SipRequest NewInvite(RobotStation station, SipUri callee, string from)
    {
        var invite = new SipRequest(SipMethod.Invite, callee);
        var contact = station.Contact(from);
        invite.Add(SipHeader.From, new NameAddr(SipUri.Sip(from, contact.Host)).WithTag(station.Sip.Ids.NewTag()).ToString());
        invite.Add(SipHeader.To, $"<{callee}>");
        invite.Add(SipHeader.CallId, station.Sip.Ids.NewCallId());
        invite.Add(SipHeader.CSeq, "1 INVITE");
        invite.Add(SipHeader.Contact, $"<{contact}>");
        return invite;
    }
}

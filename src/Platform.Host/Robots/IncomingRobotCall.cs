using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Transactions;

namespace Platform.Host.Robots;

/// <summary>A call that rings at a robot's phone: 180 at once, 200 when the robot answers, talking from the ACK on.</summary>
internal sealed class IncomingRobotCall : RobotCall
{
    private readonly SipServerTransaction _invite;
    private readonly SdpSession _description;
    private bool _isAnswered;

    private IncomingRobotCall(RobotStation station, RobotAudio audio, SipServerTransaction invite, SdpSession description)
        : base(station, audio, invite.Request.From.Uri.DecodedUser ?? "")
    {
        (_invite, _description) = (invite, description);
        var contact = station.Contact(invite.Request.Uri.DecodedUser);
        State = Dialog.FromRequest(invite.Request, invite.LocalTag, contact, invite.Source, confirmed: false);
        invite.State = this;
    }

    /// <summary>Rings, or refuses the INVITE and gives null.</summary>
    public static IncomingRobotCall? Ring(RobotStation station, SipServerTransaction invite, RobotVoice voice)
    {
        if (station.OpenAudio(voice) is not { } audio)
        {
            invite.Respond(503);
            return null;
        }
        var description = invite.Request.Body.IsEmpty ? audio.Offer() : audio.Answer(invite.Request);
        if (description is null)
        {
            audio.Dispose();
            invite.Respond(488);
            return null;
        }
        var call = new IncomingRobotCall(station, audio, invite, description);
        station.Remember(call, invite.Request.CallId, invite.LocalTag);
        invite.Respond(call.Response(180));
        return call;
    }

    public void Answer()
    {
        lock (Gate)
        {
            if (_isAnswered || Phase != RobotCallPhase.Ringing) return;
            _isAnswered = true;
            var response = Response(200);
            AddBody(response, _description);
            _invite.Respond(response);
        }
    }

    public void OnCancel()
    {
        lock (Gate)
        {
            if (_isAnswered) return;
            _invite.Respond(487);
            End(new RobotCallEnd(RobotEndCause.Cancelled));
        }
    }

    /// <summary>Before the answer: busy. Between answer and ACK: BYE, which a caller may send at any time once it answered.</summary>
    protected override void GiveUp()
    {
        if (_isAnswered)
        {
            SayBye(new RobotCallEnd(RobotEndCause.HungUpHere));
            return;
        }
        _invite.Respond(486);
        End(new RobotCallEnd(RobotEndCause.HungUpHere));
    }

    private SipResponse Response(int status)
    {
        var response = _invite.CreateResponse(status);
        response.Add(SipHeader.Contact, $"<{State!.LocalContact}>");
        return response;
    }
}

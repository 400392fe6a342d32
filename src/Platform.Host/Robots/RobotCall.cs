using Platform.Sip;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Transactions;

namespace Platform.Host.Robots;

internal enum RobotCallPhase
{
    Ringing,
    Talking,
    Ended,
}

/// <summary>
/// One call of a robot: a SIP dialog with its audio. Safe for any thread: SIP comes in on a lane of the stack, orders from
/// whoever plays the robot. The phase only moves forward, and the audio goes with the call.
/// </summary>
internal abstract class RobotCall(RobotStation station, RobotAudio audio, string otherParty)
{
    private readonly TaskCompletionSource<bool> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<RobotCallEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RobotAudio Audio { get; } = audio;

    /// <summary>The user part of the far side's address: a number or an agent.</summary>
    public string OtherParty { get; } = otherParty;

    /// <summary>Whether the call came to talking, as soon as that is certain.</summary>
    public Task<bool> Connected => _connected.Task;

    public Task<RobotCallEnd> Ended => _ended.Task;

    public RobotCallPhase Phase { get; private set; }

    protected RobotStation Station { get; } = station;

    protected Lock Gate { get; } = new();

    /// <summary>Null until the far side's tag is known.</summary>
    protected DialogState? State { get; set; }

    /// <summary>Ends the call, whatever it takes in its phase.</summary>
    public void HangUp()
    {
        lock (Gate)
        {
            if (Phase == RobotCallPhase.Talking) SayBye(new RobotCallEnd(RobotEndCause.HungUpHere));
            else if (Phase == RobotCallPhase.Ringing) GiveUp();
        }
    }

    /// <summary>A request of the far side within the dialog.</summary>
    public void OnRequest(SipServerTransaction transaction)
    {
        lock (Gate)
        {
            transaction.State = this;
            if (State is null || Phase == RobotCallPhase.Ended) transaction.Respond(481);
            else if (Dialog.Receive(State,
                transaction.Request) is { IsAccepted: false } refused) transaction.Respond(refused.RefusalStatusCode);
            else Take(transaction, State = Dialog.Receive(State, transaction.Request).Dialog);
        }
    }

    /// <summary>The ACK to our 2xx; it carries the answer when the INVITE had no offer.</summary>
    public void OnAck(SipRequest ack)
    {
        lock (Gate)
        {
            Audio.Complete(ack);
            if (Phase == RobotCallPhase.Ringing) BeginTalking();
        }
    }

    public void OnAckTimeout()
    {
        lock (Gate)
        {
            if (Phase != RobotCallPhase.Ended) SayBye(new RobotCallEnd(RobotEndCause.AnswerLost));
        }
    }

    protected abstract void GiveUp();

    protected void BeginTalking()
    {
        Phase = RobotCallPhase.Talking;
        Audio.StartTalking();
        _connected.TrySetResult(true);
    }

    protected void SayBye(RobotCallEnd end)
    {
        (State, var bye) = Dialog.NewRequest(State!, SipMethod.Bye);
        Finish();
        _ = SendBye(bye, end);
    }

    protected void End(RobotCallEnd end)
    {
        if (Phase == RobotCallPhase.Ended) return;
        Finish();
        _ended.TrySetResult(end);
    }

    protected static void AddBody(SipMessage message, SdpSession description) =>
        message.SetBody(SdpSession.ContentType, description.ToBytes());

    private async Task SendBye(SipRequest bye, RobotCallEnd end)
    {
        await Station.Sip.SendRequestAsync(bye, Dialog.PathOf(State!));
        _ended.TrySetResult(end);
    }

    private void Finish()
    {
        Phase = RobotCallPhase.Ended;
        Audio.Dispose();
        Station.Forget(this);
        _connected.TrySetResult(false);
    }

    private void Take(SipServerTransaction transaction, DialogState dialog)
    {
        var method = transaction.Request.Method;
        if (method == SipMethod.Bye)
        {
            transaction.Respond(200);
            End(new RobotCallEnd(RobotEndCause.HungUpThere));
        }
        else if (method == SipMethod.Invite) TakeChange(transaction, dialog);
        else transaction.Respond(method == SipMethod.Options || method == SipMethod.Info ? 200 : 405);
    }

    /// <summary>A re-INVITE: hold, resume, another address (RFC 3264 section 8). Without an offer it asks for ours.</summary>
    private void TakeChange(SipServerTransaction transaction, DialogState dialog)
    {
        var body = transaction.Request.Body.IsEmpty ? Audio.Offer() : Audio.Answer(transaction.Request);
        if (body is null)
        {
            transaction.Respond(488);
            return;
        }
        var response = transaction.CreateResponse(200);
        response.Add(SipHeader.Contact, $"<{dialog.LocalContact}>");
        AddBody(response, body);
        transaction.Respond(response);
    }
}

using Platform.Sip;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sessions;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Calls;

/// <summary>
/// Hears one of an agent's devices. Time-outs and transport faults count as 408 and 503 (RFC 3261 section 8.1.3.1). SIP keeps the
/// transaction for half a minute after the answer; once the leg is over, what comes late needs neither the leg nor its call.
/// </summary>
internal sealed class ForkHandler(LegHandle of, int fork, CallServices services) : ISipResponseHandler
{
    private volatile LegHandle? owner = of;
    private ITimer? silence;
    private volatile bool wasHeard;

    /// <summary>
    /// A device that is still silent when the time is over is given up; should it answer after all, its 200 is a stray one.
    /// </summary>
    public void ExpectAnything(SipClientTransaction transaction)
    {
        silence = services.Time.CreateTimer(_ => GiveUp(transaction), null, services.Options.DeviceSilence, Timeout.InfiniteTimeSpan);
        if (wasHeard)
            silence.Dispose();
    }

    /// <summary>The leg is over: from now on a 200 is a stray one.</summary>
    public void LetGo() => owner = null;

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        Hear();
        if (response.IsSuccess && owner is null)
            StrayAnswer.HangUp(services.Sip, transaction, response);
        else if (response.IsSuccess)
            Tell(new LegInput.ForkAnswered(fork, transaction.Request, response, transaction.Target));
        else if (SessionTimer.Again(transaction.Request, response, services.Options.SessionTimer) is { } again)
            Tell(new LegInput.SessionTooBrief(fork, again));
        else if (response.IsFinal)
            Tell(new LegInput.ForkFailed(fork, response.StatusCode));
        else if (response.StatusCode > 100)
            Ring();
    }

    public void OnTimeout(SipClientTransaction transaction) => Fail(408);

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) => Fail(503);

    private void Fail(int status)
    {
        Hear();
        Tell(new LegInput.ForkFailed(fork, status));
    }

    private void Hear()
    {
        wasHeard = true;
        silence?.Dispose();
    }

    private void GiveUp(SipClientTransaction transaction)
    {
        if (wasHeard)
            return;
        transaction.Cancel();
        Tell(new LegInput.ForkFailed(fork, 408));
    }

    private void Ring()
    {
        if (owner is { Leg: var leg } && Interlocked.Exchange(ref leg.RangOnce, 1) == 0)
            services.Metrics.Rang(services.Time.GetElapsedTime(leg.StartedAt));
        Tell(new LegInput.ForkRang(fork));
    }

    private void Tell(LegInput input)
    {
        if (owner is { } live)
            live.Call.Post(live.Leg, input);
    }
}

/// <summary>A 200 that nobody wants any more: its ACK, then a BYE (RFC 3261 section 13.2.2.4).</summary>
internal static class StrayAnswer
{
    public static void HangUp(SipStack sip, SipClientTransaction invite, SipResponse answer)
    {
        if (!Dialog.TryFromResponse(invite.Request, answer, invite.Target, out var dialog))
            return;
        invite.SendAck(Dialog.Ack(dialog, invite.Request.CSeq.Number));
        HangUp(sip, dialog);
    }

    public static void HangUp(SipStack sip, DialogState dialog)
    {
        var (next, bye) = Dialog.NewRequest(dialog, SipMethod.Bye);
        sip.SendRequest(bye, IgnoredAnswer.Instance, Dialog.PathOf(next));
    }
}

/// <summary>Hears the answer to our refresh.</summary>
internal sealed class RefreshHandler(CallSession call, Leg leg) : ISipResponseHandler
{
    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        if (response.IsFinal)
            call.Post(leg, new LegInput.RefreshAnswered(response.StatusCode, response));
    }

    public void OnTimeout(SipClientTransaction transaction) => call.Post(leg, new LegInput.RefreshAnswered(408, null));

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) =>
        call.Post(leg, new LegInput.RefreshAnswered(408, null));
}

/// <summary>Hears whether a NOTIFY was taken. Any refusal ends the subscription (RFC 6665 section 4.2.2); silence changes nothing.</summary>
internal sealed class NotifyHandler(CallSession call, Leg leg) : ISipResponseHandler
{
    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        if (response.StatusCode >= 300)
            call.Post(leg, new LegInput.NotifyRefused());
    }

    public void OnTimeout(SipClientTransaction transaction)
    {
    }

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error)
    {
    }
}

/// <summary>Hears that a BYE is done, however it went, and then has no more to do with the leg.</summary>
internal sealed class ByeHandler(CallSession call, Leg leg) : ISipResponseHandler
{
    private LegHandle? owner = new(call, leg);

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        if (response.IsFinal)
            Done();
    }

    public void OnTimeout(SipClientTransaction transaction) => Done();

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) => Done();

    private void Done()
    {
        if (Interlocked.Exchange(ref owner, null) is { } live)
            live.Call.Post(live.Leg, new LegInput.ByeDone());
    }
}

/// <summary>For the BYE of a dialog that nobody wanted.</summary>
internal sealed class IgnoredAnswer : ISipResponseHandler
{
    public static readonly IgnoredAnswer Instance = new();

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
    }

    public void OnTimeout(SipClientTransaction transaction)
    {
    }

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error)
    {
    }
}

using Platform.Sip;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Calls;

/// <summary>Hears one of an agent's devices. Time-outs and transport faults count as 408 and 503 (RFC 3261 section 8.1.3.1).</summary>
internal sealed class ForkHandler(CallSession call, Leg leg, int fork, Action onRang) : ISipResponseHandler
{
    private ITimer? silence;
    private volatile bool wasHeard;

    /// <summary>
    /// A device that is still silent when the time is over is given up; should it answer after all, its 200 is a stray one.
    /// </summary>
    public void ExpectAnything(SipClientTransaction transaction, TimeProvider time, TimeSpan within)
    {
        silence = time.CreateTimer(_ => GiveUp(transaction), null, within, Timeout.InfiniteTimeSpan);
        if (wasHeard)
            silence.Dispose();
    }

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        Hear();
        if (response.IsSuccess)
            call.Post(leg, new LegInput.ForkAnswered(fork, transaction.Request, response, transaction.Target));
        else if (response.IsFinal)
            call.Post(leg, new LegInput.ForkFailed(fork, response.StatusCode));
        else if (response.StatusCode > 100)
            Ring();
    }

    public void OnTimeout(SipClientTransaction transaction) => Fail(408);

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) => Fail(503);

    private void Fail(int status)
    {
        Hear();
        call.Post(leg, new LegInput.ForkFailed(fork, status));
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
        call.Post(leg, new LegInput.ForkFailed(fork, 408));
    }

    private void Ring()
    {
        onRang();
        call.Post(leg, new LegInput.ForkRang(fork));
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

/// <summary>Hears that a BYE is done, however it went.</summary>
internal sealed class ByeHandler(CallSession call, Leg leg) : ISipResponseHandler
{
    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        if (response.IsFinal)
            call.Post(leg, new LegInput.ByeDone());
    }

    public void OnTimeout(SipClientTransaction transaction) => call.Post(leg, new LegInput.ByeDone());

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) => call.Post(leg, new LegInput.ByeDone());
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

using Platform.Domain.Routing;
using Platform.Sip;
using Platform.Sip.Messages;
using Platform.Sip.Sessions;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Calls;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Trunks;

/// <summary>
/// Hears one INVITE to a peer. Its patience counts twice: until the first response, and after 100 until anything else.
/// </summary>
internal sealed class PeerHandler(CallSession call, Leg leg, int fork, OutsidePeer peer, CallServices services) : ISipResponseHandler
{
    private readonly Lock gate = new();
    private ITimer? silence;
    private bool wasTried;
    private bool isSettled;

    public void ExpectAnything()
    {
        lock (gate)
        {
            if (!isSettled && !wasTried)
                silence = services.Time.CreateTimer(_ => GiveUp(), null, Patience, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan Patience => TimeSpan.FromMilliseconds(peer.Trunk.PeerSilenceMs);

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        if (response.StatusCode == 100)
        {
            HearTrying();
            return;
        }

        Settle();
        if (response.IsProvisional)
            OnProgress(transaction, response);
        else
            OnFinal(transaction, response);
    }

    public void OnTimeout(SipClientTransaction transaction) => Lose(PeerLoss.Silent, 408);

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) => Lose(PeerLoss.Transport, 503);

    private void OnProgress(SipClientTransaction transaction, SipResponse response)
    {
        if (Interlocked.Exchange(ref leg.RangOnce, 1) == 0)
            services.Metrics.Rang(services.Time.GetElapsedTime(leg.StartedAt));
        call.Post(leg, new LegInput.PeerProgressed(fork, transaction.Request, response, transaction.Target));
    }

    private void OnFinal(SipClientTransaction transaction, SipResponse response)
    {
        var status = response.StatusCode;
        services.Trunks.Peers.Called(peer.Trunk, peer.Peer.Uri, status, wasSilent: false);
        call.Post(leg, status switch
        {
            < 300 => new LegInput.ForkAnswered(fork, transaction.Request, response, transaction.Target),
            401 or 407 => new LegInput.PeerChallenged(fork, response),
            422 when SessionTimer.Again(transaction.Request, response, services.Options.SessionTimer) is { } again =>
                new LegInput.SessionTooBrief(fork, again),
            _ => new LegInput.PeerRefused(fork, status, OutsideOutcome.CauseOf(response), Failover.ShouldTryNext(status, peer.Trunk)),
        });
    }

    private void HearTrying()
    {
        lock (gate)
        {
            if (isSettled || wasTried)
                return;
            wasTried = true;
            silence?.Dispose();
            silence = services.Time.CreateTimer(_ => GiveUp(), null, Patience, Timeout.InfiniteTimeSpan);
        }
    }

    private bool Settle()
    {
        lock (gate)
        {
            var isFirst = !isSettled;
            isSettled = true;
            silence?.Dispose();
            return isFirst;
        }
    }

    private void GiveUp() => Lose(PeerLoss.Silent, 408);

    private void Lose(PeerLoss loss, int status)
    {
        if (!Settle())
            return;
        services.Trunks.Peers.Called(peer.Trunk, peer.Peer.Uri, status, wasSilent: true);
        call.Post(leg, new LegInput.PeerLost(fork, loss));
    }
}

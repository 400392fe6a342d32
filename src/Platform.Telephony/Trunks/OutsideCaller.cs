using Platform.Contracts;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Routing;
using Platform.Media;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Calls;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Trunks;

/// <summary>
/// Calls a number outside: one leg, one RTP port, and one INVITE at a time, to the peers of the trunks that the routes name, at
/// each of the peer's addresses, until one rings. <see cref="LegMachine"/> decides when to go on. Called on the call's queue.
/// </summary>
internal sealed class OutsideCaller(CallSession call, CallServices services)
{
    private readonly TrunkServices trunks = services.Trunks;

    public void Call(LegCommand.CallOutside order)
    {
        if (call.Find(order.LegId) is not null)
            return;
        var waiting = order.Towards is { } towards ? call.Find(towards) : null;
        if (order.Towards is not null && waiting is not { Record.IsOver: false })
        {
            Fail(order, OfferOutcome.CallerGone);
            return;
        }

        var attempts = new OutsideAttempts(order, PeersFor(order));
        var opening = new LegMedia(call, services);
        if (opening.Open(SipTransportKind.Udp).Leg is not { } media)
        {
            Fail(order, OfferOutcome.NoRoute);
            return;
        }

        var leg = new Leg(NewRecord(order, waiting, media), media)
        {
            Outside = attempts,
            StartedAt = services.Time.GetTimestamp(),
        };
        opening.ConnectTo(leg);
        call.Add(leg);
        attempts.RingTimer = services.Time.CreateTimer(_ => call.Post(leg, new LegInput.RingExpired()), null,
            TimeSpan.FromMilliseconds(order.RingTimeoutMs), Timeout.InfiniteTimeSpan);
        TryNext(leg);
    }

    /// <summary>The last INVITE came to nothing that would end the call.</summary>
    public void GoOn(Leg leg, PeerLoss? loss)
    {
        if (leg.Outside!.Current is { } current)
            services.Metrics.FailedOver(current.Trunk.TrunkId, loss is { } lost ? Text(lost) : "refused");
        TryNext(leg);
    }

    /// <summary>The carrier asks who we are (RFC 3261 section 22.2): the same INVITE again, with credentials.</summary>
    public void ProveOurselves(Leg leg, LegAction.ProveOurselves prove)
    {
        var refused = leg.Forks[prove.Fork];
        var again = refused.Request.Clone();
        var peer = leg.Outside!.Current!;
        if (trunks.Accounts.TryAnswer(peer.Trunk, prove.Challenge, again))
            leg.ReplaceFork(prove.Fork, Send(leg, prove.Fork, peer, again, refused.Target));
        else
            call.Apply(leg, new LegInput.PeerRefused(prove.Fork, prove.Challenge.StatusCode, null, MayGoElsewhere: false));
    }

    /// <summary>Another INVITE to the peer that refused the first.</summary>
    public void SendAgain(Leg leg, LegAction.SendAgain order) =>
        leg.ReplaceFork(order.Fork, Send(leg, order.Fork, leg.Outside!.Current!, order.Invite, leg.Forks[order.Fork].Target));

    public void LetHearEarly(string waitingLegId)
    {
        if (call.Find(waitingLegId) is { Record.IsOver: false } waiting)
            call.Apply(waiting, new LegInput.Ordered(new LegCommand.StartEarlyMedia(waitingLegId)));
    }

    private IEnumerable<OutsidePeer> PeersFor(LegCommand.CallOutside order)
    {
        foreach (var route in OutboundRoutes.For(services.Catalog.Current, order.Tenant, order.Number, order.IsEmergency))
        {
            foreach (var peer in PeerChoice.Order(route.Trunk.Peers, trunks.Peers.Healthy(route.Trunk), trunks.Draw()))
                yield return new OutsidePeer(route.Trunk, peer);
        }
    }

    private void Fail(LegCommand.CallOutside order, OfferOutcome outcome) =>
        call.Report(new CallCommand.LegFailed(order.LegId, outcome, LegStatistics.None));

    private void TryNext(Leg leg)
    {
        var attempts = leg.Outside!;
        while (!leg.Record.IsOver)
        {
            if (attempts.TryNextPath(out var path))
            {
                Invite(leg, attempts.Current!, path);
                return;
            }

            if (!attempts.MoveToNextPeer())
            {
                call.Apply(leg, new LegInput.NoPeerLeft());
                return;
            }

            if (!TakeChannel(leg, attempts.Current!))
                attempts.SkipTrunk();
            else if (!TryFind(leg, attempts))
                return;
        }
    }

    private bool TakeChannel(Leg leg, OutsidePeer peer)
    {
        if (leg.Channel is { } channel && channel.Trunk == peer.Trunk.TrunkId)
        {
            channel.Peer = peer.Peer.Uri;
            return true;
        }

        if (leg.Channel is { } former)
            trunks.Load.Free(former);
        leg.Channel = trunks.Load.TryTake(peer.Trunk, peer.Peer.Uri);
        if (leg.Channel is null)
            services.Metrics.FailedOver(peer.Trunk.TrunkId, "full");
        return leg.Channel is not null;
    }

    /// <summary>False when the addresses of the peer have to be waited for; then the rest follows by itself.</summary>
    private bool TryFind(Leg leg, OutsideAttempts attempts)
    {
        var peer = attempts.Current!;
        var found = FindAsync(peer);
        if (!found.IsCompletedSuccessfully)
        {
            _ = ContinueAsync(leg, peer, found.AsTask());
            return false;
        }

        attempts.Found(Noted(peer, found.Result));
        return true;
    }

    private async Task ContinueAsync(Leg leg, OutsidePeer peer, Task<IReadOnlyList<SipPath>> found)
    {
        var paths = await found;
        call.Post(() =>
        {
            if (leg.Record.IsOver || leg.Outside!.Current != peer)
                return;
            leg.Outside.Found(Noted(peer, paths));
            TryNext(leg);
        });
    }

    private ValueTask<IReadOnlyList<SipPath>> FindAsync(OutsidePeer peer)
    {
        var hop = trunks.Registrations.RoutesOf(peer.Trunk.TrunkId) is [var first, ..] ? NameAddr.Parse(first).Uri : SipUri.Parse(peer.Peer.Uri);
        return trunks.ResolveAsync(hop, TimeSpan.FromMilliseconds(peer.Trunk.PeerSilenceMs));
    }

    /// <summary>A name that leads nowhere is a peer that failed.</summary>
    private IReadOnlyList<SipPath> Noted(OutsidePeer peer, IReadOnlyList<SipPath> paths)
    {
        if (paths.Count > 0)
            return paths;
        trunks.Peers.Called(peer.Trunk, peer.Peer.Uri, 503, wasSilent: true);
        services.Metrics.FailedOver(peer.Trunk.TrunkId, Text(PeerLoss.NotResolved));
        return paths;
    }

    private void Invite(Leg leg, OutsidePeer peer, SipPath path)
    {
        var terms = leg.Record.Terms with { Codecs = TrunkCodecs.Of(peer.Trunk) };
        var offer = LegSdp.Offer(terms);
        var contact = trunks.Registrations.ContactOf(peer.Trunk.TrunkId, path.Transport) ?? services.Sip.LocalContact(path.Transport);
        var invite = OutsideInvite.Make(leg.Outside!.Order, peer, new OutsideInviteTerms(contact, services.Sip.Ids.NewCallId(),
            services.Sip.Ids.NewTag(), trunks.Registrations.RoutesOf(peer.Trunk.TrunkId), offer));
        SessionTimer.Ask(invite, services.Options.SessionTimer);
        var fork = new LegFork(invite.UriText, invite.CallId, invite.From.Tag!);
        call.Apply(leg, new LegInput.Attempted(peer.Trunk.TrunkId, fork, terms, offer));
        call.Enlist(leg, fork.SipCallId, fork.LocalTag);
        leg.Forks = [.. leg.Forks, Send(leg, leg.Forks.Count, peer, invite, path)];
    }

    private SipClientTransaction Send(Leg leg, int fork, OutsidePeer peer, SipRequest invite, SipPath path)
    {
        var handler = new PeerHandler(call, leg, fork, peer, services);
        var transaction = services.Sip.SendRequest(invite, handler, path);
        handler.ExpectAnything();
        return transaction;
    }

    private LegRecord NewRecord(LegCommand.CallOutside order, Leg? waiting, MediaLeg media) => new()
    {
        CallKey = call.Key,
        LegId = order.LegId,
        Role = LegRole.Outside,
        Phase = LegPhase.Calling,
        Outside = new OutsideCall(order.Number, order.Towards),
        Terms = new LegMediaTerms(media.AdvertisedAddress.ToString(), media.RtpPort, LegCodecs.Narrow,
            waiting is null ? (ulong)services.Time.GetUtcNow().ToUnixTimeMilliseconds() : waiting.Record.Terms.SessionId + 1, 1),
        LocalSdp = "",
    };

    private static string Text(PeerLoss loss) => loss switch
    {
        PeerLoss.Silent => "silent",
        PeerLoss.Transport => "transport",
        PeerLoss.NotResolved => "not_resolved",
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };
}

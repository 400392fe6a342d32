using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Media;
using Platform.Sip.Messages;
using Platform.Sip.Registration;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Agents;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Calls;

/// <summary>Calls an agent: one leg, one RTP port, and an INVITE to each of the agent's devices. Called on the call's queue.</summary>
internal sealed class AgentCaller(CallSession call, CallServices services)
{
    public void Ring(LegCommand.RingAgent ring)
    {
        if (call.Find(ring.LegId) is not null)
            return;
        var waiting = ring.Towards is { } towards ? call.Find(towards) : null;
        if (ring.Towards is not null && waiting is not { Record.IsOver: false })
        {
            Fail(ring, OfferOutcome.CallerGone);
            return;
        }

        var devices = Reachable(services.Bindings.Live(ring.Tenant, ring.Agent));
        if (devices.Count == 0 || !LegMedia.TryOpen(call, services.Media, out var media, out var connect))
        {
            Fail(ring, OfferOutcome.Unreachable);
            return;
        }

        Invite(ring, waiting, devices, media, connect);
    }

    private void Fail(LegCommand.RingAgent ring, OfferOutcome outcome) =>
        call.Report(new CallCommand.LegFailed(ring.LegId, outcome, LegStatistics.None));

    private void Invite(LegCommand.RingAgent ring, Leg? waiting, List<(Binding Binding, SipPath Path)> devices, MediaLeg media,
        Action<Leg> connect)
    {
        var terms = new LegMediaTerms(media.AdvertisedAddress.ToString(), media.RtpPort, CodecsLike(waiting),
            (ulong)services.Time.GetUtcNow().ToUnixTimeMilliseconds(), 1);
        var offer = LegSdp.Offer(terms);
        var invites = devices.Select(device => NewInvite(ring, device.Binding, device.Path, offer)).ToList();
        var leg = new Leg(NewRecord(ring, terms, offer, invites), media) { StartedAt = services.Time.GetTimestamp() };
        connect(leg);
        call.Add(leg);
        var handle = new LegHandle(call, leg);
        foreach (var fork in leg.Record.Forks)
            call.Enlist(leg, fork.SipCallId, fork.LocalTag);
        var transactions = new List<SipClientTransaction>();
        for (var fork = 0; fork < invites.Count; fork++)
            transactions.Add(Send(handle, fork, invites[fork], devices[fork].Path));
        leg.Forks = transactions;
    }

    /// <summary>Another INVITE to a device that refused the first.</summary>
    public void SendAgain(Leg leg, LegAction.SendAgain order)
    {
        var refused = leg.Forks[order.Fork];
        (refused.State as ForkHandler)?.LetGo();
        leg.ReplaceFork(order.Fork, Send(new LegHandle(call, leg), order.Fork, order.Invite, refused.Target));
    }

    private SipClientTransaction Send(LegHandle leg, int fork, SipRequest invite, SipPath path)
    {
        var handler = new ForkHandler(leg, fork, services);
        var transaction = services.Sip.SendRequest(invite, handler, path, state: handler);
        handler.ExpectAnything(transaction);
        return transaction;
    }

    private LegRecord NewRecord(LegCommand.RingAgent ring, LegMediaTerms terms, string offer, List<SipRequest> invites) => new()
    {
        CallKey = call.Key,
        LegId = ring.LegId,
        Role = LegRole.Agent,
        Agent = ring.Agent,
        Towards = ring.Towards,
        Phase = LegPhase.Calling,
        Terms = terms,
        LocalSdp = offer,
        Forks = [.. invites.Select(invite => new LegFork(invite.UriText, invite.CallId, invite.From.Tag!))],
    };

    private SipRequest NewInvite(LegCommand.RingAgent ring, Binding device, SipPath path, string offer)
    {
        var domain = services.Catalog.Current.FindTenant(ring.Tenant)?.Domain ?? services.Sip.LocalContact(path.Transport).Host;
        var from = SipUri.Sip(ring.From, domain);
        var invite = new SipRequest(SipMethod.Invite, SipUri.Parse(device.ContactUri));
        foreach (var hop in device.PathSet)
            invite.Add(SipHeader.Route, hop);
        invite.Add(SipHeader.From, new NameAddr(from) { DisplayName = ring.From }.WithTag(services.Sip.Ids.NewTag()).ToString());
        invite.Add(SipHeader.To, $"<{SipUri.Sip(ring.Agent, domain)}>");
        invite.Add(SipHeader.CallId, services.Sip.Ids.NewCallId());
        invite.Add(SipHeader.CSeq, "1 INVITE");
        invite.Add(SipHeader.Contact, $"<{services.Sip.LocalContact(path.Transport)}>");
        invite.Add(SipHeader.PAssertedIdentity, $"<{from}>");
        invite.Add("P-Called-Party-ID", $"<{SipUri.Sip(ring.To, domain)}>");
        invite.Add(SipHeader.Allow, Edge.AllowedMethods.List);
        invite.Add(SipHeader.Supported, Edge.AllowedMethods.InInvites);
        SessionTimer.Ask(invite, services.Options.SessionTimer);
        invite.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(offer));
        return invite;
    }

    private static List<(Binding Binding, SipPath Path)> Reachable(IReadOnlyList<Binding> bindings)
    {
        var devices = new List<(Binding, SipPath)>();
        foreach (var binding in bindings)
        {
            if (SipUri.TryParse(binding.ContactUri, out _) && SipPath.TryParse(binding.ReceivedPath, out var path))
                devices.Add((binding, path with { ConnectionId = binding.ConnectionId }));
        }

        return devices;
    }

    /// <summary>The codec of whoever waits first, so that nothing need be transcoded.</summary>
    private static IReadOnlyList<AudioCodec> CodecsLike(Leg? waiting) =>
        waiting?.Record.Audio?.Codec == AudioCodec.Pcmu ? [AudioCodec.Pcmu, AudioCodec.Pcma] : [AudioCodec.Pcma, AudioCodec.Pcmu];
}

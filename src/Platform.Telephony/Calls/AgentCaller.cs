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
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Calls;

/// <summary>
/// Calls an agent: one leg, and an INVITE to each of the agent's devices. SIP phones are offered the same RTP port, each browser a place
/// of its own on the shared one; the device that answers decides which of them is the leg's. Called on the call's queue.
/// </summary>
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
        var opening = new LegMedia(call, services);
        var asked = Open(opening, devices);
        if (asked.Count == 0)
            Fail(ring, OfferOutcome.Unreachable);
        else
            Invite(ring, waiting, asked, opening);
    }

    /// <summary>The devices for which there is media.</summary>
    private static List<AskedDevice> Open(LegMedia opening, List<(Binding Binding, SipPath Path)> devices)
    {
        MediaLeg? shared = null;
        var asked = new List<AskedDevice>();
        foreach (var (binding, path) in devices)
        {
            var media = OpenFlows.IsFlow(path) ? opening.Open(path.Transport).Leg : shared ??= opening.Open(path.Transport).Leg;
            if (media is not null)
                asked.Add(new AskedDevice(binding, path, media));
        }

        return asked;
    }

    private void Fail(LegCommand.RingAgent ring, OfferOutcome outcome) =>
        call.Report(new CallCommand.LegFailed(ring.LegId, outcome, LegStatistics.None));

    private void Invite(LegCommand.RingAgent ring, Leg? waiting, List<AskedDevice> devices, LegMedia opening)
    {
        var codecs = LegCodecs.Like(waiting?.Record.Audio?.Codec);
        var terms = devices.ConvertAll(device => opening.TermsFor(device.Media, device.Path.Transport, codecs));
        var invites = devices.Select((device, i) => NewInvite(ring, device.Binding, device.Path, LegSdp.Offer(terms[i]))).ToList();
        var leg = new Leg(NewRecord(ring, terms, invites), devices[0].Media)
        {
            StartedAt = services.Time.GetTimestamp(),
            ForkMedia = devices.ConvertAll(device => device.Media),
        };
        opening.ConnectTo(leg);
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

    public void OfferAgain(Leg leg, LegAction.OfferAgain order)
    {
        var refused = leg.Forks[order.Fork].Request;
        var again = refused.Clone();
        again.Set(SipHeader.CSeq, new CSeq(refused.CSeq.Number + 1, refused.Method).ToString());
        again.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(order.Sdp));
        SendAgain(leg, new LegAction.SendAgain(order.Fork, again));
    }

    /// <summary>
    /// Offers a call, whose browser is away, to the agent's next one: an INVITE that asks to be answered at once, for the agent has
    /// answered already.
    /// </summary>
    public void Recall(Leg leg, Binding device, SipPath path)
    {
        var dialog = leg.Record.Dialog!;
        var terms = new LegMedia(call, services).TermsFor(leg.Media, path.Transport, LegCodecs.Like(leg.Record.Audio?.Codec));
        var invite = NewInvite(device, path, new NameAddr(NameAddr.Parse(dialog.LocalAddress).Uri), dialog.RemoteAddress, LegSdp.Offer(terms));
        invite.Add("Call-Info", $"<{NameAddr.Parse(dialog.LocalAddress).Uri}>;answer-after=0");
        invite.Add("Alert-Info", "<urn:alert:service:normal>;info=alert-autoanswer");
        var fork = new LegFork(invite.UriText, invite.CallId, invite.From.Tag!) { Terms = terms, LocalSdp = TextOf(invite) };
        call.Apply(leg, new LegInput.Recalled(fork));
        call.Enlist(leg, fork.SipCallId, fork.LocalTag);
        leg.Forks = [.. leg.Forks, Send(new LegHandle(call, leg), leg.Forks.Count, invite, path)];
    }

    private SipClientTransaction Send(LegHandle leg, int fork, SipRequest invite, SipPath path)
    {
        var handler = new ForkHandler(leg, fork, services);
        var transaction = services.Sip.SendRequest(invite, handler, path, state: handler);
        handler.ExpectAnything(transaction);
        return transaction;
    }

    private LegRecord NewRecord(LegCommand.RingAgent ring, List<LegMediaTerms> terms, List<SipRequest> invites) => new()
    {
        CallKey = call.Key,
        LegId = ring.LegId,
        Role = LegRole.Agent,
        Agent = ring.Agent,
        Towards = ring.Towards,
        Phase = LegPhase.Calling,
        Terms = terms[0],
        LocalSdp = TextOf(invites[0]),
        Forks = [.. invites.Select((invite, i) => new LegFork(invite.UriText, invite.CallId, invite.From.Tag!)
        {
            Terms = terms[i],
            LocalSdp = TextOf(invite),
        })],
    };

    private static string TextOf(SipRequest invite) => Encoding.UTF8.GetString(invite.Body.Span);

    private SipRequest NewInvite(LegCommand.RingAgent ring, Binding device, SipPath path, string offer)
    {
        var domain = services.Catalog.Current.FindTenant(ring.Tenant)?.Domain ?? services.Sip.LocalContact(path.Transport).Host;
        var from = SipUri.Sip(ring.From, domain);
        var invite = NewInvite(device, path, new NameAddr(from) { DisplayName = ring.From }, $"<{SipUri.Sip(ring.Agent, domain)}>", offer);
        invite.Add(SipHeader.PAssertedIdentity, $"<{from}>");
        invite.Add("P-Called-Party-ID", $"<{SipUri.Sip(ring.To, domain)}>");
        if (ring.AutoAnswer)
            AskToAnswer(invite, from);
        return invite;
    }

    /// <summary>RFC 5373, and what phones understood before it: Call-Info with <c>answer-after</c>.</summary>
    private static void AskToAnswer(SipRequest invite, SipUri from)
    {
        invite.Add("Answer-Mode", "Auto");
        invite.Add("Call-Info", $"<{from}>;answer-after=0");
    }

    private SipRequest NewInvite(Binding device, SipPath path, NameAddr from, string to, string offer)
    {
        var invite = new SipRequest(SipMethod.Invite, SipUri.Parse(device.ContactUri));
        foreach (var hop in device.PathSet)
            invite.Add(SipHeader.Route, hop);
        invite.Add(SipHeader.From, from.WithTag(services.Sip.Ids.NewTag()).ToString());
        invite.Add(SipHeader.To, to);
        invite.Add(SipHeader.CallId, services.Sip.Ids.NewCallId());
        invite.Add(SipHeader.CSeq, "1 INVITE");
        invite.Add(SipHeader.Contact, $"<{services.Sip.LocalContact(path.Transport)}>");
        invite.Add(SipHeader.Allow, Edge.AllowedMethods.List);
        invite.Add(SipHeader.Supported, Edge.AllowedMethods.InInvites);
        SessionTimer.Ask(invite, services.Options.SessionTimer);
        invite.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(offer));
        return invite;
    }

    /// <summary>SIP phones first: what the leg is before anybody answers is theirs.</summary>
    private static List<(Binding Binding, SipPath Path)> Reachable(IReadOnlyList<Binding> bindings)
    {
        var devices = new List<(Binding, SipPath)>();
        foreach (var binding in bindings)
        {
            if (SipUri.TryParse(binding.ContactUri, out _) && SipPath.TryParse(binding.ReceivedPath, out var path))
                devices.Add((binding, path with { ConnectionId = binding.ConnectionId }));
        }

        return [.. devices.OrderBy(device => OpenFlows.IsFlow(device.Item2))];
    }

    private sealed record AskedDevice(Binding Binding, SipPath Path, MediaLeg Media);
}

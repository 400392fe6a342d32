using System.Collections.Concurrent;
using System.Globalization;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Sip;
using Platform.Sip.Authentication;
using Platform.Sip.Dialogs;
using Platform.Sip.Events;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Calls;

namespace Platform.Telephony.Agents;

/// <summary>
/// Phones of agents that show whether messages wait (RFC 3842): they subscribe, proven by digest, and are told at once and when the
/// number of new messages in the boxes that the agent serves has changed. Kept in memory: a phone whose node went away subscribes again
/// when its subscription ends.
/// </summary>
internal sealed class MessageWatches(CallServices services, AgentDigests digests, IMessages messages)
{
    private const int UsualSeconds = 3600;
    private const int LeastSeconds = 60;

    private readonly ConcurrentDictionary<(string CallId, string Tag), MessageWatch> watches = new();

    public int Count => watches.Count;

    public SipAdmission Admit(SipRequest subscribe, SipPath source) => digests.Admit(subscribe, source, AddressOf(subscribe), DigestRole.Proxy);

    /// <summary>Answers the transaction, sooner or later; never throws.</summary>
    public void Take(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        var address = AddressOf(request);
        if (digests.Prove(transaction, address, DigestRole.Proxy, user => user == address.Agent) is { Agent: null, Refusal: { } refusal })
            transaction.Respond(refusal);
        else if (EventSubscription.PackageOf(request) != MessageSummary.Package)
            transaction.Respond(WithEvents(transaction.CreateResponse(489)));
        else if (EventSubscription.SecondsOf(request, UsualSeconds) is > 0 and < LeastSeconds)
            transaction.Respond(TooShort(transaction));
        else if (request.To.Tag is null)
            Begin(transaction, address);
        else
            Renew(transaction, address);
    }

    /// <summary>Tells whoever does not know it yet how many messages are new, and ends what is over.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        foreach (var tenant in watches.GroupBy(watch => AgentBindings.Split(watch.Value.AgentKey).Tenant))
        {
            var counts = await messages.CountNewAsync(tenant.Key, cancellation);
            foreach (var (key, watch) in tenant)
                Tell(key, watch, NewOf(watch.AgentKey, counts), isAsked: false);
        }
    }

    private AgentAddress AddressOf(SipRequest subscribe) => AgentAddress.Of(subscribe.From.Uri, services.Catalog.Current);

    private void Begin(SipServerTransaction transaction, AgentAddress address)
    {
        var request = transaction.Request;
        if (AgentAddress.Of(request.To.Uri, services.Catalog.Current).Key != address.Key)
        {
            transaction.Respond(403);
            return;
        }

        var contact = services.Sip!.LocalContact(transaction.Source.Transport);
        var dialog = Dialog.FromRequest(request, transaction.LocalTag, contact, transaction.Source, confirmed: true);
        var watch = new MessageWatch(address.Key, new EventSubscription(dialog, MessageSummary.Package, EventSubscription.IdOf(request), EndOf(request)));
        watches[(request.CallId, transaction.LocalTag)] = watch;
        Accept(transaction, contact, watch);
    }

    private void Renew(SipServerTransaction transaction, AgentAddress address)
    {
        var request = transaction.Request;
        if (!watches.TryGetValue((request.CallId, request.To.Tag!), out var watch) || watch.AgentKey != address.Key)
        {
            transaction.Respond(481);
            return;
        }

        lock (watch)
        {
            var received = Dialog.Receive(watch.Subscription.Dialog, request);
            if (!received.IsAccepted)
            {
                transaction.Respond(received.RefusalStatusCode);
                return;
            }

            watch.Subscription = watch.Subscription with { Dialog = Dialog.MoveTo(received.Dialog, transaction.Source), ExpiresAt = EndOf(request) };
        }

        Accept(transaction, services.Sip!.LocalContact(transaction.Source.Transport), watch);
    }

    private DateTimeOffset EndOf(SipRequest request) =>
        services.Time.GetUtcNow().AddSeconds(Math.Min(EventSubscription.SecondsOf(request, UsualSeconds), UsualSeconds));

    private void Accept(SipServerTransaction transaction, SipUri contact, MessageWatch watch)
    {
        var seconds = Math.Min(EventSubscription.SecondsOf(transaction.Request, UsualSeconds), UsualSeconds);
        var response = transaction.CreateResponse(200);
        response.Add(SipHeader.Expires, seconds.ToString(CultureInfo.InvariantCulture));
        response.Add(SipHeader.Contact, $"<{contact}>");
        transaction.Respond(response);
        _ = AnswerAsync((transaction.Request.CallId, watch.Subscription.Dialog.LocalTag), watch);
    }

    /// <summary>A subscriber is told the state at once (RFC 6665 section 4.2.1.2); a store that fails lets the next sweep do it.</summary>
    private async Task AnswerAsync((string, string) key, MessageWatch watch)
    {
        try
        {
            var counts = await messages.CountNewAsync(AgentBindings.Split(watch.AgentKey).Tenant, CancellationToken.None);
            Tell(key, watch, NewOf(watch.AgentKey, counts), isAsked: true);
        }
        catch (Exception fault)
        {
            services.Log.SweepFailed(fault);
        }
    }

    private void Tell((string, string) key, MessageWatch watch, int waiting, bool isAsked)
    {
        SipRequest notify;
        SipPath? path;
        lock (watch)
        {
            var now = services.Time.GetUtcNow();
            var isOver = watch.Subscription.ExpiresAt <= now;
            if (!isAsked && !isOver && watch.Told == waiting)
                return;
            if (isOver && !watches.TryRemove(key, out _))
                return;
            watch.Told = waiting;
            var (tenant, agent) = AgentBindings.Split(watch.AgentKey);
            var summary = new MessageSummary($"sip:{agent}@{services.Catalog.Current.FindTenant(tenant)?.Domain}", waiting);
            (watch.Subscription, notify) = watch.Subscription.Report(MessageSummary.ContentType, summary.ToBody(), now);
            path = Dialog.PathOf(watch.Subscription.Dialog);
        }

        services.Sip!.SendRequest(notify, new Listener(() => watches.TryRemove(key, out _)), path);
    }

    private int NewOf(string agentKey, IReadOnlyDictionary<string, int> counts)
    {
        var (tenant, agent) = AgentBindings.Split(agentKey);
        return services.Catalog.Current.FindAgent(tenant, agent) is { } declared
            ? services.Catalog.Current.Of<MailboxDocument>(tenant).Where(box => box.IsServedBy(declared)).Sum(box => counts.GetValueOrDefault(box.MailboxId))
            : 0;
    }

    private static SipResponse TooShort(SipServerTransaction transaction)
    {
        var response = transaction.CreateResponse(423);
        response.Add(SipHeader.MinExpires, LeastSeconds.ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private static SipResponse WithEvents(SipResponse response)
    {
        response.Add(SipHeader.AllowEvents, MessageSummary.Package);
        return response;
    }

    /// <summary>Whoever refuses or does not answer is told nothing more (RFC 6665 section 4.2.2).</summary>
    private sealed class Listener(Action forget) : ISipResponseHandler
    {
        public void OnResponse(SipClientTransaction transaction, SipResponse response)
        {
            if (response.StatusCode >= 300)
                forget();
        }

        public void OnTimeout(SipClientTransaction transaction) => forget();

        public void OnTransportError(SipClientTransaction transaction, SipTransportError error) => forget();
    }
}

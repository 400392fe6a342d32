using Platform.Actors.Simulation;
using Platform.Contracts.Grains;
using Platform.Domain.Agents;
using Platform.Domain.Billing;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Voicemail;

namespace Platform.Simulation;

/// <summary>What must be true of records, charges, callbacks, messages and figures once everything is over.</summary>
public sealed class Aftermath(SimulationScheduler sim, Weather weather, CatalogSnapshot catalog, Stores stores, string tenant)
{
    public void CheckEverythingEnded()
    {
        foreach (var record in stores.Records.All)
        {
            if (record.EndedAt is null)
                throw sim.Failure($"call {record.CallId} has no end", null);
            if (stores.Records.Completions.GetValueOrDefault(record.CallId) != 1)
                throw sim.Failure($"call {record.CallId} was completed {stores.Records.Completions.GetValueOrDefault(record.CallId)} times", null);
            if (record.Legs.FirstOrDefault(leg => leg.EndedAt is null) is { } open)
                throw sim.Failure($"leg {open.LegId} of call {record.CallId} has no end", null);
            if (record.Path.FirstOrDefault(step => step.To is null) is { } step)
                throw sim.Failure($"the path of call {record.CallId} goes on at {step}", null);
            if ((OverflowAudit.FindBreach(record, catalog) ?? AnnouncementAudit.FindBreach(record, catalog)) is { } breach)
                throw sim.Failure($"call {record.CallId}: {breach}", null);
            CheckKinds(record);
            CheckCharges(record);
            CheckAudit(record);
        }

        CheckAgentsTalkedToOneAtATime();
        CheckCallbacks();
        CheckMessages();
    }

    /// <summary>The tenant's books say what the ledger says, and nothing is reserved any more.</summary>
    public void CheckSpending(OutboundUseView use)
    {
        var spent = stores.Records.Ledger.Values.OfType<MinutesEntry>().Where(entry => entry.Direction == CallDirection.Outbound).Sum(entry => entry.Amount);
        if (use.Channels > 0 || use.Reserved > 0 || use.Spent != spent)
            throw sim.Failure($"the ledger has calls out for {spent}, the tenant's books say {use}", null);
        if (spent > catalog.FindTenant(tenant)!.Dialing.SpendPerDay)
            throw sim.Failure($"calls out cost {spent} of {catalog.FindTenant(tenant)!.Dialing.SpendPerDay}", null);
    }

    /// <summary>Whatever was lost, repeated or restarted: no moment of an agent is counted twice.</summary>
    public void CheckTimesAreCountedOnce()
    {
        foreach (var ((_, agent), stretches) in stores.Figures.Stretches)
        {
            var inOrder = stretches.OrderBy(stretch => stretch.From).ToList();
            for (var i = 1; i < inOrder.Count; i++)
            {
                if (inOrder[i].From < inOrder[i - 1].To)
                    throw new SimulationException($"A moment of {agent} is counted twice: {inOrder[i - 1]} and {inOrder[i]}.");
            }
        }
    }

    /// <summary>Queues offer agents what they take, and nothing else.</summary>
    private void CheckKinds(CallRecord record)
    {
        if (record.Callback is { OfferId: not null } && !Takes(record.PlacedBy!, ContactKind.Callback))
            throw sim.Failure($"{record.PlacedBy} was to call back on {record.CallId}, and takes no callbacks", null);
        if (record.Message is not null && !Takes(record.PlacedBy!, ContactKind.Message))
            throw sim.Failure($"{record.PlacedBy} was to hear a message on {record.CallId}, and takes none", null);
        var kind = record.Callback?.Place is null ? ContactKind.Call : ContactKind.Callback;
        if (record.Offers.FirstOrDefault(offer => offer.Why.Strategy != OfferReason.Direct.Strategy && !Takes(offer.Agent, kind)) is { } offer)
            throw sim.Failure($"{offer.Agent} was offered {record.CallId}, and takes no {kind}", null);

        bool Takes(string agent, ContactKind asked) => catalog.FindAgent(tenant, agent)!.Takes.Contains(asked);
    }

    /// <summary>What was answered is charged, leg by leg, and nothing else.</summary>
    private void CheckCharges(CallRecord record)
    {
        var due = record.Legs.Where(leg => leg is { Role: LegRole.Outside, AnsweredAt: not null, IsEmergency: false }).Select(leg => leg.LegId);
        if (record is { Direction: CallDirection.Inbound, AnsweredAt: not null })
            due = due.Append("inbound");
        var wanted = string.Join(", ", due.Order());
        var prefix = $"call:{record.CallId}:";
        var posted = string.Join(", ", stores.Records.Ledger.Keys.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Select(id => id[prefix.Length..]).Order());
        if (wanted != posted)
            throw sim.Failure($"call {record.CallId} is due for [{wanted}], but charged for [{posted}]", null);
    }

    /// <summary>Who listened, from the answer to the end, in each mode, stands in the audit log once.</summary>
    private void CheckAudit(CallRecord record)
    {
        var heard = record.Legs.Where(leg => leg is { Role: LegRole.Supervisor, AnsweredAt: not null }).Select(leg => leg.LegId).ToHashSet();
        var stretches = record.Path.Count(step => step.Kind == PathStepKind.Supervision && heard.Contains(step.LegId!));
        var wanted = (heard.Count, stretches - heard.Count, heard.Count);
        var entries = stores.Records.Audit.Values.Where(entry => entry.Subject == record.CallId).ToLookup(entry => entry.Action);
        var written = (entries["supervision.began"].Count(), entries["supervision.changed"].Count(), entries["supervision.ended"].Count());
        if (wanted != written)
            throw sim.Failure($"call {record.CallId} was supervised {wanted} (began, changed, ended), but the audit log has {written}", null);
    }

    /// <summary>Whoever was promised a call got it, once, or as many attempts as were promised; no agent called for nobody.</summary>
    private void CheckCallbacks()
    {
        foreach (var booked in stores.Records.All.Where(record => record.Cause == EndCause.CallbackBooked))
        {
            if (!stores.Callbacks.All.Any(callback => callback.Order.CallbackId == booked.CallId || (callback.Order.Queue == booked.Queue && callback.Order.At <= booked.EndedAt)))
                throw sim.Failure($"{booked.CallId} was promised a callback, and there is none", null);
        }

        var attempts = stores.Records.All.Where(record => record.Callback is not null).ToLookup(record => record.Callback!.CallbackId);
        foreach (var callback in stores.Callbacks.All)
        {
            var own = attempts[callback.Order.CallbackId].OrderBy(record => record.OfferedAt).ToList();
            if (own.Zip(own.Skip(1)).FirstOrDefault(pair => pair.First.EndedAt > pair.Second.OfferedAt) is { First: not null } both)
                throw sim.Failure($"{both.First.CallId} and {both.Second.CallId} called for callback {callback.Order.CallbackId} at once", null);
            if (own.Find(record => record is { Callback.Place: { } place, AnsweredAt: not null } && place.At != callback.Order.PlaceAt) is { } displaced)
                throw sim.Failure($"the customer of {displaced.CallId} lost the place of {callback.Order}", null);
            var connected = own.Count(record => CallbackAttempt.OutcomeOf(record) == AttemptOutcome.Connected);
            if (callback.IsOpen || connected != (callback.Outcome == CallbackOutcome.Done ? 1 : 0))
                throw sim.Failure($"callback {callback} was connected {connected} times", null);
            CheckNotice(callback);
            var calls = callback.Attempts.Select(attempt => attempt.CallId).ToHashSet();
            if (attempts[callback.Order.CallbackId].FirstOrDefault(record => !calls.Contains(record.CallId)) is { } unknown)
                throw sim.Failure($"callback {callback} knows nothing of its attempt {unknown.CallId}", null);
        }

        if (attempts.FirstOrDefault(group => stores.Callbacks.All.All(callback => callback.Order.CallbackId != group.Key)) is { } orphans)
            throw sim.Failure($"calls were made for the callback {orphans.Key}, which nobody knows", null);
    }

    /// <summary>Whoever was not called back after all is in the mailbox that its queue names, and nobody else is.</summary>
    private void CheckNotice(CallbackRecord callback)
    {
        var isOwed = callback.Outcome is CallbackOutcome.GivenUp or CallbackOutcome.Expired
            && catalog.FindQueue(tenant, callback.Order.Queue)?.Callback?.GiveUpMailbox is not null;
        if (stores.Messages.All.Count(message => message.Order.MessageId == MessageOrder.IdOfCallback(callback.Order.CallbackId)) != (isOwed ? 1 : 0))
            throw sim.Failure($"the mailbox was {(isOwed ? "not told" : "told")} of {callback}", null);
    }

    /// <summary>
    /// What a caller said is there until somebody is done with it, whatever crashed; it is assigned to one agent at a time, and nobody hears
    /// a message that nobody left.
    /// </summary>
    private void CheckMessages()
    {
        var known = stores.Messages.All.ToDictionary(message => message.Order.MessageId);
        foreach (var file in stores.Recordings.Entries.Values.Where(entry => entry is { Mailbox: not null, File: not null }))
        {
            if (!known.TryGetValue(file.CallId, out var message) || message.Outcome == MessageOutcome.Lost)
                throw sim.Failure($"{file.CallId} was recorded, and there is no message", null);
        }

        if (weather.IsFair && stores.Records.All.FirstOrDefault(record => record.Cause == EndCause.VoicemailLeft && !known.ContainsKey(MessageOrder.IdOf(record.CallId))) is { } silent)
            throw sim.Failure($"{silent.CallId} left a message, and there is none", null);

        var heard = stores.Records.All.Where(record => record.Message is not null).OrderBy(record => record.OfferedAt).ToLookup(record => record.Message!.MessageId);
        foreach (var message in known.Values)
        {
            var calls = heard[message.Order.MessageId].ToList();
            if (message.Phase == MessagePhase.Taking || message is { Phase: MessagePhase.Hearing })
                throw sim.Failure($"message {message} is stuck", null);
            if (calls.Zip(calls.Skip(1)).FirstOrDefault(pair => pair.First.EndedAt > pair.Second.OfferedAt) is { First: not null } both)
                throw sim.Failure($"message {message.Order.MessageId} was assigned to {both.First.Agent} and {both.Second.Agent} at once", null);
            if ((message.Outcome == MessageOutcome.Done) != (message.Hearings.Count(hearing => hearing.Outcome == HearingOutcome.Done) == 1))
                throw sim.Failure($"message {message} is over otherwise than its hearings say", null);
            if (calls.Find(call => message.Hearings.All(hearing => hearing.CallId != call.CallId)) is { } unknown)
                throw sim.Failure($"message {message} knows nothing of {unknown.CallId}, on which it was played", null);
        }

        if (heard.FirstOrDefault(group => !known.ContainsKey(group.Key)) is { } orphans)
            throw sim.Failure($"calls were made for the message {orphans.Key}, which nobody knows", null);
    }

    /// <summary>An agent's time in one call and in the next: the end of a leg may be reported late when messages are lost.</summary>
    private void CheckAgentsTalkedToOneAtATime()
    {
        var late = weather.IsFair ? TimeSpan.Zero : TimeSpan.FromSeconds(60);
        var talks = stores.Records.All.SelectMany(record => record.Legs.Where(leg => leg is { Agent: not null, AnsweredAt: not null })
            .Select(leg => (record.CallId, leg.Agent, From: leg.AnsweredAt!.Value, To: leg.EndedAt < record.EndedAt ? leg.EndedAt!.Value : record.EndedAt!.Value)));
        foreach (var agent in talks.OrderBy(talk => talk.From).GroupBy(talk => talk.Agent))
        {
            var pairs = agent.Zip(agent.Skip(1)).FirstOrDefault(pair => pair.First.CallId != pair.Second.CallId && pair.First.To > pair.Second.From + late);
            if (pairs.First.CallId is not null)
                throw sim.Failure($"agent {agent.Key} talked in {pairs.First} and {pairs.Second} at once", null);
        }
    }
}

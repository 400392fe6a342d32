using Platform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Billing;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Domain.Voicemail;
using Platform.Grains;

namespace Platform.Simulation;

/// <summary>
/// The whole house on one thread: the real grains on the deterministic engine, with simulated people, phones, network and
/// stores. Twelve minutes of calls in the weather of the seed, then quiet; the invariants are held against it throughout.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private const string Tenant = "acme";
    private const int AgentCount = 8;
    private const int SeatCount = 6;
    private const string Number = "+862800000001";
    private const int ChannelsOut = 3;
    private static readonly string[] Queues = ["support", "sales"];

    private static readonly Destination[] Targets =
    [
        new Destination.ToQueue("sales"), new Destination.ToAgent("1001"), new Destination.ToAgent("1004"), new Destination.ToAgent("1007"),
        new Destination.Outside("+8613700000000"), new Destination.Outside("+8613700000002"), new Destination.Outside("+8613700000003"), new Destination.Outside("+8613700000001"), new Destination.Outside("+8613600000000"),
    ];

    private readonly SimulationScheduler sim;
    private readonly SimulatedStateStore store;
    private readonly MemoryRecords records = new();
    private readonly MemoryFigures figures = new();
    private readonly MemorySeatLeases seats = new();
    private readonly MemoryCallbacks callbacks = new();
    private readonly MemoryMessages messages = new();
    private readonly MemoryRecordings recordings = new();
    private readonly ActorEngine engine;
    private readonly Random random;
    private readonly Weather weather;

    /// <summary>A chance of its own: what is written down of a call is no reason for people to behave otherwise.</summary>
    private readonly Random auditChance;
    private readonly Random seatChance;

    private readonly Random callbackChance;
    private readonly Random messageChance;

    /// <summary>Emergency calls pass all limits, so limits can be held against a world most strictly when it has none.</summary>
    private readonly bool hasEmergencies;

    private readonly decimal? spendPerDay;

    private readonly DrawnRouting routing;

    private readonly FixedCatalog catalog;

    /// <summary>A chance of its own: what callers press in flows.</summary>
    private readonly Random keys;
    private readonly Random moves;

    private readonly Auditor auditor;
    private readonly Dictionary<string, int> deeds = [];
    private SimulatedNode node;
    private bool quiet;
    private int callCount;

    public World(int seed)
    {
        weather = Weather.Of(seed);
        hasEmergencies = seed % 5 == 0;
        random = new Random(seed);
        keys = new Random(seed ^ 0x4E15);
        moves = new Random(seed ^ 0x30FE);
        auditChance = new Random(seed);
        seatChance = new Random(seed);
        callbackChance = new Random(seed);
        messageChance = new Random(seed);
        sim = new SimulationScheduler(seed);
        store = new SimulatedStateStore(sim.Time);
        spendPerDay = (seed % 3) switch { 0 => null, 1 => 5m, _ => 20m };
        routing = new DrawnRouting(seed, Tenant);
        catalog = new FixedCatalog(Declare());
        var services = new ServiceCollection()
            .AddSingleton(sim.Time)
            .AddSingleton<ICatalog>(catalog)
            .AddSingleton<ICallRecords>(records)
            .AddSingleton<IFigures>(figures)
            .AddSingleton<ISeatLeases>(seats)
            .AddSingleton<IRecordings>(recordings)
            .AddSingleton<IAuditLog>(records)
            .AddSingleton<ICallbacks>(callbacks)
            .AddSingleton<IMessages>(messages)
            .AddSingleton<IIdSource>(new SeededIds(seed))
            .AddSingleton<ILookUps>(new SimulatedLookUps(sim.Time, seed))
            .AddSingleton(new GrainTimings())
            .AddSingleton<GrainMetrics>()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .BuildServiceProvider();
        var options = new ActorEngineOptions { Simulation = sim, CopyMessages = true, SerializerOptions = GrainSerialization.Options };
        options.GrainAssemblies.Add(typeof(CallGrain).Assembly);
        engine = new ActorEngine(options, services, sim.Time, store, new SimulatedReminderStore(), NullLoggerFactory.Instance);
        auditor = new Auditor(engine, sim, weather, catalog.Current, Tenant);
        node = NewNode();
    }

    /// <summary>Runs the seed to its end; throws <see cref="SimulationException"/> when an invariant breaks.</summary>
    public void Run()
    {
        sim.Run(() => engine.StartAsync());
        SetWeather();
        for (var agent = 0; agent < AgentCount; agent++)
        {
            var id = $"{1001 + agent}";
            _ = sim.Spawn($"person {id}", () => LiveAs(id));
        }

        _ = sim.Spawn("auditor", () => auditor.Watch(() => node));
        _ = sim.Spawn("node", node.SayHere);
        _ = sim.Spawn("keeper of recordings", KeepRecordings);
        for (var minute = 0; minute < 12; minute++)
        {
            _ = sim.Spawn("callers", MakeCalls);
            sim.RunFor(TimeSpan.FromSeconds(random.Next(30, 60)));
            if (weather.Crashes && random.Next(4) == 0)
                CrashSomething();
            sim.RunFor(TimeSpan.FromSeconds(20));
        }

        BecomeQuiet();
        sim.RunFor(TimeSpan.FromMinutes(3));
        foreach (var queue in Queues)
            Dial(queue);
        sim.RunFor(TimeSpan.FromSeconds(15));
        sim.Run(() => auditor.CheckNoAgentIsForgotten(node));
        sim.RunFor(TimeSpan.FromMinutes(20));
        CheckEverythingEnded();
        sim.Run(LogEverybodyOut);
        sim.RunFor(TimeSpan.FromMinutes(5));
        sim.Run(() => auditor.CheckNobodySits());
        CheckTimesAreCountedOnce();
    }

    /// <summary>What people did in this world, and what came of it.</summary>
    public IEnumerable<string> Happenings()
    {
        foreach (var callback in callbacks.All)
        {
            yield return $"callback {callback.Order.Source} {callback.Outcome}";
            foreach (var attempt in callback.Attempts)
                yield return $"{(attempt.OfferId is null ? "customer" : "attempt")} {attempt.Outcome}";
        }

        foreach (var message in messages.All)
        {
            yield return $"message {message.Outcome?.ToString() ?? message.Phase.ToString()}{(message.Order.Kind == MessageKind.Callback ? " of a callback" : "")}";
            foreach (var hearing in message.Hearings)
                yield return $"hearing {hearing.Outcome}";
        }

        foreach (var deed in deeds.Keys)
            yield return $"deed {deed}";
        foreach (var record in records.All)
        {
            yield return $"{record.Direction} {record.Cause}";
            foreach (var offer in record.Offers)
                yield return $"offer {offer.Why.Strategy}{(offer.Why.Relaxed > 0 ? " relaxed" : "")}{(offer.Why.Unfit > 0 ? " past some who do not fit" : "")}";
            if (record.Offers.Any(offer => offer.Why.Priority > 0))
                yield return "offer by priority";
            if (record.Offers.Any(offer => offer.Why.LentBy is not null && offer.Outcome == OfferOutcome.Answered))
                yield return "offer to a lent agent";
            if (record.Offers.Any(offer => offer.Outcome == OfferOutcome.AnsweredElsewhere))
                yield return "race lost";
            if (record.Offers.Any(offer => offer.Why.LastAgent is { } last && last != offer.Agent))
                yield return "offer to another than the last agent";
            foreach (var step in record.Path)
                yield return $"{step.Kind} {step.Overflow?.Trigger}{step.Outcome}";
            foreach (var asked in record.Path.Where(step => step.NodeType == "lookUp"))
                yield return $"look-up {asked.Detail}";
            if (CallFacts.Of(record).Stays.Any(stay => stay.Told.Count > 0))
                yield return "told and answered";
            if (CallFacts.Of(record).Stays.Any(stay => stay.Rating is not null))
                yield return "rated";
        }
    }

    /// <summary>Runs the seed and tells what happened in one number.</summary>
    public ulong RunAndHash()
    {
        Run();
        return sim.TraceHash;
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    /// <summary>Whatever was lost, repeated or restarted: no moment of an agent is counted twice.</summary>
    private void CheckTimesAreCountedOnce()
    {
        foreach (var ((_, agent), stretches) in figures.Stretches)
        {
            var inOrder = stretches.OrderBy(stretch => stretch.From).ToList();
            for (var i = 1; i < inOrder.Count; i++)
            {
                if (inOrder[i].From < inOrder[i - 1].To)
                    throw new SimulationException($"A moment of {agent} is counted twice: {inOrder[i - 1]} and {inOrder[i]}.");
            }
        }
    }

    private void BecomeQuiet()
    {
        quiet = true;
        sim.Faults = null;
        store.Faults = null;
        records.Faults = null;
        records.AuditFaults = null;
        figures.Faults = null;
        seats.Faults = null;
        callbacks.Fault = null;
        messages.Fault = null;
    }

    private void SetWeather()
    {
        if (weather.LosesMessages)
            sim.Faults = new LossyNetwork();
        if (!weather.StoreFails)
        {
            store.Faults = (_, _) => new StoreFate(TimeSpan.FromMilliseconds(random.Next(5)));
            return;
        }

        store.Faults = (operation, _) => random.NextDouble() switch
        {
            < 0.01 => new StoreFate(FailBefore: new StoreFault("not stored")),
            < 0.015 when operation != "read" => new StoreFate(FailAfter: new StoreFault("stored, but the answer was lost")),
            _ => new StoreFate(TimeSpan.FromMilliseconds(random.Next(20))),
        };
        records.Faults = () => (random.NextDouble() < 0.01, random.NextDouble() < 0.01);
        figures.Faults = () => (auditChance.NextDouble() < 0.1, auditChance.NextDouble() < 0.1);
        seats.Faults = () => (seatChance.NextDouble() < 0.05, seatChance.NextDouble() < 0.05);
        callbacks.Fault = () => { if (callbackChance.NextDouble() < 0.02) throw new StoreFault("not listed"); };
        messages.Fault = () => { if (messageChance.NextDouble() < 0.02) throw new StoreFault("not listed"); };
        records.AuditFaults = () => (auditChance.NextDouble() < 0.1, auditChance.NextDouble() < 0.1);
    }

    private void CrashSomething()
    {
        if (random.Next(2) == 0)
        {
            sim.CrashActivation("queue", GrainKey.Queue(Tenant, Queues[random.Next(2)]));
            sim.CrashActivation("agent", GrainKey.Agent(Tenant, $"{1001 + random.Next(AgentCount)}"));
            foreach (var open in callbacks.All.Where(callback => callback.IsOpen && callbackChance.Next(2) == 0).OrderBy(callback => callback.Order.CallbackId, StringComparer.Ordinal))
                sim.CrashActivation("callback", GrainKey.Callback(Tenant, open.Order.CallbackId));
            foreach (var open in messages.All.Where(message => message.IsOpen && messageChance.Next(2) == 0).OrderBy(message => message.Order.MessageId, StringComparer.Ordinal))
                sim.CrashActivation("message", GrainKey.Message(Tenant, open.Order.MessageId));
            return;
        }

        var crashedAt = sim.Time.GetUtcNow();
        node.Alive = false;
        sim.CrashProcess();
        store.LosePending();
        sim.RunFor(TimeSpan.FromSeconds(random.Next(1, 20)));
        sim.Run(() => engine.StartAsync());
        node = NewNode();
        node.CloseLost(crashedAt);
        _ = sim.Spawn("node", node.SayHere);
        auditor.Forget();
        _ = sim.Spawn("recovery", () => Recover(crashedAt));
    }

    /// <summary>What a host does at its start: every record that was left open is closed.</summary>
    private async Task Recover(DateTimeOffset crashedAt)
    {
        var open = await records.ListOpenAsync("node-1", CancellationToken.None);
        foreach (var record in open.Where(record => record.OfferedAt <= crashedAt))
            await UntilDone(() => engine.GetGrain<ICallGrain>(GrainKey.Call(Tenant, record.CallId)).NodeLost(crashedAt));
    }

    private async Task KeepRecordings()
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), sim.Time);
            if (node.Alive)
                node.CloseLost(null);
        }
    }

    private async Task UntilDone(Func<Task> step)
    {
        while (true)
        {
            try
            {
                await step();
                return;
            }
            catch (Exception)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), sim.Time);
            }
        }
    }

    private async Task MakeCalls()
    {
        for (var i = 0; i < 5 && !quiet; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(12_000)), sim.Time);
            if (node.Alive && !quiet)
                Dial(routing.DrawQueue(Queues), routing.DrawFlow());
        }
    }

    /// <param name="flow">What the caller meets instead of the queue.</param>
    private void Dial(string queue, string? flow = null)
    {
        var id = $"c{++callCount:D5}";
        var number = new NumberDocument(Number, Tenant, flow is null ? queue : null) { Destination = flow is null ? null : $"flow:{flow}" };
        node.Dial(new OfferedCall(Tenant, id, $"{id}@carrier", "trunk", routing.DrawCaller(), Number, number.Queue ?? "", SimulatedNode.Name, sim.Time.GetUtcNow())
        {
            Destination = number.Queue is null ? number.LeadsTo() : null,
        });
    }

    /// <summary>An agent calls somebody, from the phone or through the API.</summary>
    private async Task Place(string agent)
    {
        var id = $"p{++callCount:D5}";
        var target = hasEmergencies && random.Next(3) == 0 ? new Destination.Outside("110", IsEmergency: true) : Targets[random.Next(Targets.Length)];
        var call = new OfferedCall(Tenant, id, $"{id}@phone", "", "", "", "", SimulatedNode.Name, sim.Time.GetUtcNow())
        {
            Direction = target is Destination.Outside ? CallDirection.Outbound : CallDirection.Internal,
            Agent = agent,
            Destination = target,
        };
        if (random.Next(3) > 0)
            node.Place(call);
        else
            await engine.GetGrain<ICallGrain>(GrainKey.Call(Tenant, id)).Place(call);
    }

    /// <summary>An agent's day: log in, be ready, take breaks, leave, come back.</summary>
    private async Task LiveAs(string agent)
    {
        var logins = 0;
        while (!quiet)
        {
            await Task.Delay(TimeSpan.FromSeconds(random.Next(1, 60)), sim.Time);
            var grain = engine.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, agent));
            try
            {
                var now = await grain.Show();
                if (now.Presence == AgentPresence.Offline)
                    await grain.Login($"{agent}-{++logins}", random.Next(5) > 0);
                else if (now.Presence == AgentPresence.Break && random.Next(4) == 0 && node.Alive)
                    await Place(agent);
                else if (now.Presence == AgentPresence.Break)
                    await grain.MakeReady();
                else if (now.Presence == AgentPresence.WrapUp)
                    await FinishWork(grain);
                else if (random.Next(10) == 0)
                    await grain.Logout();
                else if (random.Next(8) == 0)
                    await grain.TakeBreak("lunch");
                else if (random.Next(4) == 0 && node.Alive)
                    await Place(agent);
                else
                    await grain.KeepAlive();
            }
            catch (Exception fault) when (fault is TimeoutException or SiloUnavailableException or StoreFault or InconsistentStateException)
            {
                // A person tries again later.
            }
        }
    }

    /// <summary>After a contact an agent is done, or needs longer, or leaves as it pleases.</summary>
    private async Task FinishWork(IAgentGrain agent)
    {
        switch (random.Next(6))
        {
            case 0:
                await agent.ExtendWrapUp(TimeSpan.FromSeconds(random.Next(1, 20)));
                break;
            case 1:
                await agent.TakeBreak("lunch", isForced: random.Next(2) == 0);
                break;
            case 2:
                await agent.Logout();
                break;
            default:
                await agent.MakeReady(isForced: random.Next(3) == 0);
                break;
        }
    }

    private async Task LogEverybodyOut()
    {
        for (var agent = 0; agent < AgentCount; agent++)
            await engine.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, $"{1001 + agent}")).Logout();
    }

    private void CheckEverythingEnded()
    {
        foreach (var record in records.All)
        {
            if (record.EndedAt is null)
                throw sim.Failure($"call {record.CallId} has no end", null);
            if (records.Completions.GetValueOrDefault(record.CallId) != 1)
                throw sim.Failure($"call {record.CallId} was completed {records.Completions.GetValueOrDefault(record.CallId)} times", null);
            if (record.Legs.FirstOrDefault(leg => leg.EndedAt is null) is { } open)
                throw sim.Failure($"leg {open.LegId} of call {record.CallId} has no end", null);
            if (record.Path.FirstOrDefault(step => step.To is null) is { } step)
                throw sim.Failure($"the path of call {record.CallId} goes on at {step}", null);
            if ((OverflowAudit.FindBreach(record, catalog.Current) ?? AnnouncementAudit.FindBreach(record, catalog.Current)) is { } breach)
                throw sim.Failure($"call {record.CallId}: {breach}", null);
            CheckKinds(record);
            CheckCharges(record);
            CheckAudit(record);
        }

        CheckAgentsTalkedToOneAtATime();
        CheckCallbacks();
        CheckMessages();
        CheckSpending();
        sim.Run(() => auditor.CheckNothingIsStuck(node));
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

        bool Takes(string agent, ContactKind asked) => catalog.Current.FindAgent(Tenant, agent)!.Takes.Contains(asked);
    }

    /// <summary>What was answered is charged, leg by leg, and nothing else.</summary>
    private void CheckCharges(CallRecord record)
    {
        var due = record.Legs.Where(leg => leg is { Role: LegRole.Outside, AnsweredAt: not null, IsEmergency: false }).Select(leg => leg.LegId);
        if (record is { Direction: CallDirection.Inbound, AnsweredAt: not null })
            due = due.Append("inbound");
        var wanted = string.Join(", ", due.Order());
        var prefix = $"call:{record.CallId}:";
        var posted = string.Join(", ", records.Ledger.Keys.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Select(id => id[prefix.Length..]).Order());
        if (wanted != posted)
            throw sim.Failure($"call {record.CallId} is due for [{wanted}], but charged for [{posted}]", null);
    }

    /// <summary>Who listened, from the answer to the end, in each mode, stands in the audit log once.</summary>
    private void CheckAudit(CallRecord record)
    {
        var heard = record.Legs.Where(leg => leg is { Role: LegRole.Supervisor, AnsweredAt: not null }).Select(leg => leg.LegId).ToHashSet();
        var stretches = record.Path.Count(step => step.Kind == PathStepKind.Supervision && heard.Contains(step.LegId!));
        var wanted = (heard.Count, stretches - heard.Count, heard.Count);
        var entries = records.Audit.Values.Where(entry => entry.Subject == record.CallId).ToLookup(entry => entry.Action);
        var written = (entries["supervision.began"].Count(), entries["supervision.changed"].Count(), entries["supervision.ended"].Count());
        if (wanted != written)
            throw sim.Failure($"call {record.CallId} was supervised {wanted} (began, changed, ended), but the audit log has {written}", null);
    }

    /// <summary>Whoever was promised a call got it, once, or as many attempts as were promised; no agent called for nobody.</summary>
    private void CheckCallbacks()
    {
        foreach (var booked in records.All.Where(record => record.Cause == EndCause.CallbackBooked))
        {
            if (!callbacks.All.Any(callback => callback.Order.CallbackId == booked.CallId || (callback.Order.Queue == booked.Queue && callback.Order.At <= booked.EndedAt)))
                throw sim.Failure($"{booked.CallId} was promised a callback, and there is none", null);
        }

        var attempts = records.All.Where(record => record.Callback is not null).ToLookup(record => record.Callback!.CallbackId);
        foreach (var callback in callbacks.All)
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

        if (attempts.FirstOrDefault(group => callbacks.All.All(callback => callback.Order.CallbackId != group.Key)) is { } orphans)
            throw sim.Failure($"calls were made for the callback {orphans.Key}, which nobody knows", null);
    }

    /// <summary>Whoever was not called back after all is in the mailbox that its queue names, and nobody else is.</summary>
    private void CheckNotice(CallbackRecord callback)
    {
        var isOwed = callback.Outcome is CallbackOutcome.GivenUp or CallbackOutcome.Expired
            && catalog.Current.FindQueue(Tenant, callback.Order.Queue)?.Callback?.GiveUpMailbox is not null;
        if (messages.All.Count(message => message.Order.MessageId == MessageOrder.IdOfCallback(callback.Order.CallbackId)) != (isOwed ? 1 : 0))
            throw sim.Failure($"the mailbox was {(isOwed ? "not told" : "told")} of {callback}", null);
    }

    /// <summary>
    /// What a caller said is there until somebody is done with it, whatever crashed; it is assigned to one agent at a time, and nobody hears
    /// a message that nobody left.
    /// </summary>
    private void CheckMessages()
    {
        var known = messages.All.ToDictionary(message => message.Order.MessageId);
        foreach (var file in recordings.Entries.Values.Where(entry => entry is { Mailbox: not null, File: not null }))
        {
            if (!known.TryGetValue(file.CallId, out var message) || message.Outcome == MessageOutcome.Lost)
                throw sim.Failure($"{file.CallId} was recorded, and there is no message", null);
        }

        if (weather.IsFair && records.All.FirstOrDefault(record => record.Cause == EndCause.VoicemailLeft && !known.ContainsKey(MessageOrder.IdOf(record.CallId))) is { } silent)
            throw sim.Failure($"{silent.CallId} left a message, and there is none", null);

        var heard = records.All.Where(record => record.Message is not null).OrderBy(record => record.OfferedAt).ToLookup(record => record.Message!.MessageId);
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

    /// <summary>The tenant's books say what the ledger says, and nothing is reserved any more.</summary>
    private void CheckSpending()
    {
        var spent = records.Ledger.Values.OfType<MinutesEntry>().Where(entry => entry.Direction == CallDirection.Outbound).Sum(entry => entry.Amount);
        var use = sim.Run(() => engine.GetGrain<ITenantGrain>(GrainKey.Tenant(Tenant)).OutboundUse());
        if (use.Channels > 0 || use.Reserved > 0 || use.Spent != spent)
            throw sim.Failure($"the ledger has calls out for {spent}, the tenant's books say {use}", null);
        if (spent > spendPerDay)
            throw sim.Failure($"calls out cost {spent} of {spendPerDay}", null);
    }

    /// <summary>An agent's time in one call and in the next: the end of a leg may be reported late when messages are lost.</summary>
    private void CheckAgentsTalkedToOneAtATime()
    {
        var late = weather.IsFair ? TimeSpan.Zero : TimeSpan.FromSeconds(60);
        var talks = records.All.SelectMany(record => record.Legs.Where(leg => leg is { Agent: not null, AnsweredAt: not null })
            .Select(leg => (record.CallId, leg.Agent, From: leg.AnsweredAt!.Value, To: leg.EndedAt < record.EndedAt ? leg.EndedAt!.Value : record.EndedAt!.Value)));
        foreach (var agent in talks.OrderBy(talk => talk.From).GroupBy(talk => talk.Agent))
        {
            var pairs = agent.Zip(agent.Skip(1)).FirstOrDefault(pair => pair.First.CallId != pair.Second.CallId && pair.First.To > pair.Second.From + late);
            if (pairs.First.CallId is not null)
                throw sim.Failure($"agent {agent.Key} talked in {pairs.First} and {pairs.Second} at once", null);
        }
    }

    private SimulatedNode NewNode() => new(sim, engine, random, what => sim.Break(sim.Failure(what, null)), weather.IsFair, deeds)
    {
        Targets = Targets,
        Keys = keys,
        Recordings = recordings,
        Moves = moves,
    };

    private List<CatalogDocument> Declare() =>
    [
        new OperatorDocument("Demo"),
        new TenantDocument(Tenant, "Acme", MaxChannels: 12)
        {
            Dialing = new DialingPolicy(["+86"], ["+86136"], ChannelsOut, spendPerDay, MaxCallsPerSecond: 2, RingTimeoutMs: 30_000),
        },
        new TrunkDocument("trunk", "Trunk", []) { Peers = [new TrunkPeer("sip:192.0.2.1")] },
        new RouteDocument("all", "", "trunk"),
        new NumberDocument(Number, Tenant, "support"),
        new SeatRentalDocument(Tenant, "voice", SeatKind.Concurrent, SeatCount, new DateOnly(2026, 1, 1)),
        .. routing.Documents,
        .. Queues.Select(queue => routing.Draw(new QueueDocument(Tenant, queue, queue, MaxWaitMs: 90_000, MaxLength: 10)
        {
            Greeting = queue == Queues[0] ? PromptDocument.BuiltIn : null,
        })),
        .. Enumerable.Range(0, AgentCount).Select(agent => routing.Draw(
            new AgentDocument(Tenant, $"{1001 + agent}", "A", agent % 3 == 0 ? Queues : [Queues[agent % 2]]))),
        new AgentDocument(Tenant, SimulatedNode.SupervisorWithoutSeat, "S", []),
        new PriceListDocument("standard", "CNY", [new MinutePrice(CallDirection.Inbound, "", 0.12m), new MinutePrice(CallDirection.Outbound, "", 0.6m)], [new SeatPrice("voice", 100)]),
    ];

    private sealed class FixedCatalog(IEnumerable<CatalogDocument> documents) : ICatalog
    {
        public CatalogSnapshot Current { get; } = new(1, documents);
    }

    private sealed class SeededIds(int seed) : IIdSource
    {
        private int count;

        public string NextId() => $"id{seed}x{++count}";
    }
}

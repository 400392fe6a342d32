using Platform.Contracts;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Domain.Queues;
using CallFacts = Platform.Domain.Figures.CallFacts;

namespace Platform.Grains.Replays;

/// <summary>
/// Reads a day's script out of what is kept of it. What did not happen on the day (how long somebody who was answered would have waited,
/// how long somebody who left would have talked) is drawn from what did happen to others of the queue; the draw depends on the call alone,
/// so it is the same in every replay.
/// </summary>
public sealed class ScriptReading
{
    /// <summary>Fewer callers of a queue who hung up say less about its callers than those of all queues do.</summary>
    private const int EnoughWhoLeft = 20;

    private static readonly TimeSpan UsualRing = TimeSpan.FromSeconds(5);

    private readonly RecordedDay day;
    private readonly Dictionary<string, AgentActivities> agents;
    private readonly List<(CallRecord Record, List<RecordedService> Services)> contacts;
    private readonly Patience patienceOfAll;
    private readonly Dictionary<string, Patience> patience;
    private readonly Dictionary<string, List<ScriptedHandling>> handlings;
    private readonly Dictionary<string, TimeSpan> rings;

    /// <param name="Steps">Stays in queues, one after the other, without an answer in between.</param>
    /// <param name="Talk">Null when nobody answered.</param>
    /// <param name="To">When the next one began, or the call was over.</param>
    private sealed record RecordedService(IReadOnlyList<PathStep> Steps, PathStep? Talk, DateTimeOffset To)
    {
        public string Queue => Steps[0].Party;
        public DateTimeOffset From => Steps[0].From;
        public DateTimeOffset WaitEnd => Steps[^1].To ?? To;
        public TimeSpan Waited => WaitEnd - From;
    }

    private ScriptReading(RecordedDay day)
    {
        this.day = day;
        agents = day.Agents.ToDictionary(agent => agent.Key, agent => new AgentActivities(agent.Value));
        contacts =
        [
            .. day.Calls.Where(record => record is { Direction: CallDirection.Inbound, EndedAt: not null })
                .Select(record => (record, Services: ServicesOf(record)))
                .Where(contact => contact.Services.Count > 0 && day.Holds(contact.Services[0].From))
                .OrderBy(contact => contact.Services[0].From).ThenBy(contact => contact.record.CallId, StringComparer.Ordinal),
        ];
        var served = contacts.SelectMany(contact => contact.Services.Select(service => (contact.Record, Service: service))).ToList();
        patienceOfAll = new(served.Select(one => Observed(one.Record, one.Service)));
        patience = served.GroupBy(one => one.Service.Queue)
            .ToDictionary(queue => queue.Key, queue => new Patience(queue.Select(one => Observed(one.Record, one.Service))));
        handlings = served.Where(one => one.Service.Talk is not null).GroupBy(one => one.Service.Queue)
            .ToDictionary(queue => queue.Key, queue => queue.Select(one => HandlingOf(one.Record, one.Service)).ToList());
        rings = served.SelectMany(one => OffersOf(one.Record, one.Service).Where(offer => offer.Outcome == OfferOutcome.Answered)
                .Select(offer => (one.Service.Queue, Rang: offer.EndedAt!.Value - offer.At)))
            .GroupBy(ring => ring.Queue, ring => ring.Rang).ToDictionary(queue => queue.Key, queue => queue.Order().ElementAt(queue.Count() / 2));
    }

    public static Script Of(RecordedDay day)
    {
        var reading = new ScriptReading(day);
        var played = reading.contacts.Select(contact => GrainKey.Call(day.Tenant, contact.Record.CallId)).ToHashSet();
        List<ScriptedContact> contacts =
            [.. reading.contacts.Select(contact => new ScriptedContact(contact.Record, contact.Services[0].From, reading.Written(contact.Record, contact.Services)))];
        return new(day.Tenant, day.From, day.To, contacts,
            reading.agents.ToDictionary(agent => agent.Key, agent => agent.Value.Intents(played.Contains)));
    }

    private List<ScriptedService> Written(CallRecord record, List<RecordedService> services) =>
        [.. services.Select((service, place) => Written(record, service, new Chance($"{record.CallId}/{place}")))];

    private ScriptedService Written(CallRecord record, RecordedService service, Chance chance)
    {
        var usualRing = rings.GetValueOrDefault(service.Queue, UsualRing);
        var offers = OffersOf(record, service);
        var wait = Observed(record, service);
        return new(service.Queue, wait.GaveUp ? wait.Waited : PatienceIn(service.Queue).Beyond(wait.Waited, chance.Next()),
            [.. offers.Select(offer => Ring(offer, usualRing))], usualRing,
            service.Talk is null ? Drawn(service.Queue, chance) : HandlingOf(record, service),
            offers.FirstOrDefault()?.Why.LastAgent,
            offers.Select(offer => offer.Why).Where(why => why.PriorityBecause == ContactPriority.Flow).Select(why => why.Priority).FirstOrDefault());
    }

    private Patience PatienceIn(string queue) =>
        patience.TryGetValue(queue, out var own) && own.GaveUp >= EnoughWhoLeft ? own : patienceOfAll;

    private ScriptedHandling Drawn(string queue, Chance chance) => handlings.TryGetValue(queue, out var known)
        ? known[(int)(chance.Next() * known.Count)] with { Others = [], Transfers = 0, Tail = TimeSpan.Zero }
        : ScriptedHandling.Usual;

    private static ObservedWait Observed(CallRecord record, RecordedService service) => new(service.Waited, service.Talk is null
        && record.Cause is EndCause.Abandoned or EndCause.CallerHungUp && service.WaitEnd >= record.EndedAt);

    private ScriptedRing Ring(CallOffer offer, TimeSpan usual)
    {
        var after = (offer.EndedAt ?? offer.At) - offer.At;
        return offer.Outcome switch
        {
            OfferOutcome.Answered => new(OfferOutcome.Answered, after),
            OfferOutcome.NoAnswer or OfferOutcome.Rejected or OfferOutcome.Unreachable =>
                new(offer.Outcome, after, agents.GetValueOrDefault(offer.Agent)?.TakeBreakAfter(offer.EndedAt ?? offer.At)),
            _ => new(OfferOutcome.Answered, after > usual ? after : usual),
        };
    }

    private static List<CallOffer> OffersOf(CallRecord record, RecordedService service) =>
    [
        .. record.Offers.Where(offer => offer.At >= service.From && offer.At <= service.WaitEnd && offer.Outcome != OfferOutcome.AnsweredElsewhere
            && offer.Why.Strategy != OfferReason.Direct.Strategy),
    ];

    private ScriptedHandling HandlingOf(CallRecord record, RecordedService service)
    {
        var key = GrainKey.Call(record.Tenant, record.CallId);
        var leg = record.Legs.First(leg => leg.LegId == service.Talk!.LegId);
        var activities = agents.GetValueOrDefault(leg.Agent!);
        var parted = Earlier(service.To, leg.EndedAt ?? service.To);
        var free = activities?.TalkEndOf(key) is { } known && known > parted && known - parted < RecordedDay.Margin ? known : parted;
        var stays = CallFacts.Of(record).Stays.Where(stay => service.Steps.Any(step => step.From == stay.OfferedAt)).SelectMany(stay => stay.Handlings).ToList();
        var own = stays.Find(handling => handling.Agent == leg.Agent);
        return new(parted - service.Talk!.From, own?.HoldMs ?? 0, free - parted, activities?.WrapUpOf(key), service.To - parted, own?.Transfers ?? 0,
            stays.FindAll(handling => handling.Agent != leg.Agent));
    }

    private static List<RecordedService> ServicesOf(CallRecord record)
    {
        var services = new List<RecordedService>();
        var steps = record.Path.Where(step => step.Kind == PathStepKind.Queue).ToList();
        var gathered = new List<PathStep>();
        for (var i = 0; i < steps.Count; i++)
        {
            gathered.Add(steps[i]);
            var talk = record.Path.FirstOrDefault(step => step.Kind == PathStepKind.Talk && step.From == steps[i].To
                && record.Legs.Any(leg => leg.LegId == step.LegId && leg.Agent is not null));
            if (talk is null && i + 1 < steps.Count)
                continue;
            services.Add(new([.. gathered], talk, i + 1 < steps.Count ? steps[i + 1].From : record.EndedAt!.Value));
            gathered.Clear();
        }

        return services;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>A chance that depends on a text alone (FNV-1a, mixed further with each draw).</summary>
    private sealed class Chance(string of)
    {
        private ulong state = of.Aggregate(14695981039346656037UL, (hash, letter) => (hash ^ letter) * 1099511628211UL);

        public double Next()
        {
            state = (state ^ (state >> 31)) * 0x9E3779B97F4A7C15UL;
            return (state >> 11) / (double)(1UL << 53);
        }
    }
}

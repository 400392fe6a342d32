using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Domain.Queues;
using CallFacts = Platform.Domain.Figures.CallFacts;

namespace Platform.Grains.Replays;

/// <summary>
/// Plays a day's script on the machines that decide by day (<see cref="CallMachine"/>, <see cref="QueueMachine"/>,
/// <see cref="AgentMachine"/>), with the settings of a catalog. Same script and catalog, same result, to the tick.
/// </summary>
public static class Replay
{
    public static DayFigures Run(Script script, CatalogSnapshot catalog)
    {
        catalog = Silent(catalog);
        var timings = new GrainTimings();
        var clock = new ReplayClock(script.From - RecordedDay.Margin);
        ReplayQueues? queues = null;
        ReplayCalls? calls = null;
        var agents = new ReplayAgents(clock, catalog, script.Tenant, timings) { TellQueue = (queue, command) => queues!.Tell(queue, command) };
        queues = new ReplayQueues(clock, catalog, script.Tenant)
        {
            Reserve = agents.Reserve,
            Release = agents.Release,
            Assign = (contact, offer) => calls!.Assign(contact, offer),
        };
        calls = new ReplayCalls(clock, catalog, script.Tenant, timings, agents)
        {
            JoinQueue = queues.Join,
            LeaveQueue = (queue, contact) => queues.Tell(queue, new QueueCommand.Leave(contact)),
        };
        foreach (var (agent, intents) in script.Agents)
            agents.Live(agent, intents);
        foreach (var contact in script.Contacts)
            clock.At(contact.At, () => calls.Arrive(contact));
        clock.RunUntil(script.To + RecordedDay.Margin);
        calls.HangUpAll();
        clock.RunUntil(script.To + RecordedDay.Margin + RecordedDay.Margin);
        return DayFigures.Of(script, catalog, [.. calls.Played.Select(call => Counted(call, catalog))], agents.Times());
    }

    /// <summary>What callers hear is not played, and moves nobody.</summary>
    private static CatalogSnapshot Silent(CatalogSnapshot catalog) => new(catalog.Revision,
        catalog.Documents.Select(document => document is QueueDocument queue ? queue with { Announcements = null, Greeting = null } : document));

    /// <summary>What the replay does not play is taken from the day: what came before the first queue, and after the agent passed it on.</summary>
    private static (CallRecord Record, CallFacts Facts) Counted(PlayedCall call, CatalogSnapshot catalog)
    {
        var record = CallRecord.Of(call.State).Judged(catalog);
        var facts = CallFacts.Of(record);
        var (stays, answered, tail) = (new List<QueueStay>(), 0, TimeSpan.Zero);
        foreach (var stay in facts.Stays)
        {
            if (stay is not { Outcome: StayOutcome.Answered, Handlings: [var own, ..] })
            {
                stays.Add(stay);
                continue;
            }

            var scripted = call.Contact.Services[answered++].Handling;
            tail += scripted.Tail;
            var part = own with { TalkMs = Math.Max(0, own.TalkMs - scripted.HoldMs), HoldMs = Math.Min(own.TalkMs, scripted.HoldMs), Transfers = scripted.Transfers };
            stays.Add(stay with { Handlings = [part, .. scripted.Others] });
        }

        var original = call.Contact.Record;
        var lead = original.AnsweredAt < call.Contact.At ? call.Contact.At - original.AnsweredAt.Value : TimeSpan.Zero;
        return (record with
        {
            AnsweredAt = record.AnsweredAt - lead,
            EndedAt = record.EndedAt + tail,
            Legs = [.. record.Legs.Select(leg => leg.LegId == CallState.CallerLegId ? leg with { EndedAt = leg.EndedAt + tail } : leg)],
        }, facts with { Stays = stays });
    }
}

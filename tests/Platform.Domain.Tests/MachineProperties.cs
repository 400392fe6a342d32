using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Queues;
using Platform.Domain.Tests.Agents;
using Platform.Domain.Tests.Calls;
using Platform.Domain.Tests.Queues;

namespace Platform.Domain.Tests;

/// <summary>What holds for any commands in any order.</summary>
public class MachineProperties
{
    [Fact]
    public void A_call_posts_exactly_one_record_once_its_legs_are_closed_or_timed_out() => Property.Holds(random =>
    {
        var (state, posted) = (CallState.None, 0);
        string[] ending = ["clear", "ended caller", "ended o1", "ended o2", "ended origin", "ending expired"];
        var commands = Enumerable.Range(0, 40).Select(_ => random.Pick(CallCases.Commands.Keys.ToList())).Prepend(random.Pick(["announce", "dial outside", "dial agent", "dial queue", "summon"])).Concat(ending).Concat(ending);
        foreach (var command in commands)
        {
            (state, var decision) = CallCases.Run(state, CallCases.Commands[command](state), CallCases.Start);
            posted += decision.Effects.Count(effect => effect is CallEffect.PostRecord);
            if (posted != (state.Phase == CallPhase.Ended ? 1 : 0))
                return $"{posted} records in {state.Phase} after {command}";
        }

        if (state.Phase != CallPhase.Ended)
            return $"the call ends in {state.Phase}";
        var record = CallRecord.Of(state);
        return record.Legs.All(leg => leg.EndedAt is not null) && record.Offers.All(offer => offer.EndedAt is not null) && record.Holds.All(hold => hold.To is not null)
            ? null
            : $"the record is not closed: {record}";
    });

    [Fact]
    public void A_call_has_agents_by_their_live_legs_only_and_talks_with_two_of_them() => Property.Holds(random =>
    {
        var state = CallState.None;
        var names = CallCases.Commands.Keys.Except(["ending expired", "node lost", "clear"]).ToList();
        foreach (var name in Enumerable.Range(0, 40).Select(_ => random.Pick(names)).Prepend(random.Pick(["announce", "dial outside", "dial agent", "summon agent"])))
        {
            (state, _) = CallCases.Run(state, CallCases.Commands[name](state), CallCases.Start);
            if (state.Phase is CallPhase.Ending or CallPhase.Ended)
                return null;
            if (state.Agents.Find(hold => !state.IsParty(hold.LegId)) is { } held)
                return $"{held} is held by a leg that is no party's after {name}";
            if (state.Agents.GroupBy(hold => hold.OfferId).Any(holds => holds.Count() > 1))
                return $"an agent is held twice for the same after {name}";
            if (state.Phase is CallPhase.Talking or CallPhase.Dialing or CallPhase.Ringing && !state.IsParty(state.PartnerLegId!))
                return $"{state.Phase} without a partner after {name}";
            if (!state.IsParty(state.SubjectLegId))
                return $"{state.Phase} without a subject after {name}";
            if (state.Aside is { } aside && (state.Phase != CallPhase.Talking || (aside.ByLegId != state.SubjectLegId && aside.ByLegId != state.PartnerLegId)))
                return $"{aside} in {state.Phase} after {name}";
        }

        return null;
    });

    [Fact]
    public void A_call_ignores_what_it_is_told_twice() => Property.Holds(random =>
    {
        var state = CallCases.State(random.Pick(CallCases.States.Keys.ToList()));
        var command = random.Pick(CallCases.Commands.Values.Select(command => command(state))
            .Where(command => command is not CallCommand.WaitExpired and not CallCommand.EndingExpired and not CallCommand.NodeLost
                and not CallCommand.DigitPressed).ToList());
        var (once, _) = CallCases.Run(state, command, CallCases.Start);
        var (twice, decision) = CallCases.Run(once, command, CallCases.Start);
        return ReferenceEquals(once, twice) && decision.Effects.All(effect => effect is CallEffect.ReleaseLeg or CallEffect.RejectLeg or CallEffect.TransferResult or CallEffect.StepFlow)
            ? null
            : $"{command} in {state.Phase}, again: {Describe.Decision(decision)}";
    });

    [Fact]
    public void An_agent_has_an_offer_exactly_while_it_is_busy_and_works_only_on_a_seat() => Property.Holds(random =>
    {
        var state = AgentState.Initial;
        for (var i = 0; i < 60; i++)
        {
            var (command, now) = random.Pick(AgentCases.Commands.Values.ToList())(state);
            var before = state.Version;
            var decision = AgentMachine.Decide(state, command, now);
            state = decision.Events.Aggregate(state, AgentMachine.Apply);
            if (state.IsBusy != (state.Offer is not null))
                return $"{state.Presence} with offer {state.Offer}";
            if (state.Presence != AgentPresence.Offline && !state.IsBusy && state.Lease is null)
                return $"{state.Presence} without a seat after {command}";
            if (decision.Effects.OfType<AgentEffect.TellQueues>().Any() && state.Version <= before)
                return $"queues are told of {command}, but the version stays {before}";
            if (decision.Effects.OfType<AgentEffect.TellQueues>().Any(notice => notice.Available != (state.Presence == AgentPresence.Ready)))
                return $"queues are told the contrary of {state.Presence} after {command}";
        }

        return null;
    });

    [Fact]
    public void A_queue_mirrors_its_contacts_and_offers_first_come_first_served() => Property.Holds(random =>
    {
        var (state, offers) = (QueueState.Initial, new List<string>());
        for (var i = 0; i < 80; i++)
        {
            var (before, step) = (state, RandomStep(random, state, i));
            (state, var outcome) = QueueScript.Run(state, step);
            if (QueueInvariants.FindBreach(state) is { } breach)
                return $"{breach} after {step}";
            if (!state.Waiting.IsEmpty && !state.Idle.IsEmpty)
                return $"a contact waits and an agent is free after {step}";
            var made = state.Contacts.Values.Where(contact => contact.Pending is { } offer && !offers.Contains(offer.OfferId)).ToList();
            offers.AddRange(made.Select(contact => contact.Pending!.OfferId));
            if (made.Exists(offered => state.Waiting.All.Any(waiting => waiting.CompareTo(offered.Key) < 0)))
                return $"an offer passed over an earlier contact after {step}: {outcome}";
            if (made.Exists(offered => before.Contacts.GetValueOrDefault(offered.ContactKey)?.Pending is { } still && !outcome.Contains($"OfferWithdrawn {offered.ContactKey}", StringComparison.Ordinal) && still.OfferId != offered.Pending!.OfferId))
                return $"a contact was offered twice at once after {step}: {outcome}";
        }

        return null;
    });

    private static string RandomStep(Random random, QueueState state, int second)
    {
        var contact = $"c{random.Next(4)}";
        var agent = $"a{random.Next(3)}";
        var offer = state.Contacts.GetValueOrDefault(contact)?.Pending?.OfferId ?? $"{agent}#t.{random.Next(20)}";
        return $"@{second} " + random.Next(9) switch
        {
            0 or 1 => $"join {contact}@{contact[1]}",
            2 => $"join {contact}@{contact[1]} after {offer}",
            3 => $"leave {contact}",
            4 or 5 => $"free {agent}@{random.Next(10)} v{random.Next(second + 1)}",
            6 => $"busy {agent} v{random.Next(second + 1)}",
            7 => $"reserved {contact} {offer} {random.Pick(["yes", "no"])} v{random.Next(second + 1)}",
            _ => random.Pick([$"assigned {contact} {offer} {random.Pick(Enum.GetValues<AssignAnswer>())}", "tick"]),
        };
    }
}

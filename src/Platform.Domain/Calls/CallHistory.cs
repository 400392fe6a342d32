using System.Collections.Immutable;
using System.Globalization;
using Platform.Domain.Flows;
using Platform.Domain.Recordings;

namespace Platform.Domain.Calls;

/// <summary>How each event changes the call's state.</summary>
internal static class CallHistory
{
    public static CallState Apply(CallState state, CallEvent happened) => happened switch
    {
        CallEvent.Offered offered => state with
        {
            Phase = CallPhase.Offered,
            Call = offered.Call,
            Queue = offered.Call.Destination is Destination.ToQueue to ? to.Queue : offered.Call.Queue,
            PlaceAt = offered.Call.Callback?.Place?.At ?? offered.Call.At,
            Legs = [CallerLeg(offered.Call)],
        },
        CallEvent.Summoned summoned when state.Call!.CallsCustomerFirst =>
            Begin(state, new PathStep(PathStepKind.Dial, state.Call.To, summoned.At) { LegId = CallState.CallerLegId }) with
            {
                Phase = CallPhase.Summoning,
            },
        CallEvent.Summoned => state with { Phase = CallPhase.Summoning },
        CallEvent.AgentHeld held => state with { Agents = state.Agents.Add(held.Hold) },
        CallEvent.AgentLeft left => state with { Agents = state.Agents.RemoveAll(hold => hold.OfferId == left.OfferId) },
        CallEvent.QueueChosen chosen => state with
        {
            Phase = CallPhase.Offered,
            Queue = chosen.Queue,
            PlaceAt = state.IsCustomerCalled ? state.PlaceAt : chosen.At,
        },
        CallEvent.OverflowBegan began => Begin(state, StepOf(state.Queue, began)) with
        {
            Overflow = state.Overflow.Try(state.Queue, began.Attempt),
        },
        CallEvent.OverflowEnded ended => EndOverflow(state, state.Overflow.Attempt!, ended),
        CallEvent.Overflowed overflowed => state with
        {
            Phase = CallPhase.Offered,
            Queue = overflowed.Queue,
            Overflow = state.Overflow with { Left = state.Overflow.Left.Add(state.Queue) },
        },
        CallEvent.FlowChosen chosen => state with
        {
            Phase = CallPhase.InFlow,
            PartnerLegId = null,
            Flow = FlowState.Entering(chosen.Flow),
        },
        CallEvent.SurveyBegan began => EndStep(state, PathStepKind.Talk, null, null, began.At) with
        {
            Phase = CallPhase.InFlow,
            PartnerLegId = null,
            Survey = began.Survey,
            Flow = FlowState.Entering(began.Flow),
        },
        CallEvent.FlowMoved moved => Move(state, moved.Step, moved.At),
        CallEvent.FlowLeft left => EndSteps(state, step => step.Kind is PathStepKind.Flow or PathStepKind.FlowNode, left.At) with { Flow = null },
        CallEvent.Queued queued => Begin(state, new PathStep(PathStepKind.Queue, state.Queue, queued.At)) with
        {
            Phase = CallPhase.Waiting,
            QueuedAt = queued.At,
            WaitIsOver = false,
            IsGreeted = false,
            Announcements = null,
        },
        CallEvent.Greeted => state with { IsGreeted = true },
        CallEvent.Announced announced => Announce(state, announced),
        CallEvent.AnnouncementEnded ended => state with { Announcements = state.Announcements! with { At = ended.At, IsPlaying = false } },
        CallEvent.OfferStarted started => AddOffer(state, started.Offer, started.At) with
        {
            Phase = CallPhase.Ringing,
            PartnerLegId = started.Offer.OfferId,
            Announcements = Interrupted(state, started.At),
        },
        CallEvent.RivalStarted started => AddOffer(state, started.Offer, started.At) with { Rivals = state.Rivals.Add(started.Offer.OfferId) },
        CallEvent.OfferEnded ended => LeaveOffer(state, ended),
        CallEvent.AgentCalled called => AddOffer(state, called.Offer, called.At),
        CallEvent.LegAdded added => AddLeg(state, added.Leg),
        CallEvent.Dialled dialled => state with { Phase = CallPhase.Dialing, PartnerLegId = dialled.LegId },
        CallEvent.Rang rang => WithLeg(state, rang.LegId, leg => leg with { RangAt = rang.At }),
        CallEvent.Routed routed => WithLeg(state, routed.LegId, leg => leg with { Trunk = routed.Trunk }),
        CallEvent.DialFailed failed => EndStep(state, PathStepKind.Dial, failed.LegId, failed.Outcome, failed.At),
        CallEvent.Answered answered => EndStep(
            WithLeg(state, answered.LegId, leg => leg with { AnsweredAt = answered.At, Codec = answered.Codec }),
            PathStepKind.Dial, answered.LegId, OfferOutcome.Answered, answered.At),
        CallEvent.Connected connected => Connect(state, connected.LegId, connected.At),
        CallEvent.Held held => WithLeg(state, held.LegId, leg => leg with { Held = true }) with
        {
            Holds = state.Holds.Add(new HoldPeriod(state.FindLeg(held.LegId)!.Role, held.At, null) { LegId = held.LegId }),
        },
        CallEvent.Resumed resumed =>
            EndHolds(WithLeg(state, resumed.LegId, leg => leg with { Held = false }), resumed.LegId, resumed.At),
        CallEvent.WentAway went => Begin(state, new PathStep(PathStepKind.Away, went.Away.Agent, went.At) { LegId = went.Away.LegId }) with
        {
            Away = state.Away.Add(went.Away),
        },
        CallEvent.CameBack back => EndAway(WithLeg(state, back.LegId, leg => leg with { Codec = back.Codec ?? leg.Codec }), back.LegId,
            OfferOutcome.Answered, back.At),
        CallEvent.AwayEnded ended => EndAway(state, ended.LegId, OfferOutcome.NoAnswer, ended.At),
        CallEvent.TimeReserved reserved => WithLeg(state, reserved.LegId, leg => leg with { ReservedMs = reserved.ReservedMs }),
        CallEvent.LegClosed closed => CloseLeg(state, closed),
        CallEvent.AsideBegan began => Begin(state, StepOf(began.Aside)) with { Aside = began.Aside },
        CallEvent.AsideAnswered answered => AnswerOffer(state, state.Aside!.TargetLegId!, answered.At) with
        {
            Aside = state.Aside with { Answered = true },
        },
        CallEvent.AsideEnded ended => EndAside(state, state.Aside!, ended),
        CallEvent.Regrouped regrouped => EndStep(state, PathStepKind.Talk, null, null, regrouped.At) with
        {
            SubjectLegId = regrouped.SubjectLegId,
            PartnerLegId = null,
            Agents = state.Agents.ConvertAll(hold => MoveTo(state, hold, regrouped)),
        },
        RecordingEvent recorded => state with { Recording = state.Recording.Apply(recorded) },
        CallEvent.Merged merged => Merge(state, merged),
        CallEvent.ConferenceEnded ended => EndStep(state, PathStepKind.Conference, null, null, ended.At) with { Conference = null },
        CallEvent.SupervisionBegan began => BeginSupervision(state, began),
        CallEvent.SupervisionAnswered answered => AnswerSupervision(state, state.Supervision!, answered.At),
        CallEvent.SupervisionChanged changed => ChangeSupervision(state, state.Supervision!, changed),
        CallEvent.SupervisionEnded ended =>
            EndStep(state, PathStepKind.Supervision, state.Supervision!.LegId, ended.Outcome, ended.At) with { Supervision = null },
        CallEvent.CallbackAsked asked => Discuss(EndStep(state, PathStepKind.Queue, null, null, asked.At), asked.Dialog) with
        {
            Phase = CallPhase.AskingCallback,
            PartnerLegId = null,
        },
        CallEvent.CallbackDiscussed discussed => Discuss(state, discussed.Dialog),
        CallEvent.CallbackSettled settled =>
            EndDialog(state, settled.IsBooked ? OfferOutcome.Answered : OfferOutcome.Rejected, settled.At) with { HasCallback = settled.IsBooked },
        CallEvent.VoicemailAsked asked => Begin(EndStep(state, PathStepKind.Queue, null, null, asked.At),
            new PathStep(PathStepKind.Voicemail, asked.Mailbox, asked.At)) with
        {
            Phase = CallPhase.TakingMessage,
            PartnerLegId = null,
            Voicemail = new VoicemailVisit(asked.Mailbox, VoicemailStep.Opening, asked.At),
        },
        CallEvent.VoicemailMoved moved => state with
        {
            Voicemail = moved.Visit,
            HasMessage = state.HasMessage || moved.Visit.Step == VoicemailStep.Speaking,
        },
        CallEvent.VoicemailEnded ended =>
            EndStep(state, PathStepKind.Voicemail, null, ended.HasSpoken ? OfferOutcome.Answered : OfferOutcome.Rejected, ended.At) with
            {
                Voicemail = null,
            },
        CallEvent.PlaybackBegan began => Begin(state, new PathStep(PathStepKind.Playback, state.Call!.Destination!.Name, began.At)) with
        {
            Phase = CallPhase.PlayingMessage,
            Agents = state.Agents.ConvertAll(hold => hold.LegId == state.SubjectLegId ? hold with { Talks = true } : hold),
        },
        CallEvent.PlaybackHeard heard => EndStep(state, PathStepKind.Playback, null, OfferOutcome.Answered, heard.At),
        CallEvent.PlaybackLeft left => EndStep(state, PathStepKind.Playback, null, null, left.At),
        CallEvent.FarewellBegan began => EndStep(state, PathStepKind.Queue, null, null, began.At) with
        {
            Phase = CallPhase.Leaving,
            PartnerLegId = null,
            Farewell = began.Cause,
            FarewellAt = began.At,
        },
        CallEvent.WaitRanOut => state with { WaitIsOver = true },
        CallEvent.WaitTimedOut => state with { Phase = CallPhase.Leaving },
        CallEvent.Released released => Release(state, released),
        CallEvent.Completed completed => CloseLegs(state, completed.At) with { Phase = CallPhase.Ended },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static CallLeg CallerLeg(OfferedCall call) => call.CallsCustomerFirst
        ? new(CallState.CallerLegId, LegRole.Outside, call.To, call.At) { ReservedMs = CallMachine.FirstReservationMs }
        : new(CallState.CallerLegId, LegRole.Caller, call.Agent ?? call.From, call.At) { Agent = call.Agent };

    private static CallState AddOffer(CallState state, CallOffer offer, DateTimeOffset at) => state with
    {
        Offers = state.Offers.Add(offer),
        Legs = state.Legs.Add(new CallLeg(offer.OfferId, LegRole.Agent, offer.Agent, at) { Agent = offer.Agent }),
        Agents = state.Agents.Add(new AgentHold(offer.Agent, offer.OfferId, offer.OfferId, Talks: false)),
    };

    private static CallState AddLeg(CallState state, CallLeg leg)
    {
        var next = state with { Legs = state.Legs.Add(leg) };
        return leg.Role == LegRole.Outside
            ? Begin(next, new PathStep(PathStepKind.Dial, leg.Party, leg.StartedAt) { LegId = leg.LegId })
            : next;
    }

    /// <summary>
    /// A call whose offer fails waits in its queue again, unless others ring for it; an agent whom no queue chose leaves the phase as it is.
    /// </summary>
    private static CallState LeaveOffer(CallState state, CallEvent.OfferEnded ended)
    {
        var next = EndOffer(state, ended.OfferId, ended.Outcome, ended.At) with
        {
            Agents = state.Agents.RemoveAll(hold => hold.OfferId == ended.OfferId),
            Rivals = state.Rivals.Remove(ended.OfferId),
        };
        if (state.Phase != CallPhase.Ringing || state.PartnerLegId != ended.OfferId)
            return next;
        return next.Rivals is [var first, ..]
            ? next with { PartnerLegId = first, Rivals = next.Rivals.RemoveAt(0) }
            : next with { Phase = CallPhase.Waiting, PartnerLegId = null };
    }

    /// <summary>Taken elsewhere, the call is out of its queue; else it is where it was before.</summary>
    private static CallState EndOverflow(CallState state, OverflowAttempt attempt, CallEvent.OverflowEnded ended)
    {
        var next = EndStep(state, PathStepKind.Overflow, null, ended.Outcome, ended.At) with
        {
            Overflow = state.Overflow with { Attempt = null },
        };
        if (ended.Outcome == OfferOutcome.Answered)
            return EndStep(next, PathStepKind.Queue, null, null, ended.At);
        return state.Phase != CallPhase.Dialing ? next : next with
        {
            Phase = attempt.From.IsIn ? CallPhase.Waiting : CallPhase.Offered,
            PartnerLegId = null,
            IsGreeted = state.IsGreeted || attempt.From.IsWelcome,
            Announcements = Interrupted(state, ended.At),
        };
    }

    private static PathStep StepOf(string queue, CallEvent.OverflowBegan began) =>
        new(PathStepKind.Overflow, began.Attempt.Choice.To.Name, began.At)
        {
            LegId = began.LegId,
            By = began.Attempt.Choice.By ?? queue,
            Overflow = began.Attempt.Choice.Reason,
        };

    private static CallState Connect(CallState state, string legId, DateTimeOffset at)
    {
        var served = EndStep(EndDialog(AnswerOffer(state, legId, at), null, at), PathStepKind.Queue, null, null, at);
        return Begin(served, new PathStep(PathStepKind.Talk, state.FindLeg(legId)!.Party, at) { LegId = legId }) with
        {
            Phase = CallPhase.Talking,
            PartnerLegId = legId,
            ConnectedAt = state.ConnectedAt ?? at,
            Overflow = OverflowTrail.None,
            Rivals = [],
            Agents = served.Agents.ConvertAll(hold => hold.LegId == state.SubjectLegId ? hold with { Talks = true } : hold),
        };
    }

    /// <summary>What was really said is a step of the call's path.</summary>
    private static CallState Announce(CallState state, CallEvent.Announced announced)
    {
        var next = state with { Announcements = AnnouncementTrail.Next(state.Announcements, announced.What, announced.At) };
        return announced.What is { Items.Count: > 0 } what
            ? Begin(next, new PathStep(PathStepKind.Announcement, state.Queue, announced.At)
            {
                To = announced.At,
                Position = what.Position,
                ExpectedMs = what.ExpectedMs,
            })
            : next;
    }

    private static AnnouncementTrail? Interrupted(CallState state, DateTimeOffset at) => state.Announcements is { IsPlaying: true } playing
        ? playing with { At = at, IsPlaying = false }
        : state.Announcements;

    private static CallState Discuss(CallState state, CallbackDialog dialog) => state.CallbackDialog is null
        ? Begin(state, new PathStep(PathStepKind.Callback, dialog.Queue, dialog.At)) with
        {
            CallbackDialog = dialog,
            Announcements = Interrupted(state, dialog.At),
        }
        : state with { CallbackDialog = dialog };

    private static CallState EndDialog(CallState state, OfferOutcome? outcome, DateTimeOffset at) => state.CallbackDialog is null
        ? state
        : EndStep(state, PathStepKind.Callback, null, outcome, at) with { CallbackDialog = null };

    private static CallState AnswerOffer(CallState state, string legId, DateTimeOffset at)
    {
        var ringing = state.Offers.Exists(offer => offer.OfferId == legId && offer.Outcome == OfferOutcome.Ringing);
        var next = ringing ? EndOffer(state, legId, OfferOutcome.Answered, at) : state;
        return next with { Agents = next.Agents.ConvertAll(hold => hold.LegId == legId ? hold with { Talks = true } : hold) };
    }

    private static CallState CloseLeg(CallState state, CallEvent.LegClosed closed)
    {
        var known = state.IsAway(closed.LegId) ? EndAway(state, closed.LegId, OfferOutcome.NoAnswer, closed.At) : state;
        var next = WithLeg(known, closed.LegId, leg => leg with { EndedAt = closed.At, Statistics = closed.Statistics });
        return EndStep(EndHolds(next, closed.LegId, closed.At), PathStepKind.Dial, closed.LegId, null, closed.At);
    }

    private static CallState EndAway(CallState state, string legId, OfferOutcome outcome, DateTimeOffset at) =>
        EndStep(state, PathStepKind.Away, legId, outcome, at) with { Away = state.Away.RemoveAll(away => away.LegId == legId) };

    /// <summary>A consultation that became a transfer is both.</summary>
    private static CallState EndAside(CallState state, Aside aside, CallEvent.AsideEnded ended)
    {
        var next = EndStep(state, KindOf(aside), aside.TargetLegId, ended.Outcome, ended.At) with { Aside = null };
        return ended.IsTransfer && aside.Kind == AsideKind.Consult
            ? Begin(next, StepOf(aside) with { Kind = PathStepKind.Transfer, From = ended.At, To = ended.At, Outcome = OfferOutcome.Answered })
            : next;
    }

    /// <summary>An agent who goes on with the second dialog of the phone is held through that one.</summary>
    private static AgentHold MoveTo(CallState state, AgentHold hold, CallEvent.Regrouped regrouped) =>
        state.FindLeg(regrouped.SubjectLegId)?.Agent == hold.Agent ? hold with { LegId = regrouped.SubjectLegId } : hold;

    private static CallState Release(CallState state, CallEvent.Released released) => state with
    {
        Phase = CallPhase.Ending,
        Flow = null,
        Voicemail = null,
        EndedAt = released.At,
        Cause = released.Cause,
        Rivals = [],
        Aside = null,
        Away = [],
        Conference = null,
        Supervision = null,
        Agents = [],
        Holds = state.Holds.ConvertAll(hold => hold.To is null ? hold with { To = released.At } : hold),
        Steps = state.Steps.ConvertAll(step => step.To is null ? step with { To = released.At } : step),
    };

    private static CallState Move(CallState state, FlowStep step, DateTimeOffset at) => step.Moves.Aggregate(state, (now, move) => move switch
    {
        FlowMove.EnteredFlow flow => Begin(now, new PathStep(PathStepKind.Flow, flow.Flow, at)
        {
            Detail = flow.Version.ToString(CultureInfo.InvariantCulture),
        }),
        FlowMove.LeftFlow => EndStep(now, PathStepKind.Flow, null, null, at),
        FlowMove.EnteredNode node => Begin(now, new PathStep(PathStepKind.FlowNode, node.Node, at) { NodeType = node.Kind }),
        FlowMove.LeftNode left => LeaveNode(now, left.Choice, at),
        _ => throw new InvalidOperationException($"Unknown move {move.GetType().Name}."),
    }) with
    {
        Flow = step.State,
        Tags = state.Tags.Union(step.Tags),
        Points = step.Points ?? state.Points,
        Language = step.Language ?? state.Language,
        Answers = state.Answers.AddRange(step.Answers.Select(answer =>
            new SurveyAnswer(answer.Question, answer.Value, at, state.Survey?.Queue, state.Survey?.Agent))),
    };

    private static CallState LeaveNode(CallState state, string? choice, DateTimeOffset at)
    {
        var index = state.Steps.FindLastIndex(step => step is { Kind: PathStepKind.FlowNode, To: null });
        return index < 0 ? state : state with { Steps = state.Steps.SetItem(index, state.Steps[index] with { To = at, Detail = choice }) };
    }

    private static CallState EndSteps(CallState state, Func<PathStep, bool> which, DateTimeOffset at) => state with
    {
        Steps = state.Steps.ConvertAll(step => step.To is null && which(step) ? step with { To = at } : step),
    };

    private static CallState Merge(CallState state, CallEvent.Merged merged)
    {
        var (conference, former) = (merged.Conference, merged.FormerLegId);
        var third = state.FindLeg(conference.ThirdLegId)!.Party;
        return Begin(state, new PathStep(PathStepKind.Conference, third, merged.At) { LegId = conference.ThirdLegId, By = conference.Agent }) with
        {
            Conference = conference,
            SubjectLegId = state.SubjectLegId == former ? conference.AgentLegId : state.SubjectLegId,
            PartnerLegId = state.PartnerLegId == former ? conference.AgentLegId : state.PartnerLegId,
            Agents = state.Agents.ConvertAll(hold => hold.LegId == former ? hold with { LegId = conference.AgentLegId } : hold),
        };
    }

    private static CallState BeginSupervision(CallState state, CallEvent.SupervisionBegan began)
    {
        var (supervision, legId) = (began.Supervision, began.Supervision.LegId);
        return Begin(state, StepOf(supervision, began.At)) with
        {
            Supervision = supervision,
            Legs = state.Legs.Add(new CallLeg(legId, LegRole.Supervisor, began.Agent, began.At) { Agent = began.Agent }),
            Agents = state.Agents.Add(new AgentHold(began.Agent, legId, legId, Talks: false)),
        };
    }

    /// <summary>The step tells how long the supervisor heard the talk, so it begins here.</summary>
    private static CallState AnswerSupervision(CallState state, Supervision supervision, DateTimeOffset at) => state with
    {
        Supervision = supervision with { IsOn = true },
        Steps = state.Steps.ConvertAll(step => IsOpenStepOf(supervision, step) ? step with { From = at } : step),
        Agents = state.Agents.ConvertAll(hold => hold.LegId == supervision.LegId ? hold with { Talks = true } : hold),
    };

    /// <summary>Each mode is a step of its own, once the supervisor hears the talk.</summary>
    private static CallState ChangeSupervision(CallState state, Supervision supervision, CallEvent.SupervisionChanged changed)
    {
        var next = supervision with { Mode = changed.Mode };
        if (!supervision.IsOn)
            return state with
            {
                Supervision = next,
                Steps = state.Steps.ConvertAll(step => IsOpenStepOf(supervision, step) ? step with { Mode = changed.Mode } : step),
            };
        var ended = EndStep(state, PathStepKind.Supervision, supervision.LegId, OfferOutcome.Answered, changed.At);
        return Begin(ended, StepOf(next, changed.At)) with { Supervision = next };
    }

    private static bool IsOpenStepOf(Supervision supervision, PathStep step) =>
        step is { Kind: PathStepKind.Supervision, To: null } && step.LegId == supervision.LegId;

    private static PathStep StepOf(Supervision supervision, DateTimeOffset at) =>
        new(PathStepKind.Supervision, supervision.Watched, at)
        {
            LegId = supervision.LegId,
            By = supervision.Supervisor,
            Mode = supervision.Mode,
        };

    private static PathStep StepOf(Aside aside) => new(KindOf(aside), aside.Target.Name, aside.At)
    {
        LegId = aside.TargetLegId,
        By = aside.Agent,
    };

    private static PathStepKind KindOf(Aside aside) => aside.Kind == AsideKind.Transfer ? PathStepKind.Transfer : PathStepKind.Consult;

    private static CallState Begin(CallState state, PathStep step) => state with { Steps = state.Steps.Add(step) };

    private static CallState EndStep(CallState state, PathStepKind kind, string? legId, OfferOutcome? outcome, DateTimeOffset at)
    {
        var index = state.Steps.FindLastIndex(step => step.Kind == kind && step.To is null && (legId is null || step.LegId == legId));
        return index < 0 ? state : state with
        {
            Steps = state.Steps.SetItem(index, state.Steps[index] with { To = at, Outcome = outcome }),
        };
    }

    private static CallState WithLeg(CallState state, string legId, Func<CallLeg, CallLeg> change)
    {
        var index = state.Legs.FindIndex(leg => leg.LegId == legId);
        return index < 0 ? state : state with { Legs = state.Legs.SetItem(index, change(state.Legs[index])) };
    }

    private static CallState EndOffer(CallState state, string offerId, OfferOutcome outcome, DateTimeOffset at)
    {
        var index = state.Offers.FindLastIndex(offer => offer.OfferId == offerId);
        return index < 0 ? state : state with { Offers = state.Offers.SetItem(index,
            state.Offers[index] with { Outcome = outcome, EndedAt = at }) };
    }

    private static CallState EndHolds(CallState state, string legId, DateTimeOffset at)
    {
        var index = state.Holds.FindLastIndex(hold => hold.LegId == legId && hold.To is null);
        return index < 0 ? state : state with { Holds = state.Holds.SetItem(index, state.Holds[index] with { To = at }) };
    }

    private static CallState CloseLegs(CallState state, DateTimeOffset at) =>
        state with { Legs = state.Legs.ConvertAll(leg => leg.EndedAt is null ? leg with { EndedAt = state.EndedAt ?? at } : leg) };
}

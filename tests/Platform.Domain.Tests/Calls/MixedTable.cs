namespace Platform.Domain.Tests.Calls;

/// <summary>Talks that a supervisor listens to, and talks of three. A Mix names for each leg whom it hears.</summary>
internal static class MixedTable
{
    public const string Talks = """
        supervisor rings
            merge, merge by stranger, complete, end consult: !NoConsult
            supervise, listen, answered target: nothing
            supervise by other, supervise oneself: !AlreadySupervised
            whisper: SupervisionChanged Whisper
            barge: SupervisionChanged Barge
            barge by other, end supervision by other: !NotSupervising
            end supervision: SupervisionEnded CallerGone, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, TellAgent 1010 01J0.s3 CallerGone
            answered supervisor: Answered 01J0.s3 PCMA, SupervisionAnswered -> TellAgent 1010 01J0.s3 Answered, Mix caller hears o2; o2 hears caller; 01J0.s3 hears caller+o2
            failed supervisor: SupervisionEnded Unreachable, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> TellAgent 1010 01J0.s3 CallerGone
            ended supervisor: SupervisionEnded Rejected, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> TellAgent 1010 01J0.s3 CallerGone
            ring expired supervisor: SupervisionEnded NoAnswer, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, TellAgent 1010 01J0.s3 CallerGone
            silent supervisor: SupervisionEnded Unreachable, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, TellAgent 1010 01J0.s3 CallerGone
            held supervisor: Held 01J0.s3
            resumed supervisor, held third, resumed third, ended third, silent third, time spent third, resumed o2: !Stale
            ended origin, queue accepted: !Stale
            transfer asked by supervisor: -> TransferResult 01J0.s3 481
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o2 CallerHungUp, ReleaseLeg 01J0.s3 CallerHungUp, FreeAgent 1001 o2, TellAgent 1010 01J0.s3 CallerGone
            ended o2, ended target: LegClosed o2, Released AgentHungUp -> ReleaseLeg caller AgentHungUp, ReleaseLeg 01J0.s3 AgentHungUp, FreeAgent 1001 o2, TellAgent 1010 01J0.s3 CallerGone
            held caller: Held caller
            held o2: Held o2
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.s3 MediaLost, FreeAgent 1001 o2, TellAgent 1010 01J0.s3 CallerGone
            rang target: Rang o2
            consult agent: AsideBegan 1001, AgentCalled 01J0.4 -> PlayMusic caller, CallAgent 01J0.4 o2
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-4 -> CallOutside out-4 +8613900000000 2nd
            transfer to queue: AsideBegan 1001 -> JoinQueue sales
            o2 asks transfer to agent: AsideBegan 1001, AgentCalled 01J0.4 -> CallAgent 01J0.4 caller
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1001 o2, TellAgent 1010 01J0.s3 CallerGone
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, TellAgent 1010 01J0.s3 CallerGone, PostRecord
        listening
            merge, merge by stranger, complete, end consult: !NoConsult
            supervise, listen, answered supervisor, answered target: nothing
            supervise by other, supervise oneself: !AlreadySupervised
            whisper: SupervisionChanged Whisper -> Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            barge: SupervisionChanged Barge -> Mix caller hears o2+01J0.s3; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            barge by other, end supervision by other: !NotSupervising
            end supervision, silent supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, Bridge caller o2
            failed supervisor, ended supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> FreeAgent 1010 01J0.s3, Bridge caller o2
            ring expired supervisor, resumed supervisor, held third, resumed third, ended third, silent third, time spent third: !Stale
            resumed o2, ended origin, queue accepted: !Stale
            held supervisor: Held 01J0.s3 -> Mix caller hears o2; o2 hears caller; 01J0.s3 hears nobody
            transfer asked by supervisor: -> TransferResult 01J0.s3 481
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o2 CallerHungUp, ReleaseLeg 01J0.s3 CallerHungUp, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            ended o2, ended target: LegClosed o2, Released AgentHungUp -> ReleaseLeg caller AgentHungUp, ReleaseLeg 01J0.s3 AgentHungUp, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            held caller: Held caller -> Mix caller hears nobody; o2 hears music; 01J0.s3 hears o2
            held o2: Held o2 -> Mix caller hears music; o2 hears nobody; 01J0.s3 hears caller
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.s3 MediaLost, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            rang target: Rang o2
            consult agent: AsideBegan 1001, AgentCalled 01J0.4 -> PlayMusic caller, CallAgent 01J0.4 o2, Mix caller hears music; o2 hears nobody; 01J0.s3 hears o2
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-4 -> CallOutside out-4 +8613900000000 2nd
            transfer to queue: AsideBegan 1001 -> JoinQueue sales
            o2 asks transfer to agent: AsideBegan 1001, AgentCalled 01J0.4 -> CallAgent 01J0.4 caller
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, PostRecord
        whispering
            merge, merge by stranger, complete, end consult: !NoConsult
            supervise, listen: SupervisionChanged Listen -> Mix caller hears o2; o2 hears caller; 01J0.s3 hears caller+o2
            supervise by other, supervise oneself: !AlreadySupervised
            whisper, answered supervisor, answered target: nothing
            barge: SupervisionChanged Barge -> Mix caller hears o2+01J0.s3; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            barge by other, end supervision by other: !NotSupervising
            end supervision, silent supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, Bridge caller o2
            failed supervisor, ended supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> FreeAgent 1010 01J0.s3, Bridge caller o2
            ring expired supervisor, resumed supervisor, held third, resumed third, ended third, silent third, time spent third: !Stale
            resumed o2, ended origin, queue accepted: !Stale
            held supervisor: Held 01J0.s3 -> Mix caller hears o2; o2 hears caller; 01J0.s3 hears nobody
            transfer asked by supervisor: -> TransferResult 01J0.s3 481
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o2 CallerHungUp, ReleaseLeg 01J0.s3 CallerHungUp, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            ended o2, ended target: LegClosed o2, Released AgentHungUp -> ReleaseLeg caller AgentHungUp, ReleaseLeg 01J0.s3 AgentHungUp, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            held caller: Held caller -> Mix caller hears nobody; o2 hears 01J0.s3; 01J0.s3 hears o2
            held o2: Held o2 -> Mix caller hears music; o2 hears nobody; 01J0.s3 hears caller
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.s3 MediaLost, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            rang target: Rang o2
            consult agent: AsideBegan 1001, AgentCalled 01J0.4 -> PlayMusic caller, CallAgent 01J0.4 o2, Mix caller hears music; o2 hears 01J0.s3; 01J0.s3 hears o2
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-4 -> CallOutside out-4 +8613900000000 2nd
            transfer to queue: AsideBegan 1001 -> JoinQueue sales
            o2 asks transfer to agent: AsideBegan 1001, AgentCalled 01J0.4 -> CallAgent 01J0.4 caller
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, PostRecord
        barging
            merge, merge by stranger, complete, end consult: !NoConsult
            supervise, listen: SupervisionChanged Listen -> Mix caller hears o2; o2 hears caller; 01J0.s3 hears caller+o2
            supervise by other, supervise oneself: !AlreadySupervised
            whisper: SupervisionChanged Whisper -> Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            barge, answered supervisor, answered target: nothing
            barge by other, end supervision by other: !NotSupervising
            end supervision, silent supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, Bridge caller o2
            failed supervisor, ended supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> FreeAgent 1010 01J0.s3, Bridge caller o2
            ring expired supervisor, resumed supervisor, held third, resumed third, ended third, silent third, time spent third: !Stale
            resumed o2, ended origin, queue accepted: !Stale
            held supervisor: Held 01J0.s3 -> Mix caller hears o2; o2 hears caller; 01J0.s3 hears nobody
            transfer asked by supervisor: -> TransferResult 01J0.s3 481
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o2 CallerHungUp, ReleaseLeg 01J0.s3 CallerHungUp, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            ended o2, ended target: LegClosed o2, Released AgentHungUp -> ReleaseLeg caller AgentHungUp, ReleaseLeg 01J0.s3 AgentHungUp, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            held caller: Held caller -> Mix caller hears nobody; o2 hears 01J0.s3; 01J0.s3 hears o2
            held o2: Held o2 -> Mix caller hears 01J0.s3; o2 hears nobody; 01J0.s3 hears caller
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.s3 MediaLost, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            rang target: Rang o2
            consult agent: AsideBegan 1001, AgentCalled 01J0.4 -> PlayMusic caller, CallAgent 01J0.4 o2, Mix caller hears music; o2 hears 01J0.s3; 01J0.s3 hears o2
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-4 -> CallOutside out-4 +8613900000000 2nd
            transfer to queue: AsideBegan 1001 -> JoinQueue sales
            o2 asks transfer to agent: AsideBegan 1001, AgentCalled 01J0.4 -> CallAgent 01J0.4 caller
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, PostRecord
        listening, agent holds
            merge, merge by stranger, complete, end consult: !NoConsult
            supervise, listen, answered supervisor, answered target: nothing
            supervise by other, supervise oneself: !AlreadySupervised
            whisper: SupervisionChanged Whisper
            barge: SupervisionChanged Barge -> Mix caller hears 01J0.s3; o2 hears nobody; 01J0.s3 hears caller
            barge by other, end supervision by other: !NotSupervising
            end supervision, silent supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, Bridge caller o2
            failed supervisor, ended supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> FreeAgent 1010 01J0.s3, Bridge caller o2
            ring expired supervisor, resumed supervisor, held third, resumed third, ended third, silent third, time spent third: !Stale
            held o2, silent caller, ended origin, queue accepted: !Stale
            held supervisor: Held 01J0.s3 -> Mix caller hears music; o2 hears nobody; 01J0.s3 hears nobody
            transfer asked by supervisor: -> TransferResult 01J0.s3 481
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o2 CallerHungUp, ReleaseLeg 01J0.s3 CallerHungUp, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            ended o2, ended target: LegClosed o2, Released AgentHungUp -> ReleaseLeg caller AgentHungUp, ReleaseLeg 01J0.s3 AgentHungUp, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            held caller: Held caller -> Mix caller hears nobody; o2 hears nobody; 01J0.s3 hears nobody
            resumed o2: Resumed o2 -> Mix caller hears o2; o2 hears caller; 01J0.s3 hears caller+o2
            rang target: Rang o2
            consult agent: AsideBegan 1001, AgentCalled 01J0.4 -> PlayMusic caller, CallAgent 01J0.4 o2, Mix caller hears music; o2 hears nobody; 01J0.s3 hears nobody
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-4 -> CallOutside out-4 +8613900000000 2nd
            transfer to queue: AsideBegan 1001 -> JoinQueue sales
            o2 asks transfer to agent: AsideBegan 1001, AgentCalled 01J0.4 -> CallAgent 01J0.4 caller
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, PostRecord
        whispering, consultation rings
            merge, merge by stranger: !NoConsult
            supervise, listen: SupervisionChanged Listen -> Mix caller hears music; o2 hears nobody; 01J0.s3 hears o2
            supervise by other, supervise oneself: !AlreadySupervised
            whisper, answered supervisor, silent third, consult agent: nothing
            barge: SupervisionChanged Barge
            barge by other, end supervision by other: !NotSupervising
            end supervision, silent supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, PlayMusic caller, PlayRingback o2
            failed supervisor, ended supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> FreeAgent 1010 01J0.s3, PlayMusic caller, PlayRingback o2
            ring expired supervisor, resumed supervisor, resumed third, resumed o2, ended origin, queue accepted: !Stale
            held supervisor: Held 01J0.s3 -> Mix caller hears music; o2 hears nobody; 01J0.s3 hears nobody
            transfer asked by supervisor: -> TransferResult 01J0.s3 491
            held third: Held 01J0.4
            ended third, ended target: OfferEnded 01J0.4 Rejected, LegClosed 01J0.4, AsideEnded Rejected False -> TellAgent 1002 01J0.4 Rejected, Bridge caller o2, Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            time spent third: OfferEnded 01J0.4 LimitReached, AsideEnded LimitReached False -> ReleaseLeg 01J0.4 Abandoned, TellAgent 1002 01J0.4 LimitReached, Bridge caller o2, Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            ended caller: LegClosed caller, AsideEnded Answered False, Regrouped o2, Dialled 01J0.4, SupervisionEnded Answered, AgentLeft 01J0.s3 -> PlayRingback o2, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3
            ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Dialled 01J0.4, SupervisionEnded Answered, AgentLeft 01J0.s3 -> FreeAgent 1001 o2, PlayRingback caller, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3
            held caller: Held caller -> Mix caller hears nobody; o2 hears 01J0.s3; 01J0.s3 hears o2
            held o2: Held o2 -> Mix caller hears music; o2 hears nobody; 01J0.s3 hears nobody
            silent caller: OfferEnded 01J0.4 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.s3 MediaLost, ReleaseLeg 01J0.4 MediaLost, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, TellAgent 1002 01J0.4 CallerGone
            rang target: Rang 01J0.4 -> PlayRingback o2, Mix caller hears music; o2 hears 01J0.s3; 01J0.s3 hears o2
            answered target: Answered 01J0.4 PCMA, AsideAnswered -> TellAgent 1002 01J0.4 Answered, Bridge o2 01J0.4, Mix caller hears music; o2 hears 01J0.4+01J0.s3; 01J0.4 hears o2; 01J0.s3 hears o2+01J0.4
            complete: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Dialled 01J0.4, SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, PlayRingback caller, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3
            end consult: OfferEnded 01J0.4 CallerGone, AsideEnded CallerGone False -> ReleaseLeg 01J0.4 Abandoned, TellAgent 1002 01J0.4 CallerGone, Bridge caller o2, Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            consult placed: -> RejectLeg 2nd 486 AgentNotFree
            transfer to queue: !NotTalking
            o2 asks transfer to agent: -> TransferResult o2 491
            clear: OfferEnded 01J0.4 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, ReleaseLeg 01J0.4 Cleared, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, TellAgent 1002 01J0.4 CallerGone
            node lost: OfferEnded 01J0.4 CallerGone, Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, TellAgent 1002 01J0.4 CallerGone, PostRecord
        whispering, consulting
            merge: AsideEnded Answered False, Merged 1001 o2 -> ReleaseLeg o2 Transferred, Mix caller hears 2nd+out-4; 2nd hears caller+out-4+01J0.s3; out-4 hears caller+2nd; 01J0.s3 hears caller+2nd+out-4
            merge by stranger: !NoConsult
            supervise, listen: SupervisionChanged Listen -> Mix caller hears music; o2 hears nobody; 2nd hears out-4; out-4 hears 2nd; 01J0.s3 hears 2nd+out-4
            supervise by other, supervise oneself: !AlreadySupervised
            whisper, answered supervisor, silent third, answered target, consult placed: nothing
            barge: SupervisionChanged Barge -> Mix caller hears music; o2 hears nobody; 2nd hears out-4+01J0.s3; out-4 hears 2nd+01J0.s3; 01J0.s3 hears 2nd+out-4
            barge by other, end supervision by other: !NotSupervising
            end supervision, silent supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, Bridge caller o2, Bridge 2nd out-4
            failed supervisor, ended supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> FreeAgent 1010 01J0.s3, Bridge caller o2, Bridge 2nd out-4
            ring expired supervisor, resumed supervisor, resumed third, held o2, silent caller, queue accepted: !Stale
            held supervisor: Held 01J0.s3 -> Mix caller hears music; o2 hears nobody; 2nd hears out-4; out-4 hears 2nd; 01J0.s3 hears nobody
            transfer asked by supervisor: -> TransferResult 01J0.s3 491
            held third: Held out-4 -> Mix caller hears music; o2 hears nobody; 2nd hears 01J0.s3; out-4 hears nobody; 01J0.s3 hears 2nd
            ended third, ended target: LegClosed out-4, AsideEnded Answered False -> SettleLeg out-4, ReleaseLeg 2nd Abandoned, Mix caller hears music; o2 hears nobody; 01J0.s3 hears caller
            time spent third, end consult: AsideEnded Answered False -> ReleaseLeg out-4 Abandoned, ReleaseLeg 2nd Abandoned, Mix caller hears music; o2 hears nobody; 01J0.s3 hears caller
            ended caller: LegClosed caller, AsideEnded Answered False, Regrouped 2nd, Connected out-4 -> ReleaseLeg o2 Transferred, Bridge 2nd out-4, Mix 2nd hears out-4+01J0.s3; out-4 hears 2nd; 01J0.s3 hears 2nd+out-4
            ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Connected out-4, SupervisionEnded Answered, AgentLeft 01J0.s3 -> FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-4, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3
            held caller: Held caller -> Mix caller hears nobody; o2 hears nobody; 2nd hears out-4+01J0.s3; out-4 hears 2nd; 01J0.s3 hears 2nd+out-4
            resumed o2: Resumed o2 -> Mix caller hears o2; o2 hears caller; 2nd hears out-4+01J0.s3; out-4 hears 2nd; 01J0.s3 hears 2nd+out-4
            rang target: Rang out-4
            ended origin: LegClosed 2nd, AsideEnded Answered False -> ReleaseLeg out-4 Abandoned, Mix caller hears music; o2 hears nobody; 01J0.s3 hears caller
            complete: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected out-4, SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-4, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3
            consult agent, transfer to queue: !NotTalking
            o2 asks transfer to agent: -> TransferResult o2 491
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, ReleaseLeg 2nd Cleared, ReleaseLeg out-4 Cleared, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, PostRecord
        barging, consulting by API
            merge: AsideEnded Answered False, Merged 1001 o2 -> Mix caller hears o2+01J0.4+01J0.s3; o2 hears caller+01J0.4+01J0.s3; 01J0.4 hears caller+o2+01J0.s3; 01J0.s3 hears caller+o2+01J0.4
            merge by stranger: !NoConsult
            supervise, listen: SupervisionChanged Listen -> Mix caller hears music; o2 hears 01J0.4; 01J0.4 hears o2; 01J0.s3 hears o2+01J0.4
            supervise by other, supervise oneself: !AlreadySupervised
            whisper: SupervisionChanged Whisper -> Mix caller hears music; o2 hears 01J0.4+01J0.s3; 01J0.4 hears o2; 01J0.s3 hears o2+01J0.4
            barge, answered supervisor, silent third, answered target, consult agent: nothing
            barge by other, end supervision by other: !NotSupervising
            end supervision, silent supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, PlayMusic caller, Bridge o2 01J0.4
            failed supervisor, ended supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> FreeAgent 1010 01J0.s3, PlayMusic caller, Bridge o2 01J0.4
            ring expired supervisor, resumed supervisor, resumed third, resumed o2, ended origin, queue accepted: !Stale
            held supervisor: Held 01J0.s3 -> Mix caller hears music; o2 hears 01J0.4; 01J0.4 hears o2; 01J0.s3 hears nobody
            transfer asked by supervisor: -> TransferResult 01J0.s3 491
            held third: Held 01J0.4 -> Mix caller hears music; o2 hears 01J0.s3; 01J0.4 hears nobody; 01J0.s3 hears o2
            ended third, ended target: AgentLeft 01J0.4, LegClosed 01J0.4, AsideEnded Answered False -> FreeAgent 1002 01J0.4, Bridge caller o2, Mix caller hears o2+01J0.s3; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            time spent third, end consult: AgentLeft 01J0.4, AsideEnded Answered False -> ReleaseLeg 01J0.4 Abandoned, FreeAgent 1002 01J0.4, Bridge caller o2, Mix caller hears o2+01J0.s3; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            ended caller: LegClosed caller, AsideEnded Answered False, Regrouped o2, Connected 01J0.4 -> Bridge o2 01J0.4, Mix o2 hears 01J0.4+01J0.s3; 01J0.4 hears o2+01J0.s3; 01J0.s3 hears o2+01J0.4
            ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Connected 01J0.4, SupervisionEnded Answered, AgentLeft 01J0.s3 -> FreeAgent 1001 o2, Bridge caller 01J0.4, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3
            held caller: Held caller -> Mix caller hears nobody; o2 hears 01J0.4+01J0.s3; 01J0.4 hears o2+01J0.s3; 01J0.s3 hears o2+01J0.4
            held o2: Held o2 -> Mix caller hears music; o2 hears nobody; 01J0.4 hears 01J0.s3; 01J0.s3 hears 01J0.4
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.s3 MediaLost, ReleaseLeg 01J0.4 MediaLost, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, FreeAgent 1002 01J0.4
            rang target: Rang 01J0.4
            complete: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected 01J0.4, SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, Bridge caller 01J0.4, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3
            consult placed: -> RejectLeg 2nd 486 AgentNotFree
            transfer to queue: !NotTalking
            o2 asks transfer to agent: -> TransferResult o2 491
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, ReleaseLeg 01J0.4 Cleared, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, FreeAgent 1002 01J0.4
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, FreeAgent 1002 01J0.4, PostRecord
        listening, transferring to queue
            merge, merge by stranger: !NoConsult
            supervise, listen, answered supervisor, answered target, complete, transfer to queue: nothing
            supervise by other, supervise oneself: !AlreadySupervised
            whisper: SupervisionChanged Whisper -> Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            barge: SupervisionChanged Barge -> Mix caller hears o2+01J0.s3; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            barge by other, end supervision by other: !NotSupervising
            end supervision, silent supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, Bridge caller o2
            failed supervisor, ended supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> FreeAgent 1010 01J0.s3, Bridge caller o2
            ring expired supervisor, resumed supervisor, held third, resumed third, ended third, silent third, time spent third: !Stale
            resumed o2, ended origin: !Stale
            held supervisor: Held 01J0.s3 -> Mix caller hears o2; o2 hears caller; 01J0.s3 hears nobody
            transfer asked by supervisor: -> TransferResult 01J0.s3 491
            ended caller: LegClosed caller, Released CallerHungUp -> LeaveQueue sales, ReleaseLeg o2 CallerHungUp, ReleaseLeg 01J0.s3 CallerHungUp, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            ended o2, ended target: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, QueueChosen sales, SupervisionEnded Answered, AgentLeft 01J0.s3 -> FreeAgent 1001 o2, JoinQueue sales, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3
            held caller: Held caller -> Mix caller hears nobody; o2 hears music; 01J0.s3 hears o2
            held o2: Held o2 -> Mix caller hears music; o2 hears nobody; 01J0.s3 hears caller
            silent caller: Released MediaLost -> LeaveQueue sales, ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.s3 MediaLost, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            rang target: Rang o2
            end consult: AsideEnded CallerGone False -> LeaveQueue sales
            consult agent: !NotTalking
            consult placed: -> RejectLeg 2nd 486 AgentNotFree
            queue accepted: AsideEnded Answered True, AgentLeft o2, Regrouped caller, QueueChosen sales, Queued, SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, WelcomeCaller, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3
            o2 asks transfer to agent: -> TransferResult o2 491
            clear: Released Cleared -> LeaveQueue sales, ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3
            node lost: Released NodeLost, Completed -> LeaveQueue sales, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, PostRecord
        conference
            merge, answered target: nothing
            merge by stranger: !NoConsult
            supervise: SupervisionBegan sue 1010 -> RingSupervisor 01J0.s5 1010 1001
            supervise by other: SupervisionBegan sam 1011 -> RingSupervisor 01J0.s5 1011 1001
            supervise oneself, consult agent, transfer to queue: !NotTalking
            listen, whisper, barge, barge by other, end supervision, end supervision by other: !NotSupervising
            answered supervisor, failed supervisor, ended supervisor, ring expired supervisor, silent supervisor: !Stale
            held supervisor, resumed supervisor, transfer asked by supervisor, resumed third, held o2, resumed o2: !Stale
            consult placed, queue accepted, o2 asks transfer to agent: !Stale
            held third: Held out-3 -> Mix caller hears 2nd; 2nd hears caller; out-3 hears nobody
            ended third: LegClosed out-3, ConferenceEnded -> SettleLeg out-3, Bridge caller 2nd
            silent third: ConferenceEnded -> ReleaseLeg out-3 MediaLost, Bridge caller 2nd
            time spent third: ConferenceEnded -> ReleaseLeg out-3 OutboundLimit, Bridge caller 2nd
            ended caller: LegClosed caller, ConferenceEnded, Regrouped 2nd, Connected out-3 -> Bridge 2nd out-3
            ended o2: LegClosed o2
            held caller: Held caller -> Mix caller hears nobody; 2nd hears out-3; out-3 hears 2nd
            silent caller: ConferenceEnded, Regrouped 2nd, Connected out-3 -> ReleaseLeg caller MediaLost, Bridge 2nd out-3
            rang target: Rang 2nd
            ended target, ended origin: AgentLeft o2, LegClosed 2nd, ConferenceEnded, Regrouped caller, Connected out-3 -> FreeAgent 1001 o2, Bridge caller out-3
            complete: AgentLeft o2, ConferenceEnded, Regrouped caller, Connected out-3 -> ReleaseLeg 2nd Transferred, FreeAgent 1001 o2, Bridge caller out-3
            end consult: ConferenceEnded -> ReleaseLeg out-3 AgentHungUp, Bridge caller 2nd
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 2nd Cleared, ReleaseLeg out-3 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
        conference by API
            merge, answered target: nothing
            merge by stranger: !NoConsult
            supervise: SupervisionBegan sue 1010 -> RingSupervisor 01J0.s4 1010 1001
            supervise by other: SupervisionBegan sam 1011 -> RingSupervisor 01J0.s4 1011 1001
            supervise oneself, consult agent, transfer to queue: !NotTalking
            listen, whisper, barge, barge by other, end supervision, end supervision by other: !NotSupervising
            answered supervisor, failed supervisor, ended supervisor, ring expired supervisor, silent supervisor: !Stale
            held supervisor, resumed supervisor, transfer asked by supervisor, resumed third, resumed o2, ended origin: !Stale
            queue accepted: !Stale
            held third: Held 01J0.3 -> Mix caller hears o2; o2 hears caller; 01J0.3 hears nobody
            ended third: AgentLeft 01J0.3, LegClosed 01J0.3, ConferenceEnded -> FreeAgent 1002 01J0.3, Bridge caller o2
            silent third: AgentLeft 01J0.3, ConferenceEnded -> ReleaseLeg 01J0.3 MediaLost, FreeAgent 1002 01J0.3, Bridge caller o2
            time spent third: AgentLeft 01J0.3, ConferenceEnded -> ReleaseLeg 01J0.3 OutboundLimit, FreeAgent 1002 01J0.3, Bridge caller o2
            ended caller: LegClosed caller, ConferenceEnded, Regrouped o2, Connected 01J0.3 -> Bridge o2 01J0.3
            ended o2, ended target: AgentLeft o2, LegClosed o2, ConferenceEnded, Regrouped caller, Connected 01J0.3 -> FreeAgent 1001 o2, Bridge caller 01J0.3
            held caller: Held caller -> Mix caller hears nobody; o2 hears 01J0.3; 01J0.3 hears o2
            held o2: Held o2 -> Mix caller hears 01J0.3; o2 hears nobody; 01J0.3 hears caller
            silent caller: ConferenceEnded, Regrouped o2, Connected 01J0.3 -> ReleaseLeg caller MediaLost, Bridge o2 01J0.3
            rang target: Rang o2
            complete: AgentLeft o2, ConferenceEnded, Regrouped caller, Connected 01J0.3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, Bridge caller 01J0.3
            end consult: AgentLeft 01J0.3, ConferenceEnded -> ReleaseLeg 01J0.3 AgentHungUp, FreeAgent 1002 01J0.3, Bridge caller o2
            consult placed: -> RejectLeg 2nd 486 AgentNotFree
            o2 asks transfer to agent: -> TransferResult o2 491
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.3 Cleared, FreeAgent 1001 o2, FreeAgent 1002 01J0.3
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1002 01J0.3, PostRecord
        conference by API, whispering
            merge, whisper, answered supervisor, answered target: nothing
            merge by stranger: !NoConsult
            supervise, listen: SupervisionChanged Listen -> Mix caller hears o2+01J0.4; o2 hears caller+01J0.4; 01J0.4 hears caller+o2; 01J0.s3 hears caller+o2+01J0.4
            supervise by other, supervise oneself: !AlreadySupervised
            barge: SupervisionChanged Barge -> Mix caller hears o2+01J0.4+01J0.s3; o2 hears caller+01J0.4+01J0.s3; 01J0.4 hears caller+o2+01J0.s3; 01J0.s3 hears caller+o2+01J0.4
            barge by other, end supervision by other: !NotSupervising
            end supervision, silent supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, Mix caller hears o2+01J0.4; o2 hears caller+01J0.4; 01J0.4 hears caller+o2
            failed supervisor, ended supervisor: SupervisionEnded Answered, AgentLeft 01J0.s3, LegClosed 01J0.s3 -> FreeAgent 1010 01J0.s3, Mix caller hears o2+01J0.4; o2 hears caller+01J0.4; 01J0.4 hears caller+o2
            ring expired supervisor, resumed supervisor, resumed third, resumed o2, ended origin, queue accepted: !Stale
            held supervisor: Held 01J0.s3 -> Mix caller hears o2+01J0.4; o2 hears caller+01J0.4; 01J0.4 hears caller+o2; 01J0.s3 hears nobody
            transfer asked by supervisor: -> TransferResult 01J0.s3 491
            held third: Held 01J0.4 -> Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.4 hears nobody; 01J0.s3 hears caller+o2
            ended third: AgentLeft 01J0.4, LegClosed 01J0.4, ConferenceEnded -> FreeAgent 1002 01J0.4, Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            silent third: AgentLeft 01J0.4, ConferenceEnded -> ReleaseLeg 01J0.4 MediaLost, FreeAgent 1002 01J0.4, Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            time spent third: AgentLeft 01J0.4, ConferenceEnded -> ReleaseLeg 01J0.4 OutboundLimit, FreeAgent 1002 01J0.4, Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            ended caller: LegClosed caller, ConferenceEnded, Regrouped o2, Connected 01J0.4 -> Mix o2 hears 01J0.4+01J0.s3; 01J0.4 hears o2; 01J0.s3 hears o2+01J0.4
            ended o2, ended target: AgentLeft o2, LegClosed o2, ConferenceEnded, Regrouped caller, Connected 01J0.4, SupervisionEnded Answered, AgentLeft 01J0.s3 -> FreeAgent 1001 o2, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, Bridge caller 01J0.4
            held caller: Held caller -> Mix caller hears nobody; o2 hears 01J0.4+01J0.s3; 01J0.4 hears o2; 01J0.s3 hears o2+01J0.4
            held o2: Held o2 -> Mix caller hears 01J0.4; o2 hears nobody; 01J0.4 hears caller; 01J0.s3 hears caller+01J0.4
            silent caller: ConferenceEnded, Regrouped o2, Connected 01J0.4 -> ReleaseLeg caller MediaLost, Mix o2 hears 01J0.4+01J0.s3; 01J0.4 hears o2; 01J0.s3 hears o2+01J0.4
            rang target: Rang o2
            complete: AgentLeft o2, ConferenceEnded, Regrouped caller, Connected 01J0.4, SupervisionEnded Answered, AgentLeft 01J0.s3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 01J0.s3 Cleared, FreeAgent 1010 01J0.s3, Bridge caller 01J0.4
            end consult: AgentLeft 01J0.4, ConferenceEnded -> ReleaseLeg 01J0.4 AgentHungUp, FreeAgent 1002 01J0.4, Mix caller hears o2; o2 hears caller+01J0.s3; 01J0.s3 hears caller+o2
            consult agent, transfer to queue: !NotTalking
            consult placed: -> RejectLeg 2nd 486 AgentNotFree
            o2 asks transfer to agent: -> TransferResult o2 491
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.s3 Cleared, ReleaseLeg 01J0.4 Cleared, FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, FreeAgent 1002 01J0.4
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1010 01J0.s3, FreeAgent 1002 01J0.4, PostRecord
        """;
}

using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Platform.Contracts;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using Platform.Sip.Transports;
using Platform.Telephony.Legs;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

/// <summary>What holds for a leg whatever happens to it, in any order.</summary>
public class LegMachineTests
{
    private static readonly LegMediaTerms Terms = new("127.0.0.1", 20000, [AudioCodec.Pcma, AudioCodec.Pcmu], 7, 1);
    private static readonly SipPath Path = new(SipTransportKind.Udp, System.Net.IPEndPoint.Parse("127.0.0.2:5060"));

    [Fact]
    public void Whatever_happens_to_a_callers_leg_it_answers_once_and_ends_once() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Sequences(CallerInputs), inputs => Holds(CallerLeg(), inputs)));

    [Fact]
    public void Whatever_happens_to_an_agents_leg_it_ends_once_and_acknowledges_every_answer() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Sequences(AgentInputs), inputs => Holds(AgentLeg(), inputs)));

    [Fact]
    public void Whatever_happens_to_a_browsers_leg_it_ends_once_and_acknowledges_every_answer() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Sequences(BrowserInputs), inputs => Holds(BrowserLeg(), inputs)));

    [Fact]
    public void A_browser_that_went_away_reports_it_once_and_its_return_once()
    {
        var (leg, actions) = Run(BrowserLeg(), [0], [_ => AnsweredByBrowser(0)]);
        Assert.Equal(LegPhase.Live, leg.Phase);
        (leg, actions) = Run(leg, [0, 0, 1, 1], [_ => new LegInput.DeviceGone(), _ => new LegInput.DeviceBack()]);
        Assert.Equal(["LegAway", "LegBack"], actions.OfType<LegAction.Report>().Select(report => report.What.GetType().Name));
        Assert.Equal(LegPhase.Live, leg.Phase);
        (leg, _) = Run(leg, [0], [_ => new LegInput.Silent()]);
        Assert.Equal(LegPhase.Away, leg.Phase);
    }

    [Fact]
    public void A_record_survives_serialization_at_every_step()
    {
        var talking = Run(AgentLeg(), [0, 2, 12], AgentInputs).Leg with
        {
            BridgedTo = "caller",
            Hears = LegSound.Partner,
            OwnChange = new OwnChange("v=0", 3),
            Transfer = new PendingTransfer(4, true),
            Session = new LegSession(SessionTimerState.Keeping, TimeSpan.FromMinutes(30), true, false),
        };
        foreach (var record in new[] { CallerLeg(), AgentLeg(), talking })
        {
            foreach (var options in new[] { JsonSerializerOptions.Default, GrainSerialization.Options })
            {
                var text = JsonSerializer.Serialize(record, options);
                var back = JsonSerializer.Deserialize<LegRecord>(text, options)!;
                Assert.Equal(text, JsonSerializer.Serialize(back, options));
                Assert.Equal((record.Phase, record.Dialog?.RemoteTarget, record.Audio, record.Forks.Count), (back.Phase, back.Dialog?.RemoteTarget, back.Audio, back.Forks.Count));
            }
        }
    }

    private static bool Holds(LegRecord leg, int[] choices)
    {
        var inputs = leg.Role == LegRole.Caller ? CallerInputs : leg.Terms.Browser is null ? AgentInputs : BrowserInputs;
        var (end, actions) = Run(leg, choices, inputs);
        var finals = actions.OfType<LegAction.AnswerInvite>().Count(answer => answer.Status >= 200);
        var ends = actions.OfType<LegAction.CloseAndReport>().Count();
        var acks = actions.OfType<LegAction.AckFork>().Count();
        var answers = choices.Count(choice => inputs[choice % inputs.Length](leg) is LegInput.ForkAnswered);
        var afterTheEnd = actions.SkipWhile(action => action is not LegAction.CloseAndReport)
            .Any(action => action is LegAction.ConnectMedia or LegAction.PlayMusic or LegAction.PlayMessage or LegAction.BridgeMedia);
        var takeOvers = actions.OfType<LegAction.AdoptDialog>().Count();
        var invites = leg.Role == LegRole.Caller ? takeOvers + 1 : takeOvers;
        return finals <= invites && ends == (end.IsOver ? 1 : 0) && !afterTheEnd && acks == answers
            && (finals == invites || (leg.Role == LegRole.Caller && end.Phase == LegPhase.Offered))
            && actions.OfType<LegAction.SendBye>().Count() <= 1;
    }

    /// <summary>Requests are answered at once.</summary>
    private static (LegRecord Leg, List<LegAction> Actions) Run(LegRecord leg, IEnumerable<int> choices, Func<LegRecord, LegInput>[] inputs)
    {
        var actions = new List<LegAction>();
        foreach (var choice in choices)
        {
            var input = inputs[choice % inputs.Length](leg);
            var decision = LegMachine.Decide(leg, input);
            if (input is LegInput.Requested)
                Assert.Single(decision.Actions, action => action is LegAction.AnswerRequest);
            if (input is LegInput.TakenOver)
                Assert.Single(decision.Actions, action => action is LegAction.AnswerRequest or LegAction.AdoptDialog);
            actions.AddRange(decision.Actions);
            leg = decision.Leg;
        }

        return (leg, actions);
    }

    private static Arbitrary<int[]> Sequences(Func<LegRecord, LegInput>[] inputs) => Gen.Choose(0, inputs.Length - 1).ArrayOf().ToArbitrary();

    private static Func<LegRecord, LegInput>[] InDialog =>
    [
        leg => new LegInput.Ordered(new LegCommand.PlayMusic(leg.LegId)),
        leg => new LegInput.Ordered(new LegCommand.Bridge(leg.LegId, "other")),
        leg => new LegInput.Ordered(new LegCommand.Release(leg.LegId, EndCause.Cleared)),
        leg => new LegInput.Ordered(new LegCommand.PlayRingback(leg.LegId)),
        leg => new LegInput.Ordered(new LegCommand.TransferResult(leg.LegId, 200)),
        leg => new LegInput.Requested(Request(leg, SipMethod.Bye)),
        leg => new LegInput.Requested(Request(leg, SipMethod.Invite, TestSdp.Of(direction: "sendonly"))) { Timer = Timer(weRefresh: true) },
        leg => new LegInput.Requested(Request(leg, SipMethod.Invite, TestSdp.Of())),
        leg => new LegInput.Requested(Request(leg, SipMethod.Invite)),
        leg => new LegInput.Requested(Request(leg, SipMethod.Update)) { Timer = Timer(weRefresh: false) },
        leg => new LegInput.Requested(Request(leg, SipMethod.Update, TestSdp.Of())),
        leg => new LegInput.Requested(Request(leg, SipMethod.Prack, TestSdp.Of())),
        leg => new LegInput.Requested(Request(leg, SipMethod.Refer)) { Aim = new TransferAim(0, new Destination.ToQueue("support")) },
        leg => new LegInput.Requested(Request(leg, SipMethod.Refer)) { Aim = new TransferAim(481) },
        leg => new LegInput.Requested(Request(leg, SipMethod.Info)),
        leg => TakenOver(leg),
        _ => new LegInput.OtherRang(),
        _ => new LegInput.Joined("third"),
        _ => new LegInput.Left("other"),
        _ => new LegInput.PartnerHeld(true),
        _ => new LegInput.PartnerHeld(false),
        _ => new LegInput.RefreshDue(),
        _ => new LegInput.SessionExpired(),
        _ => new LegInput.RefreshAnswered(408, null),
        _ => new LegInput.RefreshAnswered(491, null),
        _ => new LegInput.NotifyRefused(),
        _ => new LegInput.AckMissing(),
        _ => new LegInput.ByeDone(),
        _ => new LegInput.Silent(),
        _ => new LegInput.MessageOver(),
    ];

    private static Func<LegRecord, LegInput>[] CallerInputs { get; } =
    [
        leg => new LegInput.Ordered(new LegCommand.Answer(leg.LegId)),
        leg => new LegInput.Ordered(new LegCommand.StartEarlyMedia(leg.LegId)),
        leg => new LegInput.Ordered(new LegCommand.Reject(leg.LegId, 486, EndCause.QueueFull)),
        _ => new LegInput.Cancelled(),
        _ => new LegInput.StillRinging(),
        leg => new LegInput.Acked(Dialog.Ack(leg.Dialog!, 1)),
        .. InDialog,
    ];

    private static Func<LegRecord, LegInput>[] AgentInputs { get; } =
    [
        _ => new LegInput.ForkRang(0),
        _ => new LegInput.ForkFailed(0, 486),
        _ => Answered(0),
        _ => Answered(1),
        _ => new LegInput.ForkFailed(1, 603),
        leg => new LegInput.SessionTooBrief(1, Request(leg, SipMethod.Invite)),
        .. InDialog,
    ];

    private static Func<LegRecord, LegInput>[] BrowserInputs { get; } =
    [
        _ => new LegInput.ForkRang(0),
        _ => AnsweredByBrowser(0),
        _ => AnsweredByBrowser(1),
        _ => new LegInput.ForkFailed(1, 480),
        _ => new LegInput.DeviceGone(),
        _ => new LegInput.DeviceGone(),
        _ => new LegInput.DeviceBack(),
        _ => new LegInput.FlowMoved(Path),
        _ => new LegInput.Recalled(new LegFork("sip:a@df7jal23ls0d.invalid", "fork-9", "our-9")),
        _ => new LegInput.SecurityFailed(),
        leg => new LegInput.Requested(Request(leg, SipMethod.Invite, TestSdp.Browser("actpass", ufrag: "other"))),
        .. InDialog,
    ];

    private static SessionTimerAnswer Timer(bool weRefresh) =>
        new(new SessionTimerTerms(TimeSpan.FromMinutes(30), weRefresh), IsTooSmall: false, PeerSupports: true);

    private static LegInput.TakenOver TakenOver(LegRecord leg)
    {
        var fresh = CallerLeg() with { LegId = leg.LegId };
        return new LegInput.TakenOver(fresh.Dialog!, fresh);
    }

    private static LegRecord CallerLeg()
    {
        var invite = Invite("caller-id", "their-tag");
        Assert.True(SdpSession.TryParse(invite.Body.Span, out var offer));
        var (agreement, _) = LegSdp.Answer(offer, Terms, null, SdpDirection.SendRecv);
        return new LegRecord
        {
            CallKey = "call:acme/1",
            LegId = CallState.CallerLegId,
            Role = LegRole.Caller,
            Phase = LegPhase.Offered,
            Terms = Terms,
            LocalSdp = LegSdp.Text(agreement.Local!),
            Audio = agreement.Audio,
            Dialog = Dialog.FromRequest(invite, "our-tag", SipUri.Parse("sip:127.0.0.1"), Path, confirmed: false),
        };
    }

    private static LegRecord AgentLeg() => new()
    {
        CallKey = "call:acme/1",
        LegId = "offer-1",
        Role = LegRole.Agent,
        Phase = LegPhase.Calling,
        Terms = Terms,
        LocalSdp = LegSdp.Offer(Terms),
        Forks = [new LegFork("sip:a@127.0.0.3", "fork-0", "our-0"), new LegFork("sip:a@127.0.0.4", "fork-1", "our-1")],
    };

    private static LegRecord BrowserLeg()
    {
        var terms = Terms with { Browser = new BrowserTerms($"sha-256 {string.Join(':', Enumerable.Repeat("AB", 32))}", "ours", "ourPasswordIsTwentyTwoLong") };
        return AgentLeg() with { Agent = "1001", Terms = terms, LocalSdp = LegSdp.Offer(terms) };
    }

    private static LegInput.ForkAnswered AnsweredByBrowser(int fork)
    {
        var answered = Answered(fork);
        answered.Response.SetBody(SdpSession.ContentType, System.Text.Encoding.UTF8.GetBytes(TestSdp.Browser()));
        return answered;
    }

    private static LegInput.ForkAnswered Answered(int fork)
    {
        var invite = Invite($"fork-{fork}", $"our-{fork}");
        var response = SipResponse.For(invite, 200, $"their-{fork}");
        response.Add(SipHeader.Contact, "<sip:a@127.0.0.3>");
        response.SetBody(SdpSession.ContentType, System.Text.Encoding.UTF8.GetBytes(TestSdp.Of(formats: "8 101")));
        return new LegInput.ForkAnswered(fork, invite, response, Path);
    }

    private static SipRequest Invite(string callId, string fromTag)
    {
        var invite = new SipRequest(SipMethod.Invite, SipUri.Parse("sip:x@127.0.0.1"));
        invite.Add(SipHeader.From, $"<sip:f@127.0.0.2>;tag={fromTag}");
        invite.Add(SipHeader.To, "<sip:x@127.0.0.1>");
        invite.Add(SipHeader.CallId, callId);
        invite.Add(SipHeader.CSeq, "1 INVITE");
        invite.Add(SipHeader.Contact, "<sip:f@127.0.0.2>");
        invite.SetBody(SdpSession.ContentType, System.Text.Encoding.UTF8.GetBytes(TestSdp.Of()));
        return invite;
    }

    private static SipRequest Request(LegRecord leg, SipMethod method, string? sdp = null)
    {
        var dialog = leg.Dialog;
        var request = new SipRequest(method, SipUri.Parse("sip:127.0.0.1"));
        request.Add(SipHeader.From, $"<sip:f@127.0.0.2>;tag={dialog?.RemoteTag ?? "their-0"}");
        request.Add(SipHeader.To, $"<sip:x@127.0.0.1>;tag={dialog?.LocalTag ?? "our-0"}");
        request.Add(SipHeader.CallId, dialog?.CallId ?? "fork-0");
        request.Add(SipHeader.CSeq, $"{(dialog?.RemoteCSeq ?? 0) + 1} {method.Name}");
        if (sdp is not null)
            request.SetBody(SdpSession.ContentType, System.Text.Encoding.UTF8.GetBytes(sdp));
        return request;
    }
}

using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Platform.Contracts;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Transports;
using Platform.Telephony.Legs;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests.Trunks;

/// <summary>What holds for a leg to a number outside whatever its peers do, in any order.</summary>
public class OutsideMachineTests
{
    private const int Inputs = 14;
    private static readonly LegMediaTerms Terms = new("127.0.0.1", 20000, [AudioCodec.Pcma, AudioCodec.Pcmu], 7, 1);
    private static readonly SipPath Path = new(SipTransportKind.Udp, System.Net.IPEndPoint.Parse("127.0.0.5:5060"));

    [Fact]
    public void Whatever_the_peers_do_it_rings_at_one_ends_once_and_acknowledges_every_answer() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000),
            Prop.ForAll(Gen.Choose(0, (Inputs * 4) - 1).ArrayOf().ToArbitrary(), choices => new Play(choices).Holds()));

    [Fact]
    public void A_record_survives_serialization()
    {
        var ringing = new Play([0, 3]).Leg;
        Assert.Single(ringing.Outside!.EarlyDialogs);
        foreach (var options in new[] { JsonSerializerOptions.Default, GrainSerialization.Options })
        {
            var text = JsonSerializer.Serialize(ringing, options);
            Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<LegRecord>(text, options), options));
        }
    }

    [Theory]
    [InlineData(486, null, OfferOutcome.Busy)]
    [InlineData(600, null, OfferOutcome.Busy)]
    [InlineData(603, null, OfferOutcome.Rejected)]
    [InlineData(403, null, OfferOutcome.Rejected)]
    [InlineData(404, null, OfferOutcome.Unallocated)]
    [InlineData(410, null, OfferOutcome.Unallocated)]
    [InlineData(484, null, OfferOutcome.Unallocated)]
    [InlineData(604, null, OfferOutcome.Unallocated)]
    [InlineData(408, null, OfferOutcome.NoAnswer)]
    [InlineData(480, null, OfferOutcome.NoAnswer)]
    [InlineData(302, null, OfferOutcome.NoRoute)]
    [InlineData(488, null, OfferOutcome.NoRoute)]
    [InlineData(503, null, OfferOutcome.NoRoute)]
    [InlineData(480, 17, OfferOutcome.Busy)]
    [InlineData(503, 1, OfferOutcome.Unallocated)]
    [InlineData(500, 19, OfferOutcome.NoAnswer)]
    [InlineData(480, 21, OfferOutcome.Rejected)]
    [InlineData(486, 34, OfferOutcome.Busy)]
    public void A_cause_of_the_network_is_believed_over_the_status(int status, int? cause, OfferOutcome outcome) =>
        Assert.Equal(outcome, OutsideOutcome.Of(status, cause));

    /// <summary>One leg with the runner's part: a peer is only tried when the machine asks for one.</summary>
    private sealed class Play
    {
        private readonly List<LegAction> actions = [];
        private readonly List<string> faults = [];
        private bool wantsPeer = true;
        private int answers;

        public Play(int[] choices)
        {
            foreach (var choice in choices)
                Step(choice % Inputs, choice / Inputs);
        }

        public LegRecord Leg { get; private set; } = new()
        {
            CallKey = "call:acme/1",
            LegId = Outside.Leg,
            Role = LegRole.Outside,
            Phase = LegPhase.Calling,
            Outside = new OutsideCall(Outside.Callee, CallState.CallerLegId),
            Terms = Terms,
            LocalSdp = "",
        };

        public bool Holds()
        {
            var ends = actions.OfType<LegAction.CloseAndReport>().Count();
            var reports = actions.OfType<LegAction.Report>().Select(report => report.What).ToList();
            return faults.Count == 0 && ends == (Leg.IsOver ? 1 : 0)
                && actions.OfType<LegAction.AckFork>().Count() == answers
                && reports.OfType<CallCommand.LegRang>().Count() <= 1 && reports.OfType<CallCommand.LegAnswered>().Count() <= 1;
        }

        private void Step(int choice, int pick)
        {
            if (InputOf(choice, pick % Math.Max(1, Leg.Forks.Count)) is not { } input)
                return;
            if (input is LegInput.ForkAnswered)
                answers++;
            var hadProgressed = Leg.Outside!.HasProgressed;
            var decision = LegMachine.Decide(Leg, input);
            wantsPeer = (wantsPeer && input is not (LegInput.Attempted or LegInput.NoPeerLeft)) || decision.Actions.Any(action => action is LegAction.TryNextPeer);
            if (hadProgressed && wantsPeer)
                faults.Add("another peer is wanted although it rings");
            Leg = decision.Leg;
            if (Leg.Phase == LegPhase.Calling && Leg.Forks.Count(fork => fork.FinalStatus == 0) > 1)
                faults.Add("two peers are waited for at once");
            actions.AddRange(decision.Actions);
        }

        private LegInput? InputOf(int choice, int fork)
        {
            var isTried = Leg.Forks.Count > 0;
            return choice switch
            {
                0 => wantsPeer && Leg.Phase == LegPhase.Calling ? Attempt() : null,
                1 => wantsPeer && Leg.Phase == LegPhase.Calling ? new LegInput.NoPeerLeft() : null,
                _ when !isTried => null,
                2 => Progress(fork, 180, null),
                3 => Progress(fork, 183, TestSdp.Of(formats: "8 101")),
                4 => new LegInput.PeerRefused(fork, 503, null, MayGoElsewhere: true),
                5 => new LegInput.PeerRefused(fork, 486, null, MayGoElsewhere: false),
                6 => new LegInput.PeerLost(fork, PeerLoss.Silent),
                7 => new LegInput.PeerLost(fork, PeerLoss.Transport),
                8 => new LegInput.PeerChallenged(fork, Response(fork, 407, null)),
                9 => new LegInput.ForkAnswered(fork, Invite(fork), Response(fork, 200, TestSdp.Of(formats: "8 101")), Path),
                10 => new LegInput.RingExpired(),
                11 => new LegInput.Ordered(new LegCommand.Release(Outside.Leg, EndCause.Cleared)),
                12 => new LegInput.SessionTooBrief(fork, Invite(fork)),
                _ => new LegInput.ByeDone(),
            };
        }

        private LegInput.Attempted Attempt()
        {
            var fork = Leg.Forks.Count;
            return new LegInput.Attempted($"carrier-{fork / 2}", new LegFork("sip:x@127.0.0.5", $"call-{fork}", $"our-{fork}"), Terms, LegSdp.Offer(Terms));
        }
    }

    private static LegInput.PeerProgressed Progress(int fork, int status, string? sdp) => new(fork, Invite(fork), Response(fork, status, sdp), Path);

    private static SipResponse Response(int fork, int status, string? sdp)
    {
        var response = SipResponse.For(Invite(fork), status, $"their-{fork}");
        response.Add(SipHeader.Contact, "<sip:x@127.0.0.5>");
        if (sdp is not null)
            response.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(sdp));
        return response;
    }

    private static SipRequest Invite(int fork)
    {
        var invite = new SipRequest(SipMethod.Invite, SipUri.Parse("sip:x@127.0.0.5"));
        invite.Add(SipHeader.From, $"<sip:f@127.0.0.1>;tag=our-{fork}");
        invite.Add(SipHeader.To, "<sip:x@127.0.0.5>");
        invite.Add(SipHeader.CallId, $"call-{fork}");
        invite.Add(SipHeader.CSeq, "1 INVITE");
        invite.Add(SipHeader.Contact, "<sip:127.0.0.1>");
        return invite;
    }
}

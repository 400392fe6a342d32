using System.Text;
using Platform.Domain.Calls;
using Platform.Media;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Reliability;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using Platform.Sip.Transactions;
using Platform.Telephony.Calls;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Edge;

/// <summary>Why an INVITE became no leg; a status of 0 stands for no failure.</summary>
internal readonly record struct LegFailure(int Status, EdgeRefusal Refusal);

/// <summary>What is known of a leg before its INVITE is looked at.</summary>
/// <param name="Agent">The agent whose phone it is; null for a trunk's.</param>
/// <param name="Codecs">Most wanted first.</param>
internal sealed record IncomingLeg(string LegId, LegRole Role, string? Agent, IReadOnlyList<AudioCodec> Codecs)
{
    /// <summary>Codecs that the answer chooses before the offer's own order.</summary>
    public IReadOnlyList<AudioCodec> Preferred { get; init; } = [];

    public static IncomingLeg Caller(string? agent, IReadOnlyList<AudioCodec> codecs) =>
        new(CallState.CallerLegId, LegRole.Caller, agent, codecs);
}

/// <summary>Makes a leg of an INVITE: media, description, dialog. Whatever fails on the way gives back what was taken.</summary>
internal sealed class IncomingLegs(CallServices services)
{
    /// <summary>What has to hold before a leg is made: 420, 415 and 422.</summary>
    public LegFailure Check(SipRequest invite)
    {
        if (AllowedMethods.UnknownTo(invite).Any())
            return new LegFailure(420, EdgeRefusal.UnsupportedExtension);
        if (!invite.Body.IsEmpty && !SdpBody.Is(invite))
            return new LegFailure(415, EdgeRefusal.UnsupportedBody);
        return SessionTerms.Of(invite, services.Options.SessionTimer).IsTooSmall
            ? new LegFailure(422, EdgeRefusal.SessionTooBrief) : default;
    }

    /// <param name="leg">Null when it failed. The transaction finds it from now on.</param>
    public LegFailure TryMake(SipServerTransaction transaction, CallSession call, IncomingLeg wanted, out Leg? leg)
    {
        leg = null;
        var opening = new LegMedia(call, services);
        var allocation = opening.Open(transaction.Source.Transport);
        if (allocation.Leg is not { } media)
            return RefusalOf(allocation.Refusal);
        var terms = opening.TermsFor(media, transaction.Source.Transport, wanted.Codecs) with { Preferred = wanted.Preferred };
        var failure = Describe(transaction, call.Key, terms, wanted, out var record, out var remote);
        if (failure.Status == 0 && remote is not null && media.SetRemote(remote) != MediaRefusal.None)
            failure = new LegFailure(488, EdgeRefusal.BadDescription);
        if (failure.Status != 0)
        {
            media.Dispose();
            return failure;
        }

        leg = new Leg(record, media) { Invite = transaction };
        opening.ConnectTo(leg);
        transaction.State = new LegHandle(call, leg);
        call.Enlist(leg, transaction.Request.CallId, transaction.LocalTag);
        return default;
    }

    /// <summary>Answers the INVITE's offer in the record, or puts an offer of ours there when it has none.</summary>
    /// <param name="remote">Null when the INVITE has no offer.</param>
    public LegFailure Describe(
        SipServerTransaction transaction, string callKey, LegMediaTerms terms, IncomingLeg wanted, out LegRecord record,
        out MediaRemote? remote)
    {
        remote = null;
        record = NewRecord(transaction, callKey, wanted, terms);
        var body = transaction.Request.Body;
        if (body.IsEmpty)
        {
            record = record with { LocalSdp = LegSdp.Offer(terms), AnswerComesInAck = true };
            return default;
        }

        if (!SdpSession.TryParse(body.Span, out var offer))
            return new LegFailure(400, EdgeRefusal.BadDescription);
        var (agreement, _) = LegSdp.Answer(offer, terms, null, SdpDirection.SendRecv);
        if (agreement is not { Audio: { } audio, Local: { } local })
            return new LegFailure(488, RefusalOf(agreement.Refusal));
        if (!LegSdp.TryRemote(audio, terms, out var agreed))
            return new LegFailure(488, EdgeRefusal.BadDescription);
        remote = agreed;
        record = record with
        {
            LocalSdp = LegSdp.Text(local),
            RemoteSdp = Encoding.UTF8.GetString(body.Span),
            Audio = audio,
            Held = audio.IsHeldByRemote,
        };
        return default;
    }

    private static LegFailure RefusalOf(MediaRefusal refusal) => refusal == MediaRefusal.NoDtls
        ? new LegFailure(488, EdgeRefusal.NoBrowserMedia) : new LegFailure(503, EdgeRefusal.NoMediaPorts);

    private static EdgeRefusal RefusalOf(SdpRefusal refusal) => refusal switch
    {
        SdpRefusal.NoCommonCrypto or SdpRefusal.NoFingerprint or SdpRefusal.NoIce or SdpRefusal.NoRtcpMux or SdpRefusal.NotProtected =>
            EdgeRefusal.UnfitProtection,
        SdpRefusal.NoAddress => EdgeRefusal.BadDescription,
        _ => EdgeRefusal.NoCommonCodec,
    };

    private LegRecord NewRecord(SipServerTransaction transaction, string callKey, IncomingLeg wanted, LegMediaTerms terms)
    {
        var invite = transaction.Request;
        return new LegRecord
        {
            CallKey = callKey,
            LegId = wanted.LegId,
            Role = wanted.Role,
            Agent = wanted.Agent,
            Phase = LegPhase.Offered,
            Terms = terms,
            LocalSdp = "",
            AcknowledgesProvisionals = ReliableResponses.IsSupportedBy(invite),
            Session = SessionTerms.Of(invite, services.Options.SessionTimer).Terms is { } session
                ? new LegSession(SessionTimerState.Off, session.Interval, session.WeRefresh,
                    invite.All(SipHeader.Allow).Contains(SipMethod.Update.Name))
                : null,
            Dialog = Dialog.FromRequest(invite, transaction.LocalTag, services.Sip.LocalContact(transaction.Source.Transport),
                transaction.Source, confirmed: false),
        };
    }
}

using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Media;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Transactions;
using Platform.Telephony.Calls;
using Platform.Telephony.Legs;
using Platform.Telephony.Trunks;

namespace Platform.Telephony.Edge;

/// <summary>
/// Makes a call of a trunk's INVITE: number, channel, media, then the grain. Whatever fails on the way gives back what was taken.
/// </summary>
internal sealed class InboundCalls(CallServices services)
{
    private volatile bool isStopping;

    public void RefuseAll() => isStopping = true;

    public void Take(SipServerTransaction transaction, TrunkDocument trunk)
    {
        if (isStopping)
        {
            Refuse(transaction, trunk, 503, EdgeRefusal.Stopping);
            return;
        }

        var route = InboundRouting.Find(transaction.Request, trunk, services.Catalog.Current);
        if (route.IsFound)
            Open(transaction, trunk, route);
        else
            Refuse(transaction, trunk, route.Status, route.Refusal);
    }

    private void Open(SipServerTransaction transaction, TrunkDocument trunk, InboundRoute route)
    {
        if (services.Trunks.Load.TryTake(trunk) is not { } channel)
        {
            Refuse(transaction, trunk, 503, EdgeRefusal.TrunkLimit);
            return;
        }

        var number = route.Number!;
        var callId = services.Ids.NextId();
        var key = GrainKey.Call(number.TenantId, callId);
        var call = new CallSession(key, trunk.TrunkId, services, StartTrace(key, trunk, number));
        if (TryMakeLeg(transaction, call, trunk, channel, out var leg) is { } failure)
        {
            services.Trunks.Load.Free(channel);
            call.Trace?.Stop();
            Refuse(transaction, trunk, failure.Status, failure.Refusal);
            return;
        }

        services.Directory.Add(call);
        var handle = new LegHandle(call, leg);
        transaction.State = handle;
        services.Directory.AddDialog(transaction.Request.CallId, transaction.LocalTag, handle);
        services.Metrics.Offered(trunk.TrunkId);
        services.Log.Offered(key, trunk.TrunkId);
        call.Open(leg, new OfferedCall(number.TenantId, callId, transaction.Request.CallId, trunk.TrunkId, route.From, number.E164,
            number.Queue!, services.Options.Node, services.Time.GetUtcNow()));
    }

    private (int Status, EdgeRefusal Refusal)? TryMakeLeg(SipServerTransaction transaction, CallSession call, TrunkDocument trunk,
        TrunkChannel channel, out Leg leg)
    {
        leg = null!;
        if (!LegMedia.TryOpen(call, services.Media, out var media, out var connect))
            return (503, EdgeRefusal.NoMediaPorts);
        if (Describe(transaction, call.Key, media, TrunkCodecs.Of(trunk), out var record, out var remote) is { } failure)
        {
            media.Dispose();
            return failure;
        }

        if (remote is not null && media.SetRemote(remote) != MediaRefusal.None)
        {
            media.Dispose();
            return (488, EdgeRefusal.BadDescription);
        }

        leg = new Leg(record, media) { Invite = transaction, Channel = channel };
        connect(leg);
        return null;
    }

    /// <summary>Answers the INVITE's offer in the record, or puts an offer of ours there when it has none.</summary>
    private (int Status, EdgeRefusal Refusal)? Describe(
        SipServerTransaction transaction, string callKey, MediaLeg media, IReadOnlyList<AudioCodec> codecs, out LegRecord record,
        out MediaRemote? remote)
    {
        record = null!;
        remote = null;
        var terms = new LegMediaTerms(media.AdvertisedAddress.ToString(), media.RtpPort, codecs, (ulong)services.Time.GetUtcNow()
            .ToUnixTimeMilliseconds(), 1);
        var fresh = NewRecord(transaction, callKey, terms);
        var body = transaction.Request.Body;
        if (body.IsEmpty)
        {
            record = fresh with { LocalSdp = LegSdp.Offer(terms), AnswerComesInAck = true };
            return null;
        }

        if (!SdpSession.TryParse(body.Span, out var offer))
            return (400, EdgeRefusal.BadDescription);
        var (agreement, _) = LegSdp.Answer(offer, terms, null, SdpDirection.SendRecv);
        if (agreement is not { Audio: { } audio, Local: { } local })
            return (488, EdgeRefusal.NoCommonCodec);
        if (!LegSdp.TryRemote(audio, terms, out var agreed))
            return (488, EdgeRefusal.BadDescription);
        remote = agreed;
        record = fresh with { LocalSdp = LegSdp.Text(local), RemoteSdp = Encoding.UTF8.GetString(body.Span), Audio = audio,
            Held = audio.IsHeldByRemote };
        return null;
    }

    private LegRecord NewRecord(SipServerTransaction transaction, string callKey, LegMediaTerms terms) => new()
    {
        CallKey = callKey,
        LegId = CallState.CallerLegId,
        Role = LegRole.Caller,
        Phase = LegPhase.Offered,
        Terms = terms,
        LocalSdp = "",
        Dialog = Dialog.FromRequest(
            transaction.Request, transaction.LocalTag, services.Sip.LocalContact(transaction.Source.Transport), transaction.Source,
            confirmed: false),
    };

    private static Activity? StartTrace(string key, TrunkDocument trunk, NumberDocument number)
    {
        Activity.Current = null;
        var trace = TelephonyMetrics.Activities.StartActivity("call", ActivityKind.Server);
        trace?.SetTag("call.key", key).SetTag("call.trunk", trunk.TrunkId).SetTag("call.queue", number.Queue);
        Activity.Current = null;
        return trace;
    }

    private void Refuse(SipServerTransaction transaction, TrunkDocument trunk, int status, EdgeRefusal refusal)
    {
        services.Metrics.Rejected(ReasonHeader.Text(refusal));
        services.Log.Refused(trunk.TrunkId, status, ReasonHeader.Text(refusal));
        var response = transaction.CreateResponse(status);
        response.Add(SipHeader.Reason, ReasonHeader.Of(refusal));
        if (status == 503)
            response.Add(SipHeader.RetryAfter,
                services.Options.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (status == 415)
            response.Add(SipHeader.Accept, SdpSession.ContentType);
        if (status == 420)
            response.Add(SipHeader.Unsupported, string.Join(", ", transaction.Request.All(SipHeader.Require)));
        transaction.Respond(response);
    }
}

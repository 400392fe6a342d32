using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Sip.Identity;
using Platform.Sip.Messages;
using Platform.Sip.Reliability;
using Platform.Sip.Sdp;
using Platform.Telephony.Edge;

namespace Platform.Telephony.Trunks;

/// <summary>What an INVITE to a peer is made of, beside the call.</summary>
/// <param name="Contact">Where the peer reaches us.</param>
/// <param name="Routes">The Service-Route of our registration there (RFC 3608); else empty.</param>
internal sealed record OutsideInviteTerms(SipUri Contact, string CallId, string FromTag, IReadOnlyList<string> Routes, string Offer);

/// <summary>
/// Makes the INVITE of a call out as one trunk wants it: numbers rewritten, the caller's identity by the trunk's policy
/// (RFC 3323, RFC 3325). A caller who hides is anonymous; where there is nothing to show, our account there is shown. Pure.
/// </summary>
internal static class OutsideInvite
{
    private const string Anonymous = "anonymous";

    public static SipRequest Make(LegCommand.CallOutside order, OutsidePeer to, OutsideInviteTerms terms)
    {
        var peer = SipUri.Parse(to.Peer.Uri);
        var target = peer with { User = SipUri.Sip(to.Trunk.CalledOut.Apply(order.Number), peer.Host).User };
        var invite = new SipRequest(SipMethod.Invite, target);
        foreach (var route in terms.Routes)
            invite.Add(SipHeader.Route, route);
        invite.Add(SipHeader.To, $"<{SipUri.Sip(target.DecodedUser, peer.Host)}>");
        invite.Add(SipHeader.CallId, terms.CallId);
        invite.Add(SipHeader.CSeq, "1 INVITE");
        invite.Add(SipHeader.Contact, $"<{terms.Contact}>");
        ShowCaller(invite, order.CallerId, to.Trunk, terms);
        invite.Add(SipHeader.Allow, AllowedMethods.List);
        invite.Add(SipHeader.Supported, ReliableResponses.OptionTag);
        invite.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(terms.Offer));
        return invite;
    }

    private static void ShowCaller(SipRequest invite, string? callerId, TrunkDocument trunk, OutsideInviteTerms terms)
    {
        var domain = trunk.Account?.Domain ?? terms.Contact.Host;
        var ours = SipUri.Sip(trunk.Account?.User ?? Anonymous, domain);
        var isNumber = callerId is not null && IsNumber(callerId);
        var number = isNumber ? SipUri.Sip(trunk.CallingOut.Apply(callerId!), domain) : ours;
        var from = trunk.CallerId == CallerIdPolicy.AccountInFrom && trunk.Account is not null ? ours : number;
        invite.Add(SipHeader.From, new NameAddr(from).WithTag(terms.FromTag).ToString());
        if (callerId is not null && !isNumber)
            new CallerIdentity(new NameAddr(number), null, false, PrivacyFlags.Id).Write(invite, trustsNextHop: false);
        else if (isNumber && trunk.CallerId != CallerIdPolicy.From)
            new CallerIdentity(new NameAddr(number), null, true, PrivacyFlags.None).Write(invite, trustsNextHop: true);
    }

    private static bool IsNumber(string callerId) =>
        callerId.Length > 0 && callerId.AsSpan(callerId[0] == '+' ? 1 : 0).IndexOfAnyExceptInRange('0', '9') < 0;
}

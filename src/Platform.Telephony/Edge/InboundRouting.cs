using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Sip.Messages;

namespace Platform.Telephony.Edge;

/// <summary>Where an INVITE of a trunk leads, or why nowhere.</summary>
/// <param name="Status">0 when it leads somewhere.</param>
/// <param name="From">The caller's number in E.164, or as the trunk sent it.</param>
internal readonly record struct InboundRoute(int Status, EdgeRefusal Refusal, NumberDocument? Number, string From)
{
    public bool IsFound => Status == 0;
}

/// <summary>From an INVITE to the number's tenant and queue. Pure.</summary>
internal static class InboundRouting
{
    private const int MaxCallerLength = 64;
    private const string Anonymous = "anonymous";

    public static InboundRoute Find(SipRequest invite, CatalogSnapshot catalog)
    {
        if (invite.Has(SipHeader.Replaces))
            return Refuse(403, EdgeRefusal.NotYourDialog);
        return FindNumber(invite, catalog) is { } number
            ? new InboundRoute(0, default, number, CallerOf(invite))
            : Refuse(404, EdgeRefusal.UnknownNumber);
    }

    private static InboundRoute Refuse(int status, EdgeRefusal refusal) => new(status, refusal, null, "");

    /// <summary>
    /// Trunks name the called number in the Request-URI; some put the line's pilot number there and the called one into To.
    /// </summary>
    private static NumberDocument? FindNumber(SipRequest invite, CatalogSnapshot catalog) =>
        FindNumber(invite.Uri, catalog) ?? FindNumber(invite.To.Uri, catalog);

    private static NumberDocument? FindNumber(SipUri uri, CatalogSnapshot catalog) =>
        DialledNumber.Of(uri) is { } user && E164.Normalize(user, NumberPlan.China).Number is { } e164 ? catalog.FindNumber(e164) : null;

    private static string CallerOf(SipRequest invite)
    {
        var asserted = invite.TryGetAddresses(SipHeader.PAssertedIdentity, out var identities) && identities.Count > 0 ? identities[0].Uri : null;
        var user = (asserted is null ? null : DialledNumber.Of(asserted)) ?? DialledNumber.Of(invite.From.Uri) ?? Anonymous;
        return E164.Normalize(user, NumberPlan.China).Number ?? (user.Length > MaxCallerLength ? user[..MaxCallerLength] : user);
    }
}

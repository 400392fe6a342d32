using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Sip.Identity;
using Platform.Sip.Messages;

namespace Platform.Telephony.Edge;

/// <summary>Where an INVITE of a trunk leads, or why nowhere.</summary>
/// <param name="Status">0 when it leads somewhere.</param>
/// <param name="Number">One that leads somewhere, when it leads somewhere.</param>
/// <param name="From">The caller's number in E.164, or as the trunk sent it; <c>anonymous</c> for one who hides it.</param>
internal readonly record struct InboundRoute(int Status, EdgeRefusal Refusal, NumberDocument? Number, string From)
{
    public bool IsFound => Status == 0;
}

/// <summary>From an INVITE to the number's tenant and where it leads, by the trunk's rules for numbers. Pure.</summary>
internal static class InboundRouting
{
    private const int MaxCallerLength = 64;
    private const string Anonymous = "anonymous";

    public static InboundRoute Find(SipRequest invite, TrunkDocument trunk, CatalogSnapshot catalog)
    {
        if (invite.Has(SipHeader.Replaces))
            return Refuse(403, EdgeRefusal.NotYourDialog);
        return FindNumber(invite, trunk, catalog) is { } number && number.LeadsTo() is not null
            ? new InboundRoute(0, default, number, CallerOf(invite, trunk, catalog))
            : Refuse(404, EdgeRefusal.UnknownNumber);
    }

    private static InboundRoute Refuse(int status, EdgeRefusal refusal) => new(status, refusal, null, "");

    /// <summary>
    /// Trunks name the called number in the Request-URI; some put the line's pilot number or our registered contact there, and
    /// the called number into To.
    /// </summary>
    private static NumberDocument? FindNumber(SipRequest invite, TrunkDocument trunk, CatalogSnapshot catalog) =>
        FindNumber(invite.Uri, trunk, catalog) ?? FindNumber(invite.To.Uri, trunk, catalog);

    /// <summary>A trunk of one tenant brings calls for that tenant's numbers only.</summary>
    private static NumberDocument? FindNumber(SipUri uri, TrunkDocument trunk, CatalogSnapshot catalog)
    {
        if (DialledNumber.Of(uri) is not { } user || E164.Normalize(trunk.CalledIn.Apply(user), catalog.NumberPlan).Number is not { } e164)
            return null;
        return catalog.FindNumber(e164) is { } number && (trunk.OnlyTenant is null || trunk.OnlyTenant == number.TenantId) ? number : null;
    }

    private static string CallerOf(SipRequest invite, TrunkDocument trunk, CatalogSnapshot catalog)
    {
        var caller = CallerIdentity.Of(invite, trustsPeer: true);
        if (caller.Privacy.HidesIdentity() || DialledNumber.Of(caller.Address.Uri) is not { } user || user == Anonymous)
            return Anonymous;
        var written = trunk.CallingIn.Apply(user);
        return E164.Normalize(written, catalog.NumberPlan).Number
            ?? (written.Length > MaxCallerLength ? written[..MaxCallerLength] : written);
    }
}

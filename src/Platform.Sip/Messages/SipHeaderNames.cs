using System.Text;

namespace Platform.Sip.Messages;

/// <summary>Names and compact forms (RFC 3261 section 7.3.3 and the IANA registry) and what may repeat.</summary>
public static class SipHeaderNames
{
    private static readonly (SipHeader Id, string Name, char Compact)[] Table =
    [
        (SipHeader.Via, "Via", 'v'), (SipHeader.From, "From", 'f'), (SipHeader.To, "To", 't'),
        (SipHeader.CallId, "Call-ID", 'i'), (SipHeader.CSeq, "CSeq", '\0'), (SipHeader.MaxForwards, "Max-Forwards", '\0'),
        (SipHeader.Contact, "Contact", 'm'), (SipHeader.ContentLength, "Content-Length", 'l'),
        (SipHeader.ContentType, "Content-Type", 'c'), (SipHeader.Route, "Route", '\0'),
        (SipHeader.RecordRoute, "Record-Route", '\0'), (SipHeader.Authorization, "Authorization", '\0'),
        (SipHeader.ProxyAuthorization, "Proxy-Authorization", '\0'), (SipHeader.WwwAuthenticate, "WWW-Authenticate", '\0'),
        (SipHeader.ProxyAuthenticate, "Proxy-Authenticate", '\0'), (SipHeader.Expires, "Expires", '\0'),
        (SipHeader.MinExpires, "Min-Expires", '\0'), (SipHeader.Allow, "Allow", '\0'), (SipHeader.Supported, "Supported", 'k'),
        (SipHeader.Require, "Require", '\0'), (SipHeader.ProxyRequire, "Proxy-Require", '\0'),
        (SipHeader.Unsupported, "Unsupported", '\0'), (SipHeader.Accept, "Accept", '\0'),
        (SipHeader.ContentEncoding, "Content-Encoding", 'e'), (SipHeader.ContentDisposition, "Content-Disposition", '\0'),
        (SipHeader.UserAgent, "User-Agent", '\0'), (SipHeader.Server, "Server", '\0'), (SipHeader.Reason, "Reason", '\0'),
        (SipHeader.RetryAfter, "Retry-After", '\0'), (SipHeader.Warning, "Warning", '\0'), (SipHeader.Date, "Date", '\0'),
        (SipHeader.Subject, "Subject", 's'), (SipHeader.Event, "Event", 'o'), (SipHeader.ReferTo, "Refer-To", 'r'),
        (SipHeader.ReferredBy, "Referred-By", 'b'), (SipHeader.Replaces, "Replaces", '\0'),
        (SipHeader.SessionExpires, "Session-Expires", 'x'), (SipHeader.MinSe, "Min-SE", '\0'), (SipHeader.RSeq, "RSeq", '\0'),
        (SipHeader.RAck, "RAck", '\0'), (SipHeader.PAssertedIdentity, "P-Asserted-Identity", '\0'),
        (SipHeader.PPreferredIdentity, "P-Preferred-Identity", '\0'), (SipHeader.Privacy, "Privacy", '\0'),
        (SipHeader.Path, "Path", '\0'), (SipHeader.ServiceRoute, "Service-Route", '\0'),
        (SipHeader.SubscriptionState, "Subscription-State", '\0'), (SipHeader.AllowEvents, "Allow-Events", 'u'),
        (SipHeader.Diversion, "Diversion", '\0'), (SipHeader.HistoryInfo, "History-Info", '\0'),
        (SipHeader.AuthenticationInfo, "Authentication-Info", '\0'),
    ];

    private static readonly string[] Names = BuildNames();
    private static readonly string[] ShortNames = BuildShortNames();
    private static readonly SipHeader[] Compacts = BuildCompacts();
    private static readonly SipHeader[][] ByLength = BuildByLength();

    public static string Text(SipHeader id) =>
        id == SipHeader.Other ? throw new ArgumentOutOfRangeException(nameof(id)) : Names[(int)id];

    /// <summary>The one-letter form where there is one, else the full name.</summary>
    public static string Compact(SipHeader id) => ShortNames[(int)id];

    public static SipHeader Find(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1) return FindCompact((char)name[0]);
        if (name.Length >= ByLength.Length) return SipHeader.Other;
        foreach (var id in ByLength[name.Length])
            if (Ascii.EqualsIgnoreCase(name, Names[(int)id])) return id;
        return SipHeader.Other;
    }

    public static SipHeader Find(ReadOnlySpan<char> name)
    {
        if (name.Length == 1) return FindCompact(name[0]);
        if (name.Length >= ByLength.Length) return SipHeader.Other;
        foreach (var id in ByLength[name.Length])
            if (name.Equals(Names[(int)id], StringComparison.OrdinalIgnoreCase)) return id;
        return SipHeader.Other;
    }

    /// <summary>Header fields that a message carries at most once (RFC 3261 section 7.3.1 and table 2).</summary>
    public static bool IsSingle(SipHeader id) => id is SipHeader.From or SipHeader.To or SipHeader.CallId or SipHeader.CSeq
        or SipHeader.MaxForwards or SipHeader.ContentLength or SipHeader.ContentType or SipHeader.Expires;

    /// <summary>The bits of <see cref="IsSingle"/>, by the number of the header.</summary>
    internal static ulong Singles { get; } = Table.Where(row => IsSingle(row.Id)).Aggregate(0UL, (bits, row) => bits | 1UL << (int)row.Id);

    /// <summary>Header fields whose one line may hold several values with commas between them.</summary>
    public static bool IsCommaList(SipHeader id) => id is SipHeader.Via or SipHeader.Contact or SipHeader.Route
        or SipHeader.RecordRoute or SipHeader.Allow or SipHeader.Supported or SipHeader.Require or SipHeader.ProxyRequire
        or SipHeader.Unsupported or SipHeader.Accept or SipHeader.ContentEncoding or SipHeader.Path or SipHeader.ServiceRoute
        or SipHeader.PAssertedIdentity or SipHeader.PPreferredIdentity or SipHeader.AllowEvents or SipHeader.Diversion
        or SipHeader.HistoryInfo or SipHeader.Warning or SipHeader.Reason;

    private static SipHeader FindCompact(char letter) =>
        char.IsAsciiLetter(letter) ? Compacts[(letter | 0x20) - 'a'] : SipHeader.Other;

    private static string[] BuildNames()
    {
        var names = new string[Table.Length + 1];
        names[0] = "";
        foreach (var row in Table) names[(int)row.Id] = row.Name;
        return names;
    }

    private static string[] BuildShortNames()
    {
        var names = BuildNames();
        foreach (var row in Table)
            if (row.Compact != '\0') names[(int)row.Id] = row.Compact.ToString();
        return names;
    }

    private static SipHeader[] BuildCompacts()
    {
        var compacts = new SipHeader[26];
        foreach (var row in Table)
            if (row.Compact != '\0') compacts[row.Compact - 'a'] = row.Id;
        return compacts;
    }

    private static SipHeader[][] BuildByLength()
    {
        var longest = Table.Max(row => row.Name.Length);
        return Enumerable.Range(0, longest + 1)
            .Select(length => Table.Where(row => row.Name.Length == length).Select(row => row.Id).ToArray()).ToArray();
    }
}

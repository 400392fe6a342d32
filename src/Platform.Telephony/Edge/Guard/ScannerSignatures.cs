using System.Buffers;
using Platform.Sip.Messages;

namespace Platform.Telephony.Edge.Guard;

/// <summary>
/// Tools that do nothing but look for open SIP ports and weak passwords, by the names that they give themselves. Whoever changes
/// the name is found by what he does.
/// </summary>
internal static class ScannerSignatures
{
    private static readonly SearchValues<string> Agents = SearchValues.Create(
    [
        "friendly-scanner", "friendly-request", "sipvicious", "sundayddr", "sipcli", "pplsip", "sip-scan", "sipscan", "siparmyknife",
        "sippts", "warvox", "sivus", "mr.sip",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>Some change the User-Agent and leave the display name in From as it came.</summary>
    private static readonly SearchValues<string> Callers = SearchValues.Create(["\"sipvicious\"", "\"sippts\""],
        StringComparison.OrdinalIgnoreCase);

    public static bool Match(SipRequest request) =>
        request.Get(SipHeader.UserAgent).AsSpan().ContainsAny(Agents) || request.Get(SipHeader.From).AsSpan().ContainsAny(Callers);
}

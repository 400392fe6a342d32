namespace Platform.Interop.Cases;

/// <summary>Requests written by hand, for what no SIP client would send; each of its own transaction and dialog.</summary>
internal static class SipText
{
    private static int _sent;

    internal static string Request(string method, string uri, DatagramPeer from, string more = "", string? to = null)
    {
        var number = Interlocked.Increment(ref _sent);
        return $"""
            {method} {uri} SIP/2.0
            Via: SIP/2.0/UDP {from.LocalEndPoint};branch=z9hG4bK-by-hand-{number};rport
            Max-Forwards: 70
            From: <sip:tester@{from.LocalEndPoint}>;tag=by-hand-{number}
            To: <{to ?? uri}>
            Call-ID: by-hand-{number}@{from.LocalEndPoint}
            CSeq: 1 {method}
            Contact: <sip:tester@{from.LocalEndPoint}>
            User-Agent: Deskphone 66.85, by hand
            Allow: INVITE, ACK, BYE, CANCEL, OPTIONS
            {more}Content-Length: 0


            """;
    }

    internal static int Status(string response) => int.Parse(response.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The header lines that don't repeat the request, with what is new in each answer left out.</summary>
    internal static IEnumerable<string> OwnHeaders(string response) => response.Split("\r\n")
        .Where(line => !RepeatedHeaders.Any(name => line.StartsWith(name, StringComparison.Ordinal)))
        .Select(line => System.Text.RegularExpressions.Regex.Replace(line, "nonce=\"[^\"]*\"", "nonce"));

    internal static string Header(string response, string name) => response.Split("\r\n")
        .First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    private static readonly string[] RepeatedHeaders = ["Via:", "From:", "To:", "Call-ID:", "CSeq:"];
}

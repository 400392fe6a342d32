using System.Net;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>Where messages go: requests by RFC 3263 for addresses, responses by RFC 3261 section 18.2.2 with RFC 3581.</summary>
internal static class SipRouting
{
    /// <summary>The next hop's URI: the first Route, else the Request-URI (RFC 3261 section 8.1.2).</summary>
    public static SipUri NextHop(SipRequest request) =>
        request.First(SipHeader.Route) is { } route && NameAddr.TryParse(route, out var hop) ? hop.Uri : request.Uri;

    /// <summary>The path of a URI whose host is an address; false when it is a name, or speaks an unknown transport.</summary>
    public static bool TryPath(SipUri uri, out SipPath path)
    {
        path = default;
        if (!uri.IsSip || TransportOf(uri) is not { } kind) return false;
        if (!SipGrammar.TryAddress(uri.Parameters.Get("maddr") ?? uri.Host, out var address)) return false;
        path = new SipPath(kind, new IPEndPoint(address, uri.EffectivePort));
        return true;
    }

    public static SipTransportKind? TransportOf(SipUri uri)
    {
        var named = uri.Parameters.Get("transport");
        if (named is null) return uri.IsSecure ? SipTransportKind.Tls : SipTransportKind.Udp;
        return SipTransportKinds.Find(named) is SipTransportKind.Tcp && uri.IsSecure ? SipTransportKind.Tls : SipTransportKinds.Find(named);
    }

    /// <summary>Writes received and rport into the top Via of an arrived request, where they are needed.</summary>
    public static void StampVia(SipRequest request, SipPath source)
    {
        var via = request.TopVia;
        var sourceHost = source.Remote.Address.ToString();
        var parameters = via.Parameters;
        if (via.WantsResponsePort) parameters = parameters.With("rport", source.PortText);
        if (via.WantsResponsePort || via.Host.Trim('[', ']') != sourceHost) parameters = parameters.With("received", sourceHost);
        if (parameters != via.Parameters) request.ReplaceTopVia(via with { Parameters = parameters });
    }

    /// <summary>
    /// The source's connection, or for UDP its address with the rport, Via or default port. A response never goes to an
    /// address that the request only claims.
    /// </summary>
    public static SipPath ResponsePath(SipRequest request, SipPath source)
    {
        if (source.Transport.IsReliable()) return source;
        var via = request.TopVia;
        var port = via.ResponsePort != 0 ? via.ResponsePort : via.Port != 0 ? via.Port : 5060;
        return port == source.Remote.Port ? source : source with { Remote = new IPEndPoint(source.Remote.Address, port) };
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Platform.Domain.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.SipSockets;

namespace Platform.Gateway.Edge;

/// <summary>The public listener: who really calls → headers → limits → the console's files, browsers' phones, or on to the API nodes.</summary>
internal static class EdgePipeline
{
    public static void Build(IApplicationBuilder edge, GatewayOptions options)
    {
        edge.UseForwardedHeaders(TrustOnly(options.TrustedProxies));
        edge.UseProblems();
        edge.UseMiddleware<SecurityHeaders>();
        edge.UseMiddleware<EdgeGate>();
        edge.UseWebSockets();
        edge.UseRouting();
        edge.UseMiddleware<ConsoleFiles>();
        edge.UseEndpoints(routes =>
        {
            routes.MapSipSockets();
            routes.MapReverseProxy();
        });
    }

    private static ForwardedHeadersOptions TrustOnly(IEnumerable<string> proxies)
    {
        var trusted = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        trusted.KnownProxies.Clear();
        trusted.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            trusted.KnownIPNetworks.Add(NetworkSyntax.Parse(proxy) ?? throw new FormatException($"'{proxy}' is neither an address nor a CIDR block."));

        return trusted;
    }
}

using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Platform.Gateway.Listeners;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Platform.Gateway.Edge;

/// <summary>Route metadata keys and ids that the edge's own middleware knows.</summary>
internal static class ProxyRouteId
{
    public const string TenantApi = "tenant-api";
    public const string Prompt = "prompt";
    public const string Hub = "hub";
    public const string OperatorApi = "operator-api";
    public const string Apply = "apply";
    public const string OpenApi = "openapi";
}

/// <summary>
/// What goes where: all routes lead to the API nodes. Without configured nodes that is this process's own API listener, whose port is
/// known when the server has started.
/// </summary>
internal sealed class ProxyRoutes(IOptions<GatewayOptions> options, GatewayListeners listeners, InMemoryConfigProvider provider,
    IHostApplicationLifetime lifetime)
    : IHostedService
{
    private const string ApiCluster = "api";
    private const string HubCluster = "hub";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.ApiNodes.Count > 0)
            Publish(options.Value.ApiNodes);
        else
            lifetime.ApplicationStarted.Register(() => Publish(OwnApi()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static IReadOnlyList<RouteConfig> Routes(GatewayOptions options) =>
    [
        Route(ProxyRouteId.TenantApi, "/t/{tenant}/api/{**rest}", ApiCluster, options.MaxRequestBytes),
        Route(ProxyRouteId.Prompt, Api.ApiRoutes.PromptPath, ApiCluster, options.MaxPromptBytes),
        Route(ProxyRouteId.Hub, "/t/{tenant}/hub/{**rest}", HubCluster, options.MaxRequestBytes),
        Route(ProxyRouteId.Apply, Api.ApiRoutes.ApplyPath, ApiCluster, options.MaxApplyBytes),
        Route(ProxyRouteId.OperatorApi, "/operator/api/{**rest}", ApiCluster, options.MaxRequestBytes),
        Route(ProxyRouteId.OpenApi, "/openapi/{**rest}", ApiCluster, options.MaxRequestBytes),
    ];

    private void Publish(IEnumerable<string> nodes)
    {
        var destinations = nodes.Select((node, index) => ($"node-{index}", new DestinationConfig { Address = node }))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        provider.Update(Routes(options.Value), [Cluster(ApiCluster, destinations, null), Cluster(HubCluster, destinations, Affinity)]);
    }

    private IEnumerable<string> OwnApi()
    {
        if (listeners.Api is not { } own)
            return [];
        var address = own.Address.Equals(IPAddress.Any) ? IPAddress.Loopback : own.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : own.Address;
        return [$"http://{new IPEndPoint(address, own.Port)}"];
    }

    private static RouteConfig Route(string id, string path, string cluster, long maxBodyBytes) => new()
    {
        RouteId = id,
        ClusterId = cluster,
        Match = new RouteMatch { Path = path },
        MaxRequestBodySize = maxBodyBytes,
    };

    private static ClusterConfig Cluster(string id, IReadOnlyDictionary<string, DestinationConfig> destinations,
        SessionAffinityConfig? affinity) => new()
    {
        ClusterId = id,
        LoadBalancingPolicy = "PowerOfTwoChoices",
        Destinations = destinations,
        SessionAffinity = affinity,
        HttpRequest = new ForwarderRequestConfig { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact },
    };

    /// <summary>A hub connection that falls back to long polling must keep meeting the node that it was negotiated with.</summary>
    private static SessionAffinityConfig Affinity { get; } = new() { Enabled = true, Policy = "ArrCookie",
        AffinityKeyName = "platform-hub" };
}

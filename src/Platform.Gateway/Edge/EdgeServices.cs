using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.SipSockets;
using Yarp.ReverseProxy.Configuration;

namespace Platform.Gateway.Edge;

internal static class EdgeServices
{
    public static void AddEdge(this IServiceCollection services, GatewayOptions options)
    {
        var provider = new InMemoryConfigProvider(ProxyRoutes.Routes(options), []);
        services.AddSingleton(provider);
        services.AddSingleton<IProxyConfigProvider>(provider);
        services.AddReverseProxy();
        services.AddHostedService<ProxyRoutes>();
        services.AddSingleton<EdgeReadiness>();
        services.AddSingleton<IConfigChangeListener>(provider => provider.GetRequiredService<EdgeReadiness>());
        services.AddSingleton<EdgeRateLimits>();
        services.AddSingleton<ConsoleFolder>();
        services.AddSingleton<SipSocketLimits>();
    }
}

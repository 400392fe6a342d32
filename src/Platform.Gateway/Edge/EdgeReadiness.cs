using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;

namespace Platform.Gateway.Edge;

/// <summary>
/// Whether the public listener hands requests on. It listens before it knows the API's own port, and takes up its routes beside its work:
/// until then it answers 503.
/// </summary>
public sealed class EdgeReadiness : IConfigChangeListener
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EdgeReadiness(IOptions<GatewayOptions> options)
    {
        if (options.Value is { PublicListener: "", SecureListener: "" })
            ready.SetResult();
    }

    /// <summary>Ends when requests reach the API; has ended at once where this process has no public listener.</summary>
    public Task Ready => ready.Task;

    void IConfigChangeListener.ConfigurationApplied(IReadOnlyList<IProxyConfig> proxyConfigs)
    {
        if (proxyConfigs.Any(config => config.Clusters.Any(cluster => cluster.Destinations is { Count: > 0 })))
            ready.TrySetResult();
    }

    void IConfigChangeListener.ConfigurationLoaded(IReadOnlyList<IProxyConfig> proxyConfigs)
    {
    }

    void IConfigChangeListener.ConfigurationLoadingFailed(IProxyConfigProvider configProvider, Exception exception)
    {
    }

    void IConfigChangeListener.ConfigurationApplyingFailed(IReadOnlyList<IProxyConfig> proxyConfigs, Exception exception)
    {
    }
}

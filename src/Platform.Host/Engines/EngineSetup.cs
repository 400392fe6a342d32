using Platform.Contracts;
using Platform.Grains;
using Platform.Host.Settings;

namespace Platform.Host.Engines;

/// <summary>The grains' engine of this build.</summary>
internal static class EngineSetup
{
    public static void AddGrains(this IHostApplicationBuilder builder, PlatformSettings settings)
    {
        builder.Services.AddSingleton(new GrainTimings { AwayWait = TimeSpan.FromSeconds(settings.Calls.AwayWaitS) });
        builder.Services.AddSingleton<GrainMetrics>();
#if ORLEANS
        var cluster = settings.Cluster;
        builder.UseOrleansEngine(new OrleansEngineOptions(settings.Database, cluster.Id, cluster.Service, cluster.SiloPort, cluster.GatewayPort,
            cluster.AdvertisedAddress is { } address ? System.Net.IPAddress.Parse(address) : null));
#else
        if (!settings.Has("grains"))
            throw new RefusedException("roles_refused", "The embedded engine runs all roles in one process: the roles must include grains.");
        builder.Services.AddActorEngine(options =>
        {
            options.GrainAssemblies.Add(typeof(CallGrain).Assembly);
            options.SerializerOptions = GrainSerialization.Options;
        });
#endif
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Actors.Ports;

namespace Platform.Actors;

public static class ActorEngineServices
{
    /// <summary>
    /// Registers the engine, its <see cref="IGrainFactory"/>, and its start and stop with the host. Expects <see cref="TimeProvider"/>,
    /// <see cref="IGrainStateStore"/>, <see cref="IReminderStore"/> and logging.
    /// </summary>
    public static IServiceCollection AddActorEngine(this IServiceCollection services, Action<ActorEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddSingleton(provider =>
        {
            var options = new ActorEngineOptions();
            configure(options);
            return new ActorEngine(
                options,
                provider,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<IGrainStateStore>(),
                provider.GetRequiredService<IReminderStore>(),
                provider.GetRequiredService<ILoggerFactory>());
        });
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<ActorEngine>());
        return services.AddHostedService<ActorEngineLifetime>();
    }

    private sealed class ActorEngineLifetime(ActorEngine engine) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => engine.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync(cancellationToken);
    }
}

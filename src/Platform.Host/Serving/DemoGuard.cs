using Platform.Contracts.Stores;
using Platform.Host.Settings;

namespace Platform.Host.Serving;

/// <summary>A demonstration's passwords are known to everybody, so its declaration is only served when that was asked for.</summary>
internal sealed class DemoGuard(PlatformSettings settings, ICatalog catalog) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => catalog.Current.Operator.Demo && !settings.Demo
        ? throw new RefusedException("demo_refused",
            "The declaration in this store is marked as a demonstration (operator.demo), with well-known passwords. Apply one of your own, or start with --demo.")
        : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

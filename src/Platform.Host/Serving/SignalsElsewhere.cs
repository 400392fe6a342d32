namespace Platform.Host.Serving;

/// <summary>
/// The host hears no signals: the command line does, and stops a node that has started. One that is stopped half-way would leave its
/// services to complain about it.
/// </summary>
internal sealed class SignalsElsewhere : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

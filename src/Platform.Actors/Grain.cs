using Platform.Actors.Runtime;

namespace Platform.Actors;

/// <summary>The base of grain classes. All of its members are for the grain's own turns.</summary>
public abstract class Grain : IAddressable
{
    private readonly Activation? _activation = Activation.UnderConstruction;

    internal Activation Activation => _activation
        ?? throw new InvalidOperationException($"{GetType().Name} was made with new and not by the grain engine.");

    protected IGrainFactory GrainFactory => Activation.Engine;

    protected internal IServiceProvider ServiceProvider => Activation.Engine.Services;

    /// <summary>Runs before the first request, after the persistent states are loaded. A throw fails the waiting calls.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last request. Best effort: a crash skips it.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation once the running requests are done; later calls make a new one.</summary>
    protected void DeactivateOnIdle() =>
        Activation.RequestDeactivation(new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    /// <summary>
    /// Keeps this activation from idle collection for at least <paramref name="timeSpan"/>; a negative value takes that back.
    /// </summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);
}

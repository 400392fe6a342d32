using Platform.Domain.Callbacks;

namespace Platform.Contracts.Grains;

/// <summary>
/// One callback, keyed <c>callback:{tenant}/{callbackId}</c>. It waits in its queue like a call, and hands the agent that it gets to the
/// call that it makes, or the place that it has to the customer whom it calls. Awaits go down only: callback → call → queue → agent.
/// </summary>
public interface ICallbackGrain : IContactGrain
{
    /// <summary>On disk when this returns. Asking twice for the same is asking once.</summary>
    Task<CallbackRefusal?> Create(CallbackOrder order);

    /// <summary>A call that it comes of, or that it made, is over.</summary>
    [OneWay]
    Task CallOver(string callId);

    /// <summary>The queue says that it is about to be the customer's turn. True when the customer is called.</summary>
    Task<bool> CallCustomer();

    Task<CallbackRefusal?> Cancel();

    /// <summary>Null when it is over or was never there.</summary>
    Task<CallbackState?> Show();
}

namespace Platform.Domain.Catalog;

/// <summary>Whom a callback calls first. The numbers are stable.</summary>
public enum CallbackMode
{
    /// <summary>An agent is found and called, and then the customer.</summary>
    AgentFirst = 0,

    /// <summary>The customer is called when it is about to be its turn, and then waits in the queue at the place that was kept.</summary>
    CustomerFirst = 1,
}

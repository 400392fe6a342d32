namespace Platform.Domain.Calls;

/// <summary>Where a call can be sent to.</summary>
public abstract record Destination
{
    public sealed record ToQueue(string Queue) : Destination;

    public sealed record ToAgent(string Agent) : Destination;

    /// <param name="Number">E.164 with the plus, or an emergency number as it is dialled.</param>
    public sealed record Outside(string Number, bool IsEmergency = false) : Destination;
}

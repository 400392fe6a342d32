namespace Platform.Domain.Calls;

/// <summary>Where a call can be sent to.</summary>
public abstract record Destination
{
    /// <summary>The queue's, agent's, flow's or mailbox's id, or the number.</summary>
    public abstract string Name { get; }

    public sealed record ToQueue(string Queue) : Destination
    {
        public override string Name => Queue;
    }

    public sealed record ToAgent(string Agent) : Destination
    {
        public override string Name => Agent;
    }

    public sealed record ToFlow(string Flow) : Destination
    {
        public override string Name => Flow;
    }

    /// <summary>To be called back by a queue's agents.</summary>
    public sealed record ToCallback(string Queue) : Destination
    {
        public override string Name => Queue;
    }

    /// <summary>To leave a message; of a call that is placed for a message, to hear it.</summary>
    public sealed record ToVoicemail(string Mailbox) : Destination
    {
        public override string Name => Mailbox;
    }

    /// <param name="Number">E.164 with the plus, or an emergency number as it is dialled.</param>
    public sealed record Outside(string Number, bool IsEmergency = false) : Destination
    {
        public override string Name => Number;
    }
}

using Platform.Domain.Voicemail;

namespace Platform.Contracts.Grains;

/// <summary>
/// One message, keyed <c>message:{tenant}/{messageId}</c>. It waits in its box's queue like a call, and hands the agent that it gets to the
/// call on which it is played. Awaits go down only: message → call → queue → agent.
/// </summary>
public interface IMessageGrain : IContactGrain
{
    /// <summary>A caller is about to speak. On disk when this returns. Asking twice is asking once.</summary>
    Task Take(MessageOrder order);

    /// <summary>The caller is done.</summary>
    /// <param name="silenceMs">The silence that ended the message; 0 when something else did.</param>
    Task Finish(int silenceMs);

    /// <summary>Whether what the caller said is a message; null as long as its file is not closed.</summary>
    Task<bool?> Settle();

    /// <summary>The call in which it was left, or on which it was played, is over.</summary>
    [OneWay]
    Task CallOver(string callId);

    /// <summary>A person is done with it.</summary>
    Task<MessageRefusal?> MarkDone(string by);

    Task<MessageRefusal?> Delete(string by);

    /// <summary>Null when it is over or was never there.</summary>
    Task<MessageState?> Show();
}

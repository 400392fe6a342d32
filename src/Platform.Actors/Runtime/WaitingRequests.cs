namespace Platform.Actors.Runtime;

/// <summary>Requests that have not begun, in order of arrival. Linked through the messages, so waiting allocates nothing.</summary>
internal sealed class WaitingRequests
{
    private Message? _first;
    private Message? _last;

    public int Count { get; private set; }

    public void Add(Message message)
    {
        if (_last is null)
            _first = message;
        else
            _last.Next = message;
        _last = message;
        Count++;
    }

    public Message? TakeFirst()
    {
        if (_first is not { } message)
            return null;
        Unlink(null, message);
        return message;
    }

    public Message? TakeFirstThatMayInterleave()
    {
        Message? earlier = null;
        for (var message = _first; message is not null; earlier = message, message = message.Next)
        {
            if (!message.MayInterleave)
                continue;
            Unlink(earlier, message);
            return message;
        }

        return null;
    }

    private void Unlink(Message? earlier, Message message)
    {
        if (earlier is null)
            _first = message.Next;
        else
            earlier.Next = message.Next;
        if (message.Next is null)
            _last = earlier;
        message.Next = null;
        Count--;
    }
}

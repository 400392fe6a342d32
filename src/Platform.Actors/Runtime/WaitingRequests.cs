namespace Platform.Actors.Runtime;

/// <summary>
/// Requests that have not begun, in order of arrival. Linked through the messages, so waiting allocates nothing. Those that may begin
/// while another one awaits stand in a line of their own: finding one, or that there is none, never depends on how many wait.
/// </summary>
internal sealed class WaitingRequests
{
    private Line _inTurn;
    private Line _interleaving;
    private long _arrived;

    public int Count { get; private set; }

    public void Add(Message message)
    {
        message.Arrival = ++_arrived;
        if (message.MayInterleave)
            _interleaving.Add(message);
        else
            _inTurn.Add(message);
        Count++;
    }

    public Message? TakeFirst() => _interleaving.First is { } message && !(_inTurn.First?.Arrival < message.Arrival)
        ? TakeFirstThatMayInterleave()
        : Take(ref _inTurn);

    public Message? TakeFirstThatMayInterleave() => Take(ref _interleaving);

    private Message? Take(ref Line line)
    {
        if (line.Take() is not { } message)
            return null;
        Count--;
        return message;
    }

    private struct Line
    {
        private Message? _last;

        public Message? First { get; private set; }

        public void Add(Message message)
        {
            if (_last is null)
                First = message;
            else
                _last.Next = message;
            _last = message;
        }

        public Message? Take()
        {
            if (First is not { } message)
                return null;
            First = message.Next;
            if (First is null)
                _last = null;
            message.Next = null;
            return message;
        }
    }
}

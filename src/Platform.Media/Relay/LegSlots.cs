namespace Platform.Media.Relay;

/// <summary>The legs of a thread by a small number that the poller can carry.</summary>
internal sealed class LegSlots
{
    private readonly Stack<int> _free = [];
    private LegCore?[] _legs = new LegCore?[64];
    private int[] _sockets = new int[128];
    private int _used;

    public int Count { get; private set; }

    /// <summary>All numbers in use are below this.</summary>
    public int Capacity => _used;

    /// <summary>The leg, or null when the number is free.</summary>
    public LegCore? this[int slot] => slot < _used ? _legs[slot] : null;

    /// <summary>Descriptor of the RTP socket at twice the number of a leg, of the RTCP socket after it; below 0 when it has none.</summary>
    public int SocketAt(int place) => place < 2 * _used ? _sockets[place] : -1;

    public int Add(LegCore leg)
    {
        if (!_free.TryPop(out var slot)) slot = _used++;
        if (slot == _legs.Length) Grow();
        _legs[slot] = leg;
        var hasOwn = leg.Browser is null;
        _sockets[2 * slot] = hasOwn ? leg.RtpSocket.Descriptor : -1;
        _sockets[2 * slot + 1] = hasOwn ? leg.RtcpSocket.Descriptor : -1;
        Count++;
        return slot;
    }

    public void Remove(int slot)
    {
        _legs[slot] = null;
        _sockets[2 * slot] = _sockets[2 * slot + 1] = -1;
        _free.Push(slot);
        Count--;
    }

    private void Grow()
    {
        Array.Resize(ref _legs, 2 * _legs.Length);
        Array.Resize(ref _sockets, 2 * _sockets.Length);
    }
}

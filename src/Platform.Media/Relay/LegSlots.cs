namespace Platform.Media.Relay;

/// <summary>The legs of a thread by a small number that the poller can carry.</summary>
internal sealed class LegSlots
{
    private readonly Stack<int> _free = [];
    private LegCore?[] _legs = new LegCore?[64];
    private int _used;

    public int Count { get; private set; }

    /// <summary>All numbers in use are below this.</summary>
    public int Capacity => _used;

    /// <summary>The leg, or null when the number is free.</summary>
    public LegCore? this[int slot] => slot < _used ? _legs[slot] : null;

    public int Add(LegCore leg)
    {
        if (!_free.TryPop(out var slot)) slot = _used++;
        if (slot == _legs.Length) Array.Resize(ref _legs, 2 * _legs.Length);
        _legs[slot] = leg;
        Count++;
        return slot;
    }

    public void Remove(int slot)
    {
        _legs[slot] = null;
        _free.Push(slot);
        Count--;
    }
}

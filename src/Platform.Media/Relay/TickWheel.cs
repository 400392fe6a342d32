namespace Platform.Media.Relay;

/// <summary>Which legs send something of their own at which tick of the media timer. A leg stands in it at most once.</summary>
internal sealed class TickWheel
{
    // The longest packet lasts 60 ms, 12 ticks.
    private const int Slots = 16;

    private readonly List<LegCore>[] _slots = [.. Enumerable.Range(0, Slots).Select(_ => new List<LegCore>())];
    private readonly List<LegCore> _due = [];

    public long Tick { get; private set; }

    public int Count { get; private set; }

    public void Add(LegCore leg, int ticks)
    {
        _slots[(Tick + Math.Clamp(ticks, 1, Slots - 1)) % Slots].Add(leg);
        Count++;
    }

    /// <summary>Takes out a leg that stands in it.</summary>
    public void Remove(LegCore leg)
    {
        foreach (var slot in _slots)
        {
            if (!slot.Remove(leg)) continue;
            Count--;
            return;
        }
    }

    /// <summary>
    /// Moves on by <paramref name="ticks"/>; the legs that became due are no longer in the wheel. Valid until the next call.
    /// </summary>
    public List<LegCore> Advance(long ticks)
    {
        _due.Clear();
        for (var i = 1; i <= Math.Min(ticks, Slots); i++)
        {
            var slot = _slots[(Tick + i) % Slots];
            _due.AddRange(slot);
            slot.Clear();
        }

        Tick += ticks;
        Count -= _due.Count;
        return _due;
    }
}

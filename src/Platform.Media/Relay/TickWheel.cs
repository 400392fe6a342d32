namespace Platform.Media.Relay;

/// <summary>What is to be done at which tick of the media timer: who ticks stands in it at most once.</summary>
internal sealed class TickWheel
{
    // The longest packet lasts 60 ms, 12 ticks.
    private const int Slots = 16;

    private readonly List<ITicking>[] _slots = [.. Enumerable.Range(0, Slots).Select(_ => new List<ITicking>())];
    private readonly List<ITicking> _due = [];

    public long Tick { get; private set; }

    public int Count { get; private set; }

    public void Add(ITicking ticking, int ticks)
    {
        _slots[(Tick + Math.Clamp(ticks, 1, Slots - 1)) % Slots].Add(ticking);
        Count++;
    }

    /// <summary>Takes out what stands in it.</summary>
    public void Remove(ITicking ticking)
    {
        foreach (var slot in _slots)
        {
            if (!slot.Remove(ticking)) continue;
            Count--;
            return;
        }
    }

    /// <summary>
    /// Moves on by <paramref name="ticks"/>; what became due is no longer in the wheel. Valid until the next call.
    /// </summary>
    public List<ITicking> Advance(long ticks)
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

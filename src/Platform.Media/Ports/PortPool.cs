namespace Platform.Media.Ports;

/// <summary>
/// The even/odd port pairs of a range. Pairs are handed out in order from a random start and come back to the end of the line,
/// so that a port rests as long as possible before its next call: a late packet of the old call then meets nobody.
/// </summary>
internal sealed class PortPool
{
    private readonly Lock _gate = new();
    private readonly Queue<int> _free = [];
    private readonly HashSet<int> _taken = [];

    // Pairs outside the range that a re-opened leg of an older configuration holds.
    private readonly HashSet<int> _outsiders = [];

    /// <param name="firstPort">First port (inclusive); an odd one is skipped.</param>
    /// <param name="lastPort">Last port (inclusive); a pair needs its odd port in the range too.</param>
    /// <param name="random">Chooses the start.</param>
    public PortPool(int firstPort, int lastPort, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstPort, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lastPort, 65535);
        var first = firstPort + (firstPort & 1);
        Pairs = Math.Max(0, (lastPort - first + 1) / 2);
        var start = Pairs == 0 ? 0 : random.Next(Pairs);
        for (var i = 0; i < Pairs; i++) _free.Enqueue(first + 2 * ((start + i) % Pairs));
    }

    /// <summary>Pairs in the range.</summary>
    public int Pairs { get; }

    public int Free
    {
        get { lock (_gate) return _free.Count; }
    }

    /// <summary>Takes the pair that has rested longest.</summary>
    public bool TryTake(out int evenPort)
    {
        lock (_gate) return _free.TryDequeue(out evenPort) && _taken.Add(evenPort);
    }

    /// <summary>Takes this very pair. A port outside the range belongs to nobody here and can be taken.</summary>
    public bool TryTake(int evenPort)
    {
        lock (_gate)
        {
            if (!_taken.Add(evenPort)) return false;
            if (!TryRemoveFree(evenPort)) _outsiders.Add(evenPort);
            return true;
        }
    }

    /// <summary>Gives a pair back to the end of the line; one that is not taken is left alone.</summary>
    public void Return(int evenPort)
    {
        lock (_gate)
            if (_taken.Remove(evenPort) && !_outsiders.Remove(evenPort)) _free.Enqueue(evenPort);
    }

    private bool TryRemoveFree(int evenPort)
    {
        var count = _free.Count;
        for (var i = 0; i < count; i++)
        {
            var port = _free.Dequeue();
            if (port != evenPort) _free.Enqueue(port);
        }

        return _free.Count < count;
    }
}

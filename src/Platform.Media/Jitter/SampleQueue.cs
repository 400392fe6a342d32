namespace Platform.Media.Jitter;

/// <summary>Linear samples in a row: put in at the end, taken at the beginning. Of fixed size; allocates nothing.</summary>
internal sealed class SampleQueue(int capacity)
{
    private readonly short[] _samples = new short[capacity];

    public int Count { get; private set; }

    /// <summary>What is in it, oldest first.</summary>
    public Span<short> Samples => _samples.AsSpan(0, Count);

    /// <summary>Room at the end, to be written to before <see cref="Add"/>.</summary>
    public Span<short> Room => _samples.AsSpan(Count);

    /// <summary>So many samples of the room were written.</summary>
    public void Add(int count) => Count += count;

    public void Add(ReadOnlySpan<short> samples)
    {
        samples.CopyTo(Room);
        Count += samples.Length;
    }

    /// <summary>Moves the oldest samples out.</summary>
    public void Take(Span<short> samples)
    {
        Samples[..samples.Length].CopyTo(samples);
        Remove(samples.Length);
    }

    /// <summary>Drops the oldest samples.</summary>
    public void Remove(int count)
    {
        _samples.AsSpan(count, Count - count).CopyTo(_samples);
        Count -= count;
    }

    public void Clear() => Count = 0;
}

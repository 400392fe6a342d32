using Platform.Media.Jitter;

namespace Platform.Media.Mixing;

/// <summary>What one party hears of several others, 20 ms at a time. Relay thread only; nothing is allocated per frame.</summary>
internal sealed class Mixer
{
    private const int LongestFrame = 16 * Voice.FrameMs;

    private readonly int[] _sum = new int[LongestFrame];
    private readonly short[] _frame = new short[LongestFrame];
    private readonly Limiter _limiter = new();
    private Voice[] _inputs = [];
    private short _last;
    private bool _isNewMix;

    public bool IsIdle => _inputs.Length == 0;

    /// <summary>The sample that the party heard last.</summary>
    public short Last => _last;

    /// <summary>Whom the party hears from now on.</summary>
    public void Use(Voice[] inputs)
    {
        if (_inputs.AsSpan().SequenceEqual(inputs)) return;
        _inputs = inputs;
        _isNewMix = true;
    }

    /// <summary>The mix goes on from this sample, which the party heard last.</summary>
    public void GoOnFrom(short last) => (_last, _isNewMix) = (last, true);

    /// <summary>The next 20 ms; empty as long as none of those that the party hears has said anything.</summary>
    /// <param name="sampleRate">8000 or 16000.</param>
    public ReadOnlySpan<short> Next(int sampleRate)
    {
        var length = sampleRate / 1000 * Voice.FrameMs;
        var frame = _frame.AsSpan(0, length);
        if (!TryAdd(frame, sampleRate)) return default;
        if (_isNewMix) Seam.Join(_last, frame, sampleRate);
        _isNewMix = false;
        _last = frame[^1];
        return frame;
    }

    /// <summary>One voice needs no sum.</summary>
    private bool TryAdd(Span<short> frame, int sampleRate)
    {
        Voice? only = null;
        var sum = _sum.AsSpan(0, frame.Length);
        var count = 0;
        foreach (var voice in _inputs)
        {
            if (!voice.HasBegun) continue;
            if (++count == 1) only = voice;
            else Add(count == 2 ? only!.Frame(sampleRate) : default, voice.Frame(sampleRate), sum);
        }

        if (count == 1) only!.Frame(sampleRate).CopyTo(frame);
        else if (count > 1) _limiter.Run(sum, frame);
        return count > 0;
    }

    /// <summary>Begins the sum with the first voice, when there is one, and adds the other.</summary>
    private static void Add(ReadOnlySpan<short> first, ReadOnlySpan<short> other, Span<int> sum)
    {
        for (var i = 0; i < first.Length; i++) sum[i] = first[i] + other[i];
        if (!first.IsEmpty) return;
        for (var i = 0; i < other.Length; i++) sum[i] += other[i];
    }
}

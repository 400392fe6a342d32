namespace Platform.Media.Recording;

/// <summary>Finds a silence of some length among samples that come piece by piece. Quiet noise of a line is silence.</summary>
/// <param name="length">In samples.</param>
internal sealed class SilenceWatch(long length)
{
    /// <summary>About -32 dB of full scale: below any speech, above a line's noise.</summary>
    private const int Loud = 800;

    private long _quiet;
    private bool _isFound;

    /// <returns>True once: when these samples complete the silence.</returns>
    public bool Completes(ReadOnlySpan<int> samples)
    {
        if (_isFound) return false;
        for (var i = samples.Length - 1; i >= 0; i--)
        {
            if (Math.Abs(samples[i]) < Loud) continue;
            _quiet = samples.Length - 1 - i;
            return false;
        }

        _quiet += samples.Length;
        return _isFound = _quiet >= length;
    }
}

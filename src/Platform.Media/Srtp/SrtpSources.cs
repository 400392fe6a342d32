namespace Platform.Media.Srtp;

/// <summary>The SSRCs of one direction. A call has one or two; a peer that invents many is stopped.</summary>
internal sealed class SrtpSources(uint firstRollOver)
{
    private const int Largest = 1024;

    private readonly Dictionary<uint, SrtpSource> _sources = [];
    private SrtpSource? _last;
    private SrtpSource? _unkept;
    private uint _lastSsrc;

    public bool IsFull => _sources.Count >= Largest;

    /// <summary>Roll-over counter of the source that was heard last.</summary>
    public uint RollOver => _last?.RollOver ?? firstRollOver;

    public SrtpSource? Find(uint ssrc)
    {
        if (_last is not null && ssrc == _lastSsrc) return _last;
        if (!_sources.TryGetValue(ssrc, out var source)) return null;
        (_last, _lastSsrc) = (source, ssrc);
        return source;
    }

    /// <summary>
    /// A source that is not kept yet; the same until it is, so that forgers of SSRCs cost no memory. The first goes on where a leg that
    /// is re-opened was.
    /// </summary>
    public SrtpSource NewSource() => _unkept ??= new SrtpSource(_sources.Count == 0 ? firstRollOver : 0);

    public void Keep(uint ssrc, SrtpSource source)
    {
        _sources[ssrc] = source;
        _unkept = null;
        (_last, _lastSsrc) = (source, ssrc);
    }
}

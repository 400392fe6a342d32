namespace Platform.Sip.Sdp;

/// <summary>Collects lines into a session: lines after an m= line belong to that medium.</summary>
internal sealed class SdpBuilder
{
    private readonly List<SdpMedia> _media = [];
    private readonly List<SdpAttribute> _attributes = [];
    private readonly List<string> _otherLines = [];
    private readonly List<string> _times = [];
    private SdpOrigin? _origin;
    private SdpConnection? _sessionConnection;
    private SdpConnection? _connection;
    private string _name = "-";
    private List<SdpAttribute> _sessionAttributes = [];
    private List<string> _sessionOtherLines = [];
    private bool _sawVersion;

    public int MediaCount => _media.Count;

    public bool TryAdd(char type, string value)
    {
        if (!_sawVersion) return _sawVersion = type == 'v' && value == "0";
        switch (type)
        {
            case 'v': return false;
            case 'o': return SdpParser.TryOrigin(value, out _origin);
            case 's': _name = value; return true;
            case 'c': return SdpParser.TryConnection(value, out _connection);
            case 't': _times.Add(value); return true;
            case 'a': _attributes.Add(SdpParser.Attribute(value)); return true;
            case 'm': return TryStartMedia(value);
            case 'i' or 'u' or 'e' or 'p' or 'b' or 'r' or 'z' or 'k': _otherLines.Add($"{type}={value}"); return true;
            default: return false;
        }
    }

    public bool TryBuild(out SdpSession session)
    {
        session = null!;
        if (!_sawVersion || _origin is null) return false;
        CloseSection();
        session = new SdpSession(_origin)
        {
            Name = _name, Connection = _sessionConnection, Times = _times.Count == 0 ? ["0 0"] : _times,
            Attributes = _sessionAttributes, OtherLines = _sessionOtherLines, Media = _media,
        };
        return true;
    }

    private bool TryStartMedia(string value)
    {
        if (!SdpParser.TryMedia(value, out var media)) return false;
        CloseSection();
        _media.Add(media);
        return true;
    }

    private void CloseSection()
    {
        if (_media.Count == 0)
        {
            _sessionConnection = _connection;
            _sessionAttributes = [.. _attributes];
            _sessionOtherLines = [.. _otherLines];
        }
        else
        {
            _media[^1] = _media[^1] with { Connection = _connection, Attributes = [.. _attributes], OtherLines = [.. _otherLines] };
        }
        _connection = null;
        _attributes.Clear();
        _otherLines.Clear();
    }
}

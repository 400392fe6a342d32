using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>
/// rtpengine's ng protocol over UDP: a datagram is a cookie, a space and a dictionary, and what answers it has the same cookie. A question
/// may be repeated under its cookie and is answered once.
/// </summary>
internal sealed class NgClient : IDisposable
{
    private const int LongestDatagram = 65_535;
    private const int Tries = 50;
    private const int TryMs = 200;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = TryMs };
    private readonly byte[] _buffer = new byte[LongestDatagram];
    private readonly IPEndPoint _server;
    private int _cookie;

    public NgClient(int port) => _server = new IPEndPoint(IPAddress.Loopback, port);

    /// <exception cref="TimeoutException">It does not answer.</exception>
    public void WaitUntilUp() => Ask("pong", ("command", "ping"));

    /// <summary>A call of two phones on loopback, G.711 µ-law.</summary>
    /// <param name="call">Its name, different for each.</param>
    /// <param name="first">RTP port of one phone.</param>
    /// <param name="second">Of the other.</param>
    /// <returns>The ports to which the one and the other phone send.</returns>
    /// <exception cref="InvalidOperationException">It refused.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public (int ForFirst, int ForSecond) Open(string call, int first, int second)
    {
        var offered = Ask("ok", ("command", "offer"), ("call-id", call), ("from-tag", "a"), ("sdp", Sdp(first)));
        var answered = Ask("ok", ("command", "answer"), ("call-id", call), ("from-tag", "a"), ("to-tag", "b"), ("sdp", Sdp(second)));
        return (PortIn(answered), PortIn(offered));
    }

    public void Dispose() => _socket.Dispose();

    private Dictionary<string, object> Ask(string expected, params (string Key, string Value)[] question)
    {
        var cookie = $"{++_cookie} ";
        var datagram = Encoding.Latin1.GetBytes(cookie + Bencode.Write(question));
        for (var i = 0; i < Tries; i++)
        {
            _socket.SendTo(datagram, _server);
            if (Hear(cookie) is not { } text) continue;
            var answer = Bencode.Read(text);
            return answer["result"] is string result && result == expected
                ? answer
                : throw new InvalidOperationException($"rtpengine answered {text}");
        }

        throw new TimeoutException("rtpengine does not answer.");
    }

    /// <summary>What follows this cookie in the next datagram; null when there is none in time, or an older one.</summary>
    private string? Hear(string cookie)
    {
        try
        {
            var text = Encoding.Latin1.GetString(_buffer, 0, _socket.Receive(_buffer));
            return text.StartsWith(cookie, StringComparison.Ordinal) ? text[cookie.Length..] : null;
        }
        catch (SocketException missing) when (missing.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            return null;
        }
    }

    private static string Sdp(int port) => string.Join("\r\n",
        "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0", $"m=audio {port} RTP/AVP 0", "a=rtpmap:0 PCMU/8000", "a=sendrecv", "");

    private static int PortIn(Dictionary<string, object> answer)
    {
        var media = ((string)answer["sdp"]).Split("\r\n").First(line => line.StartsWith("m=audio ", StringComparison.Ordinal));
        return int.Parse(media.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}

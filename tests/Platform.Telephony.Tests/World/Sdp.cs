namespace Platform.Telephony.Tests.World;

internal static class TestSdp
{
    public static string Of(int port = 40000, string direction = "sendrecv", string formats = "8 0 101", string address = "127.0.0.1", int version = 1) =>
        $"v=0\r\no=- 1 {version} IN IP4 {address}\r\ns=-\r\nc=IN IP4 {address}\r\nt=0 0\r\nm=audio {port} RTP/AVP {formats}\r\n"
        + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n"
        + $"a={direction}\r\n";

    /// <summary>What a browser says: an answer with <c>active</c>, an offer with <c>actpass</c>.</summary>
    public static string Browser(string setup = "active", string direction = "sendrecv", string ufrag = "abcd") =>
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 8 126\r\nc=IN IP4 0.0.0.0\r\n"
        + $"a=ice-ufrag:{ufrag}\r\na=ice-pwd:aPasswordOfTwentyFourChar\r\na=setup:{setup}\r\na=mid:0\r\na=rtcp-mux\r\na={direction}\r\n"
        + "a=fingerprint:sha-256 4C:E4:9B:62:77:87:45:B4:46:49:D7:F7:75:E7:76:23:AD:61:90:15:B5:8B:1D:9D:E8:C7:EC:16:FC:03:EB:E0\r\n"
        + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:126 telephone-event/8000\r\n";

    public const string Speex = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 97\r\na=rtpmap:97 speex/8000\r\n";
}

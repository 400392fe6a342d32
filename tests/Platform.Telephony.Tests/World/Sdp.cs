namespace Platform.Telephony.Tests.World;

internal static class TestSdp
{
    public static string Of(int port = 40000, string direction = "sendrecv", string formats = "8 0 101", string address = "127.0.0.1", int version = 1) =>
        $"v=0\r\no=- 1 {version} IN IP4 {address}\r\ns=-\r\nc=IN IP4 {address}\r\nt=0 0\r\nm=audio {port} RTP/AVP {formats}\r\n"
        + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n"
        + $"a={direction}\r\n";

    public const string Speex = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 97\r\na=rtpmap:97 speex/8000\r\n";
}

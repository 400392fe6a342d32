using System.Text;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Transports;

public sealed class StreamFramerTests
{
    private const string One = "OPTIONS sip:a@b SIP/2.0\r\nl: 4\r\n\r\nbody";
    private const string Two = "BYE sip:a@b SIP/2.0\r\nContent-Length : 0\r\n\r\n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Messages_come_out_whole_however_the_bytes_arrive(int chunk)
    {
        var found = Run(One + "\r\n\r\n" + Two + "\r\n" + One, chunk);
        Assert.Equal([One, "ping", Two, One], found);
    }

    [Theory]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nVia: x\r\n\r\n", SipParseError.ContentLengthMissing)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nl: 1\r\nl: 1\r\n\r\n", SipParseError.DuplicateHeader)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nl: -1\r\n\r\n", SipParseError.BadContentLength)]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nl: 2147483647\r\n\r\n", SipParseError.TooLarge)]
    public void Stream_that_cannot_be_framed_breaks(string text, SipParseError expected) =>
        Assert.Equal(["broken " + expected], Run(text, 1000));

    [Fact]
    public void Endless_header_breaks()
    {
        Assert.Equal(["broken TooLarge"], Run("OPTIONS sip:a@b SIP/2.0\r\nX: " + new string('x', 40_000), 997));
    }

    private static List<string> Run(string text, int chunk)
    {
        var framer = new StreamFramer(SipParserLimits.Default);
        var found = new List<string>();
        foreach (var part in Encoding.ASCII.GetBytes(text).Chunk(chunk))
        {
            part.CopyTo(framer.Space());
            framer.Advance(part.Length);
            while (true)
            {
                var kind = framer.TryTake(out var message, out var error);
                if (kind == FrameKind.NeedMore) break;
                found.Add(kind switch { FrameKind.Ping => "ping", FrameKind.Message => Encoding.ASCII.GetString(message), _ => "broken " + error });
                if (kind == FrameKind.Broken) return found;
            }
        }
        return found;
    }
}

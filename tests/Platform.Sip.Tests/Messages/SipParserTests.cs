using System.Text;
using Platform.Sip.Messages;

namespace Platform.Sip.Tests.Messages;

public sealed class SipParserTests
{
    private const string Head = "OPTIONS sip:b@c SIP/2.0\r\n";
    private const string Core = "Via: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:b@c>\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\n";

    [Theory]
    [InlineData("", SipParseError.Empty)]
    [InlineData("\r\n\r\n", SipParseError.Empty)]
    [InlineData("garbage", SipParseError.Truncated)]
    [InlineData("garbage\r\n\r\n", SipParseError.BadStartLine)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", SipParseError.BadStartLine)]
    [InlineData("OP(TIONS sip:b@c SIP/2.0\r\n\r\n", SipParseError.BadMethod)]
    [InlineData("SIP/3.0 200 OK\r\n\r\n", SipParseError.BadVersion)]
    [InlineData("SIP/2.0 20 OK\r\n\r\n", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0 099 OK\r\n\r\n", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0 700 OK\r\n\r\n", SipParseError.BadStatusCode)]
    [InlineData(Head + Core, SipParseError.Truncated)]
    [InlineData(Head + "No colon here\r\n\r\n", SipParseError.BadHeaderLine)]
    [InlineData(Head + ": no name\r\n\r\n", SipParseError.BadHeaderLine)]
    [InlineData(Head + " folded: first\r\n\r\n", SipParseError.BadHeaderLine)]
    [InlineData(Head + "X: a\rb\r\n\r\n", SipParseError.BadLineEnd)]
    [InlineData(Head + "X: a\nVia: b\r\n\r\n", SipParseError.BadLineEnd)]
    [InlineData(Head + "X: a\r\r\n\r\n", SipParseError.BadLineEnd)]
    [InlineData(Head + "X: a\r\n b\rc\r\n\r\n", SipParseError.BadLineEnd)]
    [InlineData(Head + "X: a\r\n \nb\r\n\r\n", SipParseError.BadLineEnd)]
    [InlineData(Head + "X\r: a\r\n\r\n", SipParseError.BadHeaderLine)]
    [InlineData(Head + Core + "Content-Length: 1x\r\n\r\n", SipParseError.BadContentLength)]
    [InlineData(Head + Core + "Content-Length: 99999999999\r\n\r\n", SipParseError.BadContentLength)]
    [InlineData(Head + Core + "Content-Length: +1\r\n\r\nx", SipParseError.BadContentLength)]
    [InlineData(Head + Core + "Content-Length:\r\n\r\n", SipParseError.BadContentLength)]
    [InlineData(Head + Core + "Content-Length: 0\r\nl: 0\r\n\r\n", SipParseError.DuplicateHeader)]
    [InlineData(Head + Core + "Content-Length: 5\r\n\r\nabc", SipParseError.Truncated)]
    [InlineData(Head + Core + "Content-Length: 3\r\n\r\nabcdef", SipParseError.None)]
    [InlineData(Head + Core + "\r\nbody", SipParseError.None)]
    public void Bytes_give(string text, SipParseError expected) => Assert.Equal(expected, Parse(text).Error);

    [Theory]
    [InlineData("Via: SIP/2.0/UDP h;branch=z9hG4bK1\r\n", SipParseError.MissingVia)]
    [InlineData("From: <sip:a@b>;tag=1\r\n", SipParseError.MissingFrom)]
    [InlineData("To: <sip:b@c>\r\n", SipParseError.MissingTo)]
    [InlineData("Call-ID: x\r\n", SipParseError.MissingCallId)]
    [InlineData("CSeq: 1 OPTIONS\r\n", SipParseError.MissingCSeq)]
    public void Mandatory_field_is_missed(string line, SipParseError expected) =>
        Assert.Equal(expected, Validate(Head + Core.Replace(line, "", StringComparison.Ordinal) + "\r\n"));

    [Theory]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: 1 INVITE", SipParseError.CSeqMethodMismatch)]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: 2147483648 OPTIONS", SipParseError.BadCSeq)]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: 1", SipParseError.BadCSeq)]
    [InlineData("Call-ID: x", "Call-ID: x y", SipParseError.BadCallId)]
    [InlineData("Call-ID: x", "Call-ID: x\r\nMax-Forwards: 256", SipParseError.BadMaxForwards)]
    [InlineData("Call-ID: x", "Call-ID: x\r\nContact: <bad", SipParseError.BadContact)]
    [InlineData("Call-ID: x", "Call-ID: x\r\nRoute: nothing", SipParseError.BadRoute)]
    [InlineData("Call-ID: x", "Call-ID: x\r\nRecord-Route: nothing", SipParseError.BadRecordRoute)]
    [InlineData("Call-ID: x", "Call-ID: x\r\ni: y", SipParseError.DuplicateHeader)]
    [InlineData("Call-ID: x", "Call-ID: x\r\nContact: *", SipParseError.None)]
    public void Field_is_checked(string line, string changed, SipParseError expected) =>
        Assert.Equal(expected, Validate(Head + Core.Replace(line, changed, StringComparison.Ordinal) + "\r\n"));

    [Fact]
    public void Limits_hold()
    {
        var many = Head + Core + string.Concat(Enumerable.Repeat("X: y\r\n", 200)) + "\r\n";
        Assert.Equal(SipParseError.TooManyHeaders, Parse(many).Error);
        Assert.Equal(SipParseError.None, Parse(many, new SipParserLimits { MaxHeaders = 300 }).Error);
        var wide = Head + Core + "X: " + new string('y', 40_000) + "\r\n\r\n";
        Assert.Equal(SipParseError.TooLarge, Parse(wide).Error);
        Assert.Equal(SipParseError.TooLarge, Parse(Head + Core + "\r\n" + new string('b', 70_000)).Error);
        Assert.Equal(SipParseError.TooLarge, Parse(Head + Core + "\r\n", new SipParserLimits { MaxMessageBytes = 50 }).Error);
    }

    [Fact]
    public void Compact_and_unknown_names_are_found()
    {
        var message = Parse(Head + "v: SIP/2.0/UDP h\r\nf: <sip:a@b>\r\nX-Mine: 1, 2\r\nk: timer, 100rel\r\nSupported: path\r\n\r\n").Message!;
        Assert.Equal("SIP/2.0/UDP h", message.Get("VIA"));
        Assert.Equal("1, 2", message.Get("x-mine"));
        Assert.Equal(["timer", "100rel", "path"], message.All(SipHeader.Supported));
        Assert.Contains("\r\nX-Mine: 1, 2\r\n", message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parsed_message_can_be_changed_and_written()
    {
        var request = (SipRequest)Parse(Head + "Via: SIP/2.0/UDP one, SIP/2.0/UDP two\r\n" + Core[Core.IndexOf("From", StringComparison.Ordinal)..] + "l: 4\r\n\r\nbody").Message!;
        var copy = request.Clone();
        copy.ReplaceTopVia(request.TopVia with { Parameters = default(SipParameters).With("received", "192.0.2.9") });
        copy.Prepend(SipHeader.Via, "SIP/2.0/TCP zero");
        copy.Remove(SipHeader.To);
        copy.SetBody("text/plain", Encoding.ASCII.GetBytes("longer body"));
        Assert.Equal(["SIP/2.0/TCP zero", "SIP/2.0/UDP one;received=192.0.2.9", "SIP/2.0/UDP two"], copy.All(SipHeader.Via));
        Assert.Null(copy.Get(SipHeader.To));
        Assert.EndsWith("Content-Length: 11\r\n\r\nlonger body", copy.ToString(), StringComparison.Ordinal);
        Assert.Equal(["SIP/2.0/UDP one", "SIP/2.0/UDP two"], request.All(SipHeader.Via));
    }

    [Fact]
    public void Line_break_in_a_built_value_is_refused()
    {
        var request = new SipRequest(SipMethod.Options, SipUri.Parse("sip:a@b"));
        Assert.Throws<ArgumentException>(() => request.Add(SipHeader.Subject, "x\r\nVia: evil"));
        Assert.Throws<ArgumentException>(() => request.Add("X-Mine", "x\ny"));
        Assert.Throws<ArgumentException>(() => request.Add("X Mine", "y"));
    }

    private static SipParseResult Parse(string text, SipParserLimits? limits = null) =>
        SipParser.Parse(Encoding.UTF8.GetBytes(text), limits ?? SipParserLimits.Default);

    private static SipParseError Validate(string text)
    {
        var result = Parse(text);
        return result.IsOk ? SipValidation.Check(result.Message!) : result.Error;
    }
}

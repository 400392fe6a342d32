using System.Text;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Messages;

/// <summary>How much of everything a message may have, at the limit and one beyond it.</summary>
public sealed class LimitTests
{
    private static readonly SipParserLimits Limits = SipParserLimits.Default;

    [Fact]
    public void The_Request_URI_is_at_most_2048_octets()
    {
        Assert.Equal(SipParseError.None, Parse(uri: "sip:" + new string('u', Limits.MaxUriBytes - 4)));
        Assert.Equal(SipParseError.UriTooLong, Parse(uri: "sip:" + new string('u', Limits.MaxUriBytes - 3)));
    }

    [Fact]
    public void A_field_is_at_most_8192_octets_with_its_folds()
    {
        Assert.Equal(SipParseError.None, Parse(more: $"Subject: {new string('s', 8_000)}\r\n"));
        Assert.Equal(SipParseError.FieldTooLong, Parse(more: $"Subject: {new string('s', 8_192)}\r\n"));
        Assert.Equal(SipParseError.FieldTooLong, Parse(more: $"Subject: {string.Concat(Enumerable.Repeat("s\r\n ", 2_100))}\r\n"));
    }

    [Fact]
    public void There_are_at_most_71_Via_values_in_fields_or_in_one()
    {
        Assert.Equal(SipParseError.None, Parse(more: Vias(70, "\r\nVia: ")));
        Assert.Equal(SipParseError.TooManyVias, Parse(more: Vias(71, "\r\nVia: ")));
        Assert.Equal(SipParseError.None, Parse(more: Vias(70, ", ")));
        Assert.Equal(SipParseError.TooManyVias, Parse(more: Vias(71, ", ")));
    }

    [Fact]
    public void There_are_at_most_128_fields()
    {
        Assert.Equal(SipParseError.None, Parse(more: string.Concat(Enumerable.Repeat("X: y\r\n", 122))));
        Assert.Equal(SipParseError.TooManyHeaders, Parse(more: string.Concat(Enumerable.Repeat("X: y\r\n", 123))));
    }

    [Fact]
    public void All_fields_together_are_at_most_32768_octets() =>
        Assert.Equal(SipParseError.TooLarge, Parse(more: string.Concat(Enumerable.Repeat($"Subject: {new string('s', 8_000)}\r\n", 5))));

    [Fact]
    public void The_body_is_at_most_32768_octets()
    {
        Assert.Equal(SipParseError.None, Parse(body: new string('b', Limits.MaxBodyBytes)));
        Assert.Equal(SipParseError.BodyTooLarge, Parse(body: new string('b', Limits.MaxBodyBytes + 1)));
    }

    [Theory]
    [InlineData("uri", "B: 414")]
    [InlineData("field", "B: 513")]
    [InlineData("body", "B: 513")]
    public void What_is_too_long_is_told(string what, string answer)
    {
        var world = new TwoStacks();
        world.Inject(what switch
        {
            "uri" => Text(uri: "sip:" + new string('u', 4_000)),
            "field" => Text(more: $"Subject: {new string('s', 9_000)}\r\n"),
            _ => Text(body: new string('b', 40_000)),
        });
        Assert.Equal(answer, world.Wire[^1]);
        Assert.Empty(world.BobUser.Heard);
    }

    private static string Vias(int count, string between) =>
        "Via: " + string.Join(between, Enumerable.Range(0, count).Select(hop => $"SIP/2.0/UDP h{hop};branch=z9hG4bK{hop}")) + "\r\n";

    private static SipParseError Parse(string uri = "sip:b@c", string more = "", string body = "") =>
        SipParser.Parse(Encoding.ASCII.GetBytes(Text(uri, more, body))).Error;

    private static string Text(string uri = "sip:b@c", string more = "", string body = "") =>
        $"OPTIONS {uri} SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.5:5062;branch=z9hG4bKa\r\nFrom: <sip:x@y>;tag=1\r\nTo: <sip:b@c>\r\nCall-ID: 1\r\n"
        + $"CSeq: 1 OPTIONS\r\n{more}Content-Length: {body.Length}\r\n\r\n{body}";
}

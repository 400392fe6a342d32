using System.Text;
using Platform.Sip.Messages;

namespace Platform.Sip.Tests.Messages;

/// <summary>What every received message costs before a transaction sees it.</summary>
public sealed class ValidationCostTests
{
    private const string Invite = """
        INVITE sip:+862155550100@198.51.100.20:5060;transport=udp SIP/2.0
        Via: SIP/2.0/UDP 203.0.113.7:5060;branch=z9hG4bK-524287-1---a7c1d3e5f7;rport
        Max-Forwards: 70
        Record-Route: <sip:203.0.113.7;lr>, <sip:203.0.113.8;lr>
        From: "Zhang Wei" <sip:+8613800138000@carrier.example.com>;tag=9fxced76sl
        To: <sip:+862155550100@198.51.100.20>
        Call-ID: 3848276298220188511@203.0.113.7
        CSeq: 314159 INVITE
        Contact: <sip:+8613800138000@203.0.113.7:5060;transport=udp>
        Content-Length: 0


        """;

    private static readonly byte[] Bytes = Encoding.ASCII.GetBytes(Invite.ReplaceLineEndings("\r\n"));

    [Fact]
    public void Usual_invite_takes_at_most_256_bytes()
    {
        Assert.Equal(SipParseError.None, ParseAndCheck());
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Assert.True(ParseAndCheck() == SipParseError.None);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, 100, 256);
    }

    /// <summary>Long, folded and non-ASCII heads take the other way through the same checks.</summary>
    [Theory]
    [InlineData("Subject: x", "Subject: {long}", SipParseError.None)]
    [InlineData("\"Zhang Wei\"", "\"张伟\"", SipParseError.None)]
    [InlineData("Max-Forwards: 70", "Max-Forwards:\r\n 70", SipParseError.None)]
    [InlineData("Max-Forwards: 70", "Max-Forwards:\r\n 7x", SipParseError.BadMaxForwards)]
    [InlineData("198.51.100.20>", "张伟>", SipParseError.BadTo)]
    [InlineData("CSeq: 314159 INVITE", "CSeq: 314159\r\n INVITE", SipParseError.None)]
    [InlineData("CSeq: 314159 INVITE", "CSeq: 314159\r\n BYE", SipParseError.CSeqMethodMismatch)]
    [InlineData("Call-ID: 38", "Call-ID: {long} 38", SipParseError.BadCallId)]
    [InlineData("203.0.113.8;lr>", "203.0.113.8;lr", SipParseError.BadRecordRoute)]
    [InlineData("transport=udp SIP", "transport=张 SIP", SipParseError.BadRequestUri)]
    public void Unusual_heads_are_checked_alike(string what, string with, SipParseError expected)
    {
        var text = Encoding.ASCII.GetString(Bytes).Replace("CSeq:", "Subject: x\r\nCSeq:", StringComparison.Ordinal);
        Assert.Contains(what, text, StringComparison.Ordinal);
        text = text.Replace(what, with.Replace("{long}", new string('x', 5000), StringComparison.Ordinal), StringComparison.Ordinal);
        var result = SipParser.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Equal(expected, result.IsOk ? SipValidation.Check(result.Message!) : result.Error);
    }

    private static SipParseError ParseAndCheck()
    {
        var result = SipParser.Parse(Bytes);
        return result.IsOk ? SipValidation.Check(result.Message!) : result.Error;
    }
}

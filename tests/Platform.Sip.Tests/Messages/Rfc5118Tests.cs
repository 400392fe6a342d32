using System.Net;
using System.Text;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;

namespace Platform.Sip.Tests.Messages;

/// <summary>The 12 messages of RFC 5118, each with the handling that its section asks for.</summary>
public sealed class Rfc5118Tests
{
    public static TheoryData<string, SipParseError> Vectors() => new()
    {
        { "ipv6-good", SipParseError.None },
        // 4.2: an IPv6 address without brackets
        { "ipv6-bad", SipParseError.BadRequestUri },
        { "port-ambiguous", SipParseError.None },
        { "port-unambiguous", SipParseError.None },
        { "via-received-param-with-delim", SipParseError.None },
        { "via-received-param-no-delim", SipParseError.None },
        // 4.6: well formed but for a Content-Length above the body, an error by RFC 3261 section 18.3; see the test below.
        { "ipv6-in-sdp", SipParseError.Truncated },
        { "mult-ip-in-header", SipParseError.None },
        { "mult-ip-in-sdp", SipParseError.None },
        { "ipv4-mapped-ipv6", SipParseError.None },
        // 4.10: the third colon comes from RFC 3261's own grammar and is tolerated.
        { "ipv6-bug-abnf-3-colons", SipParseError.None },
        { "ipv6-correct-abnf-2-colons", SipParseError.None },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Message_is_taken_or_refused_as_the_rfc_says(string name, SipParseError expected)
    {
        var result = SipParser.Parse(Read(name));
        Assert.Equal(expected, result.IsOk ? SipValidation.Check(result.Message!) : result.Error);
    }

    [Fact]
    public void Every_vector_has_a_row()
    {
        var rows = Vectors().Select(row => (string)((object[])row)[0]).Order(StringComparer.Ordinal);
        var files = Directory.GetFiles(Folder, "*.dat").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(files, rows);
    }

    [Theory]
    [InlineData("ipv6-good", "[2001:db8::10]", 5060)]
    [InlineData("port-ambiguous", "[2001:db8::10:5070]", 5060)]
    [InlineData("port-unambiguous", "[2001:db8::10]", 5070)]
    [InlineData("ipv6-bug-abnf-3-colons", "[2001:db8::192.0.2.1]", 5060)]
    [InlineData("ipv6-correct-abnf-2-colons", "[2001:db8::192.0.2.1]", 5060)]
    public void Request_goes_to(string name, string address, int port)
    {
        var uri = Accepted(name).Uri;
        Assert.True(SipGrammar.TryAddress(uri.Host, out var found));
        Assert.Equal(IPAddress.Parse(address), found);
        Assert.Equal(port, uri.EffectivePort);
    }

    [Theory]
    [InlineData("via-received-param-with-delim")]
    [InlineData("via-received-param-no-delim")]
    public void Received_is_read_with_and_without_brackets(string name)
    {
        var via = Accepted(name).TopVia;
        Assert.Equal("2001:db8::9:255", via.Received);
        Assert.Equal("[2001:db8::9:1]", via.Host);
        Assert.StartsWith("z9hG4bKas3", via.Branch, StringComparison.Ordinal);
    }

    [Fact]
    public void Vias_of_both_families_stand_together()
    {
        var vias = Accepted("mult-ip-in-header").All(SipHeader.Via).Select(text => Via.TryParse(text, out var via) ? via : null!).ToList();
        Assert.Equal(["[2001:db8::9:1]:6050", "192.0.2.1", "[2001:db8::9:255]"], vias.Select(via => via.SentBy));
        Assert.Equal("192.0.2.200", vias[2].Received);
        var mapped = Accepted("ipv4-mapped-ipv6").TopVia;
        Assert.Equal(IPAddress.Parse("192.0.2.10"), IPAddress.Parse(mapped.Host).MapToIPv4());
        Assert.Equal(19823, mapped.Port);
    }

    [Theory]
    [InlineData("ipv6-in-sdp", "2001:db8::20", "2001:db8::20")]
    [InlineData("mult-ip-in-sdp", "192.0.2.1", "2001:db8::1")]
    [InlineData("ipv4-mapped-ipv6", "::ffff:192.0.2.2", "::ffff:192.0.2.2")]
    public void Body_with_its_true_length_is_read(string name, string audio, string video)
    {
        var text = Encoding.ASCII.GetString(Read(name));
        var body = text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var result = SipParser.Parse(Encoding.ASCII.GetBytes(
            System.Text.RegularExpressions.Regex.Replace(text, "Content-Length: \\d+", $"Content-Length: {body.Length}")));
        Assert.True(result.IsOk, result.Error.ToString());
        Assert.Equal(SipParseError.None, SipValidation.Check(result.Message!));
        Assert.True(SdpSession.TryParse(result.Message!.Body.Span, out var session));
        Assert.Equal([audio, video], session.Media.Select(media => session.ConnectionOf(media)!.Address));
    }

    private static SipRequest Accepted(string name)
    {
        var result = SipParser.Parse(Read(name));
        Assert.True(result.IsOk, result.Error.ToString());
        return (SipRequest)result.Message!;
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".dat"));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "vectors", "rfc5118");
}

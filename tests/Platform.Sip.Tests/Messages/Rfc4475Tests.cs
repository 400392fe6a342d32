using Platform.Sip.Messages;

namespace Platform.Sip.Tests.Messages;

/// <summary>
/// The 49 messages of RFC 4475, each with the outcome that its section asks for. Where the RFC lets an element choose
/// between refusing and being liberal, the choice is named in the row's comment.
/// </summary>
public sealed class Rfc4475Tests
{
    public static TheoryData<string, SipParseError> Vectors() => new()
    {
        // 3.1.1: valid messages
        { "wsinv", SipParseError.None },
        { "intmeth", SipParseError.None },
        { "esc01", SipParseError.None },
        { "escnull", SipParseError.None },
        { "esc02", SipParseError.None },
        { "lwsdisp", SipParseError.None },
        { "longreq", SipParseError.None },
        { "dblreq", SipParseError.None },
        { "semiuri", SipParseError.None },
        { "transports", SipParseError.None },
        { "mpart01", SipParseError.None },
        { "unreason", SipParseError.None },
        { "noreason", SipParseError.None },
        // 3.1.2: invalid messages
        { "badinv01", SipParseError.BadVia },
        { "clerr", SipParseError.Truncated },
        { "ncl", SipParseError.BadContentLength },
        { "scalar02", SipParseError.BadCSeq },
        { "scalarlg", SipParseError.BadCSeq },
        { "quotbal", SipParseError.BadTo },
        { "ltgtruri", SipParseError.BadRequestUri },
        { "lwsruri", SipParseError.BadRequestUri },
        { "lwsstart", SipParseError.BadRequestUri },
        { "trws", SipParseError.BadStartLine },
        { "escruri", SipParseError.BadRequestUri },
        // 3.1.2.12: a Date that nobody uses may be ignored.
        { "baddate", SipParseError.None },
        { "regbadct", SipParseError.BadContact },
        // 3.1.2.14 and 15: refusing is one of the allowed choices.
        { "badaspec", SipParseError.BadTo },
        // The RFC's bytes of baddn lack the empty line too; its display name is a row of NameAddrTests.
        { "baddn", SipParseError.Truncated },
        { "badvers", SipParseError.BadVersion },
        { "mismatch01", SipParseError.CSeqMethodMismatch },
        { "mismatch02", SipParseError.CSeqMethodMismatch },
        { "bigcode", SipParseError.BadStatusCode },
        // 3.2: transaction layer
        { "badbranch", SipParseError.None },
        // 3.3: application layer
        { "insuf", SipParseError.MissingFrom },
        { "unkscm", SipParseError.None },
        { "novelsc", SipParseError.None },
        { "unksm2", SipParseError.None },
        { "bext01", SipParseError.None },
        { "invut", SipParseError.None },
        { "regaut01", SipParseError.None },
        { "multi01", SipParseError.DuplicateHeader },
        { "mcl01", SipParseError.DuplicateHeader },
        { "bcast", SipParseError.None },
        { "zeromf", SipParseError.None },
        { "cparam01", SipParseError.None },
        { "cparam02", SipParseError.None },
        { "regescrt", SipParseError.None },
        { "sdp01", SipParseError.None },
        // 3.4: RFC 2543
        { "inv2543", SipParseError.None },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Message_is_taken_or_refused_as_the_rfc_says(string name, SipParseError expected) => Assert.Equal(expected, Check(name));

    [Fact]
    public void Every_vector_has_a_row()
    {
        var rows = Vectors().Select(row => (string)((object[])row)[0]).Order(StringComparer.Ordinal);
        var files = Directory.GetFiles(Folder, "*.dat").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(files, rows);
    }

    [Theory]
    [InlineData("unkscm", 416)]
    [InlineData("novelsc", 416)]
    [InlineData("bext01", 420)]
    [InlineData("invut", 415)]
    [InlineData("sdp01", 406)]
    [InlineData("esc02", 405)]
    [InlineData("intmeth", 405)]
    [InlineData("mpart01", 405)]
    [InlineData("zeromf", 0)]
    [InlineData("wsinv", 0)]
    [InlineData("inv2543", 0)]
    public void Application_refuses_with(string name, int statusCode)
    {
        var refusal = SipInspection.Refuse((SipRequest)Parse(name).Message!, "tag", new SipCapabilities());
        Assert.Equal(statusCode, refusal?.StatusCode ?? 0);
    }

    [Fact]
    public void Folded_and_odd_white_space_is_read()
    {
        var request = (SipRequest)Parse("wsinv").Message!;
        Assert.Equal("98asjd8", request.From.Tag);
        Assert.Equal("J Rosenberg \\\"", request.From.DisplayName);
        Assert.Equal("1918181833n", request.To.Tag);
        Assert.Equal(new CSeq(9, SipMethod.Invite), request.CSeq);
        Assert.Equal("newfangled value continued newfangled value", request.Get("NewFangledHeader"));
        Assert.Equal(68u, request.GetNumber(SipHeader.MaxForwards));
        var vias = request.All(SipHeader.Via).Select(text => Via.TryParse(text, out var via) ? via.Branch : "?");
        Assert.Equal(["390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239"], vias);
        Assert.True(request.TryGetAddresses(SipHeader.Contact, out var contacts));
        Assert.Equal("0.33", contacts[0].Parameters.Get("q"));
        Assert.Equal("Quoted string \"\"", contacts[0].DisplayName);
        Assert.Equal(150, request.Body.Length);
    }

    [Fact]
    public void Escaped_user_is_decoded_and_kept()
    {
        var request = (SipRequest)Parse("esc01").Message!;
        Assert.Equal("sips:user@example.com", request.Uri.DecodedUser);
        Assert.Equal("sip:sips%3Auser%40example.com@example.net", request.UriText);
        Assert.Equal("user", request.To.Uri.DecodedUser);
        Assert.Equal("I have spaces", request.From.Uri.DecodedUser);
    }

    [Fact]
    public void Semicolon_belongs_to_the_user_part()
    {
        var uri = ((SipRequest)Parse("semiuri").Message!).Uri;
        Assert.Equal("user;par=u@example.net", uri.DecodedUser);
        Assert.Equal("example.com", uri.Host);
    }

    [Fact]
    public void Parameter_place_follows_the_brackets()
    {
        Assert.True(Parse("cparam01").Message!.TryGetAddresses(SipHeader.Contact, out var bare));
        Assert.True(bare[0].Parameters.Has("unknownparam"));
        Assert.True(Parse("cparam02").Message!.TryGetAddresses(SipHeader.Contact, out var bracketed));
        Assert.True(bracketed[0].Uri.Parameters.Has("unknownparam"));
    }

    [Fact]
    public void Bytes_after_the_content_length_are_left()
    {
        var message = Parse("dblreq").Message!;
        Assert.Equal(SipMethod.Register, ((SipRequest)message).Method);
        Assert.True(message.Body.IsEmpty);
    }

    [Fact]
    public void Binary_body_is_kept()
    {
        var message = Parse("mpart01").Message!;
        Assert.Equal(553, message.Body.Length);
    }

    private static SipParseError Check(string name)
    {
        var result = Parse(name);
        return result.IsOk ? SipValidation.Check(result.Message!) : result.Error;
    }

    private static SipParseResult Parse(string name) => SipParser.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".dat")));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "vectors", "rfc4475");
}

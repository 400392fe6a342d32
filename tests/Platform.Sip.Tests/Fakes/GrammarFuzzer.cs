using System.Text;

namespace Platform.Sip.Tests.Fakes;

/// <summary>
/// Messages made from the grammar of RFC 3261 section 25, with the spellings that it allows (white space, folds, compact names,
/// lists, escapes) and, at any production, something that it does not. The same for a seed.
/// </summary>
internal sealed class GrammarFuzzer(Random random)
{
    /// <summary>One production in so many goes wrong.</summary>
    private const int FaultOdds = 120;

    private static readonly string[] Methods = ["INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "REFER", "NOTIFY", "UPDATE", "PRACK", "INFO", "MESSAGE", "Foo.1!"];
    private static readonly string[] Hosts = ["example.com", "a", "192.0.2.1", "[2001:db8::1]", "[::ffff:192.0.2.2]", "sip-1.x_y.example.", "[2001:db8:::1]"];
    private static readonly string[] Words = ["a", "alice", "x-1", "~!*", "0", "9999999999", "urn", "late", "%41b", "é"];
    private static readonly string[] Rubbish = ["", "\0", "\r", "\n", "\r\n", "\t", "\"", "<", ">", "\\", "%", "%g1", ";;", ",,", "=", "@@", "::", "\u00ff", "\ud83d\ude00", "4294967296", "-1", "[", "]", "\r\n\r\n"];

    private readonly StringBuilder _text = new();

    public byte[] Next()
    {
        _text.Clear();
        var method = Pick(Methods);
        var isRequest = random.Next(4) > 0;
        Put(isRequest ? $"{method} {Uri()} SIP/2.0" : $"SIP/2.0 {random.Next(100, 700)} {Text()}").Put("\r\n");
        Field("Via", "v", List(Via));
        Field("From", "f", NameAddr() + ";tag=" + Word());
        Field("To", "t", NameAddr());
        Field("Call-ID", "i", Word() + Maybe("@" + Pick(Hosts)));
        Field("CSeq", "CSEQ", random.Next() + Space() + (random.Next(30) == 0 ? Pick(Methods) : method));
        for (var extra = random.Next(8); extra > 0; extra--) Extra();
        var body = random.Next(3) == 0 ? Body() : "";
        if (random.Next(5) > 0) Field("Content-Length", "l", Odd(Encoding.UTF8.GetByteCount(body).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return Encoding.UTF8.GetBytes(Put("\r\n").Put(body)._text.ToString());
    }

    private void Extra()
    {
        switch (random.Next(18))
        {
            case 0: Field("Contact", "m", random.Next(9) == 0 ? "*" : List(NameAddr)); break;
            case 1: Field("Route", "ROUTE", List(NameAddr)); break;
            case 2: Field("Record-Route", "record-route", List(NameAddr)); break;
            case 3: Field("Max-Forwards", "max-forwards", random.Next(300).ToString(System.Globalization.CultureInfo.InvariantCulture)); break;
            case 4: Field("Refer-To", "r", NameAddr()); break;
            case 5: Field("Replaces", "REPLACES", Word() + ";to-tag=" + Word() + ";from-tag=" + Word() + Maybe(";early-only")); break;
            case 6: Field("Session-Expires", "x", random.Next(10_000) + Maybe(";refresher=" + Pick(["uac", "uas", "x"]))); break;
            case 7: Field("RAck", "rack", random.Next() + Space() + random.Next() + Space() + Pick(Methods)); break;
            case 8: Field("Reason", "REASON", List(() => Pick(["SIP", "Q.850"]) + ";cause=" + random.Next(700) + Maybe(";text=" + Quoted()))); break;
            case 9: Field("P-Asserted-Identity", "p-asserted-identity", List(NameAddr)); break;
            case 10: Field("Privacy", "privacy", Pick(["id", "none", "header;user", "id;critical", Word()])); break;
            case 11: Field("Authorization", "AUTHORIZATION", $"Digest username={Quoted()}, realm={Quoted()}, uri=\"{Uri()}\", nc=0000000{random.Next(9)}"); break;
            case 12: Field("Supported", "k", List(Word)); break;
            case 13: Field("Require", "require", List(Word)); break;
            case 14: Field("Event", "o", "refer;id=" + random.Next()); break;
            case 15: Field("Content-Type", "c", Pick(["application/sdp", "message/sipfrag;version=2.0", "a/b"])); break;
            case 16: Field("Subject", "s", Text()); break;
            default: Field("X-" + Pick(["a", "b"]), "x-y", Text()); break;
        }
    }

    private void Field(string name, string other, string value) =>
        Put(random.Next(3) == 0 ? other : name).Put(random.Next(20) == 0 ? " \t:" : ":").Put(Space()).Put(value).Put(Odd("\r\n"));

    private string Via() => $"SIP{Gap()}/{Gap()}2.0/{Pick(["UDP", "TCP", "TLS", "WS", "sctp"])} {Pick(Hosts)}{Maybe(":" + random.Next(70_000))}"
        + Parameters() + ";branch=z9hG4bK" + Word();

    private string NameAddr() => random.Next(4) switch
    {
        0 => Odd(Uri().Replace(';', 'x').Replace('?', 'y').Replace(',', 'z')),
        1 => $"<{Uri()}>{Parameters()}",
        2 => $"{Quoted()}{Gap()}<{Uri()}>{Parameters()}",
        _ => $"{Pick(["Bob", "Carol C", ""])} <{Uri()}>{Parameters()}",
    };

    private string Uri()
    {
        if (random.Next(12) == 0) return Odd(Pick(["tel:+8610", "urn:service:sos", "http://x/y?z", "mailto:a@b"]));
        var user = Maybe(Pick(Words) + Maybe(":" + Pick(["secret", ""])) + "@");
        return Odd(Pick(["sip:", "SIPS:", "sip:"]) + user + Pick(Hosts) + Maybe(":" + random.Next(1, 65536)) + Parameters()
            + (random.Next(8) == 0 ? "?Subject=a%20b&Replaces=c%3Bto-tag%3D1%3Bfrom-tag%3D2" : ""));
    }

    private string Parameters()
    {
        var text = "";
        for (var count = random.Next(3); count > 0; count--)
            text += ";" + Pick(["lr", "transport=tcp", "ttl=1", "x=" + Word(), "rport", "received=2001:db8::1", "maddr=" + Pick(Hosts), "q=0.5"]);
        return Odd(text);
    }

    private string List(Func<string> item)
    {
        var text = item();
        while (random.Next(4) == 0) text += Gap() + "," + Gap() + item();
        return text;
    }

    private string Body() => "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP6 ::1\r\nt=0 0\r\n"
        + Odd($"m=audio {random.Next(70_000)} RTP/AVP 0 8 101\r\n") + Odd("a=rtpmap:101 telephone-event/8000\r\n") + Pick(["", "a=sendonly\r\n", Odd("b=AS:64\r\n")]);

    private string Quoted() => Odd("\"" + Pick(["Al \\\"x\\\" B", "", "a,b;c<d>", "\\\\", "張三"]) + "\"");

    private string Text() => Odd(Pick(["OK", "", "a b  c", "ünï", "x\r\n folded\r\n\tagain"]));

    private string Word() => Odd(Pick(Words));

    private string Space() => Pick([" ", " ", " ", "  ", "\t", "\r\n "]);

    private string Gap() => Pick(["", "", "", " ", "\r\n\t"]);

    private string Maybe(string text) => random.Next(2) == 0 ? text : "";

    /// <summary>Mostly the text; now and then cut, doubled, or with rubbish in it.</summary>
    private string Odd(string text)
    {
        if (random.Next(FaultOdds) != 0) return text;
        var at = random.Next(text.Length + 1);
        return random.Next(4) switch
        {
            0 => text[..at],
            1 => text + text,
            2 => new string(text.Length > 0 ? text[0] : 'x', random.Next(3000)),
            _ => text.Insert(at, Pick(Rubbish)),
        };
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];

    private GrammarFuzzer Put(string text)
    {
        _text.Append(text);
        return this;
    }
}

using System.Net;
using Platform.Sip.Dns;
using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Dns;

public sealed class DnsMessageTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Query_has_the_rfc_1035_form()
    {
        var bytes = DnsMessage.Query(0x1234, "_SIP._udp.Example.com.", DnsType.Srv).ToQueryBytes();
        Assert.Equal("12340100000100000000000004" + "5F736970" + "045F756470" + "076578616D706C65" + "03636F6D" + "00" + "0021" + "0001", Convert.ToHexString(bytes));
    }

    /// <summary>A response as servers write it: names compressed by pointers (RFC 1035 section 4.1.4).</summary>
    [Fact]
    public void Compressed_response_is_read()
    {
        var bytes = Convert.FromHexString(
            "1234818000010001000000010473697031076578616D706C6503636F6D0000210001"
            + "C00C0021000100000078000D000A003C13C40473697032C011"
            + "C03400010001000000780004C0000201");
        Assert.True(DnsMessage.TryParse(bytes, out var message));
        Assert.Equal(new ServiceRecord("sip1.example.com", TimeSpan.FromSeconds(120), 10, 60, 5060, "sip2.example.com"), Assert.Single(message.Answers));
        Assert.Equal(new AddressRecord("sip2.example.com", TimeSpan.FromSeconds(120), IPAddress.Parse("192.0.2.1")), Assert.Single(message.Additionals));
    }

    [Fact]
    public void Every_record_type_reads_back()
    {
        DnsRecord[] records =
        [
            new AddressRecord("a.example", Minute, IPAddress.Parse("192.0.2.1")), new AddressRecord("a.example", Minute, IPAddress.Parse("2001:db8::1")),
            new AliasRecord("b.example", Minute, "a.example"), new ServiceRecord("s.example", Minute, 1, 2, 5060, ""),
        ];
        var asked = DnsMessage.Query(7, "a.example", DnsType.A);
        Assert.True(DnsMessage.TryParse(DnsZone.Write(asked, records, truncated: true, DnsResponseCode.NameError), out var message));
        Assert.Equal(records, message.Answers);
        Assert.Equal((true, true, DnsResponseCode.NameError), (message.IsResponse, message.IsTruncated, message.ResponseCode));
        Assert.True(DnsAnswers.Fits(message, asked));
        Assert.False(DnsAnswers.Fits(message, asked with { Id = 8 }));
        Assert.False(DnsAnswers.Fits(message, asked with { QuestionType = DnsType.Aaaa }));
        Assert.False(DnsAnswers.Fits(message, asked with { QuestionName = "b.example" }));
    }

    [Theory]
    [InlineData("", "short")]
    [InlineData("12348180000100000000000004736970", "name without end")]
    [InlineData("123481800001000000000000C00C00010001", "pointer to itself")]
    [InlineData("123481800001000000000000C00E00010001", "pointer ahead")]
    [InlineData("123481800001000000000000C00000010001", "pointer into the header")]
    [InlineData("1234818000010001000000000161000001000101610000010001000000780010C0000201", "data longer than the message")]
    [InlineData("123481800002000000000000016100000100010162000001000", "two questions")]
    public void Malformed_response_is_refused(string hex, string why) =>
        Assert.False(DnsMessage.TryParse(Convert.FromHexString(hex.Length % 2 == 0 ? hex : hex + "0"), out _), why);

    [Fact]
    public void Any_bytes_come_back_with_an_answer()
    {
        var random = new Random(1035);
        var asked = DnsMessage.Query(7, "_sip._udp.example.com", DnsType.Srv);
        var good = DnsZone.Write(asked, [new ServiceRecord("x.example", Minute, 1, 2, 3, "y.example"), new AliasRecord("q", Minute, "r"), new AddressRecord("q", Minute, IPAddress.Loopback)]);
        var read = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = good.AsSpan(0, random.Next(8) == 0 ? random.Next(good.Length) : good.Length).ToArray();
            for (var changes = random.Next(4); changes > 0 && bytes.Length > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (DnsMessage.TryParse(bytes, out var message)) read += message.Answers.Count >= 0 ? 1 : 0;
        }
        Assert.InRange(read, 10_000, 100_000);
    }

    [Theory]
    [InlineData("example.com", true)]
    [InlineData("example.com.", true)]
    [InlineData("a..b", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("bücher.example", false)]
    public void Names(string name, bool valid) => Assert.Equal(valid, DnsName.IsValid(name));

    [Fact]
    public void Long_names_and_labels_are_refused()
    {
        Assert.True(DnsName.IsValid(new string('a', 63) + ".b"));
        Assert.False(DnsName.IsValid(new string('a', 64) + ".b"));
        Assert.False(DnsName.IsValid(string.Join('.', Enumerable.Repeat(new string('a', 63), 4))));
        Assert.Throws<ArgumentException>(() => DnsMessage.Query(1, "a..b", DnsType.A).ToQueryBytes());
    }

    [Fact]
    public void Follow_takes_the_chain_and_its_shortest_life()
    {
        var answer = new DnsMessage
        {
            Answers =
            [
                new AddressRecord("c", Minute, IPAddress.Loopback), new AliasRecord("a", TimeSpan.FromSeconds(5), "b"),
                new AliasRecord("b", Minute, "c"), new AddressRecord("other", Minute, IPAddress.Any),
            ],
        };
        var (records, last) = DnsAnswers.Follow(answer, "a", DnsType.A);
        Assert.Equal([new AddressRecord("c", TimeSpan.FromSeconds(5), IPAddress.Loopback)], records);
        Assert.Equal("c", last);
        Assert.Equal("c", DnsAnswers.Follow(answer, "a", DnsType.Aaaa).Last);
        var loop = new DnsMessage { Answers = [new AliasRecord("a", Minute, "b"), new AliasRecord("b", Minute, "a")] };
        Assert.Empty(DnsAnswers.Follow(loop, "a", DnsType.A).Records);
    }

    [Fact]
    public void System_files_are_read()
    {
        var options = DnsOptions.Parse(
            "# comment\nnameserver 192.0.2.53 ; here\nnameserver 2001:db8::53\nnameserver rubbish\noptions timeout:2 attempts:99 ndots:5 rotate\nsearch x\n",
            "127.0.0.1 localhost Loop.Example\n::1\tlocalhost\nrubbish x\n");
        Assert.Equal(["192.0.2.53:53", "[2001:db8::53]:53"], options.Servers.Select(server => server.ToString()));
        Assert.Equal((TimeSpan.FromSeconds(2), 5), (options.Timeout, options.Attempts));
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], options.Hosts["localhost"]);
        Assert.Equal([IPAddress.Loopback], options.Hosts["loop.example"]);
        Assert.Equal("127.0.0.1:53", DnsOptions.Parse("", "").Servers.Single().ToString());
    }
}

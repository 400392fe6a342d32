using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Platform.Media.Native;
using Platform.Media.Stun;

namespace Platform.Media.Tests.Stun;

/// <summary>The messages of RFC 5769, section by section, as published.</summary>
public class StunVectorTests
{
    private const string Request = "2.1 request";
    private const string Inet4Response = "2.2 IPv4 response";
    private const string Inet6Response = "2.3 IPv6 response";
    private const string LongTermRequest = "2.4 long-term request";

    private static readonly Vectors s_vectors = new("rfc5769/stun.txt");

    private static readonly byte[] s_longTermKey = LongTermKey();

    [Fact]
    public void The_request_of_2_1_is_read_and_its_integrity_and_fingerprint_hold()
    {
        Assert.True(StunMessage.TryParse(s_vectors[Request], out var message));
        Assert.Equal(StunType.BindingRequest, message.Type);
        Assert.Equal("B7E7A701BC34D686FA87DFAE", Convert.ToHexString(message.TransactionId));
        Assert.Equal("evtj:h6vY", Encoding.UTF8.GetString(message.Username));
        Assert.True(message.TryFind(StunAttribute.Priority, out var priority));
        Assert.Equal("6E0001FF", Convert.ToHexString(priority));
        Assert.Equal((true, true, false, 0), (message.HasPriority, message.IsControlled, message.UsesCandidate, message.UnknownCount));
        AssertProven(message, s_vectors["password"]);
    }

    [Theory]
    [InlineData(Inet4Response, "192.0.2.1", 32853)]
    [InlineData(Inet6Response, "2001:db8:1234:5678:11:2233:4455:6677", 32853)]
    public void The_responses_of_2_2_and_2_3_name_the_mapped_address_as_we_write_it(string name, string address, int port)
    {
        Assert.True(StunMessage.TryParse(s_vectors[name], out var message));
        Assert.Equal(StunType.BindingSuccess, message.Type);
        AssertProven(message, s_vectors["password"]);
        Assert.True(message.TryFind(StunAttribute.XorMappedAddress, out var published));
        var buffer = new byte[100];
        var writer = new StunWriter(buffer, StunType.BindingSuccess, message.TransactionId);
        var ip = IPAddress.Parse(address);
        writer.AddXorMappedAddress(KernelAddress.From(ip, port, ip.AddressFamily));
        Assert.True(StunMessage.TryParse(buffer.AsSpan(0, writer.Length), out var ours));
        Assert.True(ours.TryFind(StunAttribute.XorMappedAddress, out var written));
        Assert.Equal(Convert.ToHexString(published), Convert.ToHexString(written));
    }

    [Fact]
    public void An_IPv4_address_on_an_IPv6_socket_is_told_as_IPv4()
    {
        Assert.True(StunMessage.TryParse(s_vectors[Inet4Response], out var message));
        Assert.True(message.TryFind(StunAttribute.XorMappedAddress, out var published));
        var buffer = new byte[100];
        var writer = new StunWriter(buffer, StunType.BindingSuccess, message.TransactionId);
        writer.AddXorMappedAddress(KernelAddress.From(IPAddress.Parse("192.0.2.1"), 32853, AddressFamily.InterNetworkV6));
        Assert.Equal(Convert.ToHexString(published), Convert.ToHexString(buffer.AsSpan(StunMessage.HeaderLength + 4, 8)));
    }

    [Fact]
    public void The_long_term_request_of_2_4_is_read_and_its_integrity_holds()
    {
        Assert.True(StunMessage.TryParse(s_vectors[LongTermRequest], out var message));
        Assert.Equal("\u30DE\u30C8\u30EA\u30C3\u30AF\u30B9", Encoding.UTF8.GetString(message.Username));
        Assert.True(message.TryFind(StunAttribute.Nonce, out var nonce));
        Assert.True(message.TryFind(StunAttribute.Realm, out var realm));
        Assert.Equal(("f//499k954d6OL34oL9FSTvy64sA", "example.org"), (Encoding.UTF8.GetString(nonce), Encoding.UTF8.GetString(realm)));
        Assert.True(message.IsSignedWith(s_longTermKey));
        Assert.False(message.HasValidFingerprint());
    }

    [Theory]
    [InlineData(Request)]
    [InlineData(Inet4Response)]
    [InlineData(Inet6Response)]
    public void One_changed_bit_anywhere_is_noticed(string name) =>
        AssertEachChangeIsNoticed(name, (in StunMessage message) => message.IsSignedWith(s_vectors["password"]) && message.HasValidFingerprint());

    [Fact]
    public void One_changed_bit_anywhere_in_2_4_is_noticed() =>
        AssertEachChangeIsNoticed(LongTermRequest, (in StunMessage message) => message.IsSignedWith(s_longTermKey));

    [Theory]
    [InlineData(Request)]
    [InlineData(Inet4Response)]
    [InlineData(Inet6Response)]
    [InlineData(LongTermRequest)]
    public void Every_cut_is_refused(string name)
    {
        var published = s_vectors[name];
        for (var length = 0; length < published.Length; length++)
            Assert.False(StunMessage.TryParse(published.AsSpan(0, length), out _));
        Assert.False(StunMessage.TryParse([.. published, 0, 0, 0, 0], out _));
    }

    [Fact]
    public void Another_password_does_not_fit()
    {
        Assert.True(StunMessage.TryParse(s_vectors[Request], out var message));
        Assert.False(message.IsSignedWith("VOkJxbRl1RmTxUk/WvJxBu"u8));
        Assert.False(message.IsSignedWith([]));
    }

    /// <summary>Of the credentials of 2.4 (RFC 8489 9.2.2); the published password is "TheMatrIX" before SASLprep, too.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "RFC 8489 prescribes MD5 here.")]
    private static byte[] LongTermKey() => MD5.HashData(Encoding.UTF8.GetBytes("\u30DE\u30C8\u30EA\u30C3\u30AF\u30B9:example.org:TheMatrIX"));

    private delegate bool IsProven(in StunMessage message);

    private static void AssertProven(in StunMessage message, byte[] password)
    {
        Assert.True(message.IsSignedWith(password));
        Assert.True(message.HasValidFingerprint());
    }

    private static void AssertEachChangeIsNoticed(string name, IsProven isProven)
    {
        var published = s_vectors[name];
        for (var bit = 0; bit < 8 * published.Length; bit++)
        {
            var changed = published.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(StunMessage.TryParse(changed, out var message) && isProven(message), $"bit {bit} of {name}");
        }
    }
}

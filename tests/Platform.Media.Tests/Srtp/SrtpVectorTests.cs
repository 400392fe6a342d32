using System.Globalization;
using Platform.Media.Srtp;

namespace Platform.Media.Tests.Srtp;

public class SrtpVectorTests
{
    [Fact]
    public void Counter_mode_gives_the_keystream_of_RFC_3711_B2()
    {
        var vectors = new Vectors("rfc3711/b2-aes-cm.txt");
        using var cipher = new CounterMode(vectors["session key"], vectors["session salt"]);
        var keystream = new byte[1_044_512];
        cipher.Apply(keystream, ssrc: 0, index: 0);
        foreach (var name in vectors.Names.Where(name => name.StartsWith("block ", StringComparison.Ordinal)))
        {
            var block = int.Parse(name[6..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Assert.Equal(vectors[name], keystream[(16 * block)..(16 * block + 16)]);
        }
    }

    [Theory]
    [InlineData("rfc3711/b3-key-derivation.txt")]
    [InlineData("rfc6188/key-derivation-256.txt")]
    public void Session_keys_are_derived_as_published(string file)
    {
        var vectors = new Vectors(file);
        foreach (var (name, label) in new[] { ("cipher key", SrtpLabel.RtpEncryption), ("auth key", SrtpLabel.RtpAuthentication), ("cipher salt", SrtpLabel.RtpSalt) })
            Assert.Equal(vectors[name], SrtpKeyDerivation.Derive(vectors["master key"], vectors["master salt"], label, vectors[name].Length));
    }

    [Fact]
    public void A_packet_is_protected_as_libsrtp_does()
    {
        var vectors = new Vectors("rfc3711/packet.txt");
        using var session = new SrtpSession(new SrtpKeys(SrtpSuite.AesCm128HmacSha1Tag80, vectors["master"], vectors["master"]));
        var target = new byte[100];
        Assert.Equal(vectors["srtp"], target[..session.Sender.Protect(vectors["rtp"], target)]);
        var received = vectors["srtp"];
        Assert.Equal(SrtpVerdict.Accepted, session.Receiver.Unprotect(received, out var length));
        Assert.Equal(vectors["rtp"], received[..length]);
    }

    [Theory]
    [InlineData("key 128", "16.1.1 srtp 128")]
    [InlineData("key 256", "16.2.1 srtp 256")]
    public void Gcm_protects_RTP_as_RFC_7714_16(string key, string expected)
    {
        var vectors = new Vectors("rfc7714/srtp.txt");
        using var cipher = new GcmCipher(vectors[key], vectors["salt"], vectors[key], vectors["salt"]);
        var target = new byte[200];
        Assert.Equal(vectors[expected], target[..cipher.ProtectRtp(vectors["rtp"], 12, 0xF17B, target)]);
        var received = vectors[expected];
        Assert.Equal(vectors["rtp"], received[..cipher.UnprotectRtp(received, 12, 0xF17B)]);
    }

    [Theory]
    [InlineData("key 128", "17.1 srtcp 128", true)]
    [InlineData("key 256", "17.2 srtcp 256", true)]
    [InlineData("key 128", "17.3 tagged only 128", false)]
    [InlineData("key 256", "17.4 tagged only 256", false)]
    public void Gcm_protects_RTCP_as_RFC_7714_17(string key, string expected, bool isEncrypted)
    {
        var vectors = new Vectors("rfc7714/srtcp.txt");
        using var cipher = new GcmCipher(vectors[key], vectors["salt"], vectors[key], vectors["salt"]);
        var received = vectors[expected];
        Assert.Equal(0x5D4u, cipher.RtcpIndexOf(received));
        Assert.Equal(vectors["rtcp"], received[..cipher.UnprotectRtcp(received)]);
        if (!isEncrypted) return;
        var target = new byte[200];
        Assert.Equal(vectors[expected], target[..cipher.ProtectRtcp(vectors["rtcp"], 0x5D4, target)]);
    }
}

using System.Buffers.Binary;
using System.Text;
using Platform.Media.Ice;
using Platform.Media.Relay;
using Platform.Media.Stun;

namespace Platform.Media.Tests.Browser;

/// <summary>Who may bind an address to a leg on the shared port, and what others are answered.</summary>
public class CheckTests
{
    private const string OtherPassword = "not-the-password-of-this";

    [Fact]
    public async Task A_check_is_answered_with_where_it_came_from_and_our_signature()
    {
        using var rig = new BrowserRig();
        rig.Browser.Send(rig.Leg.RtpPort, rig.Browser.Check(rig.Leg.Ice!));
        var answer = await rig.Browser.ReceiveAsync(StunMessage.IsStun);
        Assert.True(StunMessage.TryParse(answer, out var message));
        Assert.Equal((StunType.BindingSuccess, "transaction!"), (message.Type, Encoding.ASCII.GetString(message.TransactionId)));
        Assert.True(message.IsSignedWith(Encoding.ASCII.GetBytes(rig.Leg.Ice!.Password)));
        Assert.True(message.HasValidFingerprint());
        Assert.True(message.TryFind(StunAttribute.XorMappedAddress, out var mapped));
        Assert.Equal(rig.Browser.Port, BinaryPrimitives.ReadUInt16BigEndian(mapped[2..]) ^ (int)(StunMessage.MagicCookie >> 16));
    }

    // Rows: role, an attribute more, password; the code of the answer, and whether it is signed (only to whom knows the password).
    [Theory]
    [InlineData(StunAttribute.IceControlling, 0, OtherPassword, 401, false)]
    [InlineData(StunAttribute.IceControlling, 0x7001, null, 420, true)]
    [InlineData(StunAttribute.IceControlled, 0, null, 487, true)]
    public async Task A_refused_check_binds_nothing(ushort role, int extra, string? password, int code, bool isSigned)
    {
        using var rig = new BrowserRig();
        rig.Leg.SetRemote(rig.Browser.Remote());
        await rig.SettleAsync();
        rig.Browser.Send(rig.Leg.RtpPort, rig.Browser.Check(rig.Leg.Ice!, role: role, extra: (ushort)extra, password: password));
        var answer = await rig.Browser.ReceiveAsync(StunMessage.IsStun);
        Assert.True(StunMessage.TryParse(answer, out var message));
        Assert.True(message.TryFind(StunAttribute.ErrorCode, out var error));
        Assert.Equal((StunType.BindingError, code), (message.Type, 100 * error[2] + error[3]));
        Assert.Equal(isSigned, message.IsSignedWith(Encoding.ASCII.GetBytes(rig.Leg.Ice!.Password)));
        if (code == 420) Assert.True(message.TryFind(StunAttribute.UnknownAttributes, out var named) && named.SequenceEqual(new byte[] { 0x70, 0x01 }));
        rig.Browser.Send(rig.Leg.RtpPort, [0x80, 8, 0, 1, .. new byte[30]]);
        await Wait.Until(() => rig.Dropped(DropReason.Stranger) == 1, () => rig.Leg.Statistics);
        Assert.Equal(1, rig.Dropped(DropReason.IceRefused));
        Assert.Null(rig.Leg.Statistics.SendingTo);
    }

    [Fact]
    public async Task A_stranger_with_a_wrong_password_moves_no_call()
    {
        using var rig = await new BrowserRig().ConnectAsync();
        using var stranger = new FakeBrowser();
        stranger.Send(rig.Leg.RtpPort, rig.Browser.Check(rig.Leg.Ice!, password: OtherPassword));
        Assert.Equal(StunType.BindingError, FakeBrowser.TypeOf(await stranger.ReceiveAsync(StunMessage.IsStun)));
        Assert.Equal(rig.Browser.Port, rig.Leg.Statistics.SendingTo!.Port);
        await rig.TalkAsync(1);
    }

    [Fact]
    public async Task Media_from_a_new_address_counts_only_after_a_check_from_there()
    {
        using var rig = await new BrowserRig().ConnectAsync();
        await rig.TalkAsync(1);
        rig.Browser.Move();
        rig.Browser.SendRtp(rig.Leg, 2, 2);
        await Wait.Until(() => rig.Dropped(DropReason.Stranger) == 1, () => rig.Leg.Statistics);
        Assert.Equal(1, rig.Leg.Statistics.PacketsIn);
        Assert.Equal(StunType.BindingSuccess, await rig.Browser.CheckAsync(rig.Leg));
        await rig.TalkAsync(3);
    }

    [Fact]
    public async Task Whoever_proves_nothing_gets_no_answer_longer_than_the_question()
    {
        using var rig = new BrowserRig();
        using var stranger = new FakeBrowser();
        var nobody = new IceCredentials("nobody++", "whatever");
        byte[][] questions =
        [
            Question(0, isNamed: false), Question(0, isNamed: true), Question(40, isNamed: false), Question(400, isNamed: true),
            stranger.Check(nobody), stranger.Check(rig.Leg.Ice!, password: OtherPassword),
        ];
        var answered = 0;
        foreach (var question in questions)
        {
            stranger.Send(rig.Leg.RtpPort, question);
            // A check that is always answered comes after it, so that whatever came before that is the answer.
            stranger.Send(rig.Leg.RtpPort, stranger.Check(rig.Leg.Ice!));
            var first = await stranger.ReceiveAsync(StunMessage.IsStun);
            if (FakeBrowser.TypeOf(first) == StunType.BindingSuccess) continue;
            answered++;
            Assert.InRange(first.Length, 1, question.Length);
            Assert.Equal(StunType.BindingSuccess, FakeBrowser.TypeOf(await stranger.ReceiveAsync(StunMessage.IsStun)));
        }

        Assert.Equal((4, 5L, 1L), (answered, rig.Dropped(DropReason.UnknownUfrag), rig.Dropped(DropReason.IceRefused)));
    }

    [Fact]
    public async Task Indications_and_responses_get_no_answer()
    {
        using var rig = new BrowserRig();
        foreach (var type in new[] { StunType.BindingIndication, StunType.BindingSuccess, StunType.BindingError })
        {
            var asked = rig.Browser.Check(rig.Leg.Ice!);
            BinaryPrimitives.WriteUInt16BigEndian(asked, type);
            rig.Browser.Send(rig.Leg.RtpPort, asked);
        }

        Assert.Equal(StunType.BindingSuccess, await rig.Browser.CheckAsync(rig.Leg));
    }

    // RFC 7983 7: what the first byte of a datagram says, and RFC 5761 4 for the second.
    [Theory]
    [InlineData(0, 0, "stun")]
    [InlineData(3, 0, "stun")]
    [InlineData(4, 0, "other")]
    [InlineData(19, 0, "other")]
    [InlineData(20, 0, "dtls")]
    [InlineData(63, 0, "dtls")]
    [InlineData(64, 0, "other")]
    [InlineData(127, 200, "other")]
    [InlineData(128, 8, "rtp")]
    [InlineData(128, 191, "rtp")]
    [InlineData(128, 192, "rtcp")]
    [InlineData(191, 223, "rtcp")]
    [InlineData(128, 224, "rtp")]
    [InlineData(192, 200, "other")]
    public void Datagrams_on_one_port_are_told_apart(byte first, byte second, string kind)
    {
        var datagram = new byte[40];
        (datagram[0], datagram[1]) = (first, second);
        var isRtp = Rtp.RtpHeader.TryMeasure(datagram, out _) && !Rtp.RtpHeader.IsRtcp(datagram);
        Assert.Equal(
            (kind == "stun", kind == "dtls", kind == "rtcp", kind == "rtp"),
            (StunMessage.IsStun(datagram), Media.Dtls.DtlsAssociation.IsDtls(datagram), Rtp.RtpHeader.IsRtcp(datagram), isRtp));
    }

    private static byte[] Question(int attributeLength, bool isNamed)
    {
        var buffer = new byte[600];
        var writer = new StunWriter(buffer, StunType.BindingRequest, "transaction?"u8);
        if (isNamed) writer.Add(StunAttribute.Username, "nobody++:me"u8);
        if (attributeLength > 0) writer.Add(0x8022, new byte[attributeLength]);
        return buffer[..writer.Length];
    }
}

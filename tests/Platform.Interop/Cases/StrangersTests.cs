using System.Text;

namespace Platform.Interop.Cases;

/// <summary>What the house answers to those it does not know, and what it does not tell them.</summary>
[Collection(SharedHouse.Collection)]
public sealed class StrangersTests(SharedHouse shared)
{
    // RFC 3261 retransmits at 0.5 and 1.5 s: an answer that is sent again would come within this.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.7);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Trunk_from_an_unknown_address_is_403_without_amplification()
    {
        var tenant = await shared.House.Rent();
        using var stranger = new DatagramPeer(House.StrangersAddress);
        var refusedBefore = await Refused();
        var invite = SipText.Request("INVITE", $"sip:{tenant.Number}@{shared.House.Server.SipEndpoint}", stranger);

        await stranger.Send(invite, shared.House.Server.SipEndpoint);
        var answers = await stranger.ReceiveUntilQuiet(Quiet);

        var answer = Assert.Single(answers);
        Assert.Equal(403, SipText.Status(answer));
        Assert.InRange(Encoding.UTF8.GetByteCount(answer), 1, Encoding.UTF8.GetByteCount(invite.ReplaceLineEndings("\r\n")));
        Assert.Equal(refusedBefore + 1, await Refused());
        Assert.Empty(await tenant.EndedCalls(0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Wrong_password_and_unknown_user_get_the_same_answer(string credentials)
    {
        var tenant = await shared.House.Rent();
        using var phone = new DatagramPeer();

        var known = await Register("1001");
        var unknown = await Register("7777");

        Assert.Equal(SipText.OwnHeaders(known), SipText.OwnHeaders(unknown));
        Assert.Contains(SipText.Status(known), credentials.Length == 0 ? (int[])[401] : [401, 403]);
        await tenant.AgentIs("1001", "offline");

        async Task<string> Register(string user)
        {
            var (registrar, aor) = ($"sip:{tenant.Domain}", $"sip:{user}@{tenant.Domain}");
            var challenge = await Ask(SipText.Request("REGISTER", registrar, phone, to: aor));
            if (credentials.Length == 0) return challenge;
            var nonce = SipText.Header(challenge, "WWW-Authenticate").Split("nonce=\"")[1].Split('"')[0];
            return await Ask(SipText.Request("REGISTER", registrar, phone, $"Authorization: Digest username=\"{user}\", realm=\"{tenant.Domain}\", nonce=\"{nonce}\", "
                + $"uri=\"{registrar}\", response=\"{new string('0', 32)}\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c\"\n", aor));
        }

        async Task<string> Ask(string request)
        {
            await phone.Send(request, shared.House.Server.SipEndpoint);
            return await phone.Receive(Patience);
        }
    }

    [Fact]
    public async Task OPTIONS_of_the_trunk_is_answered()
    {
        using var trunk = new DatagramPeer(House.TrunkAddress);

        await trunk.Send(SipText.Request("OPTIONS", $"sip:{shared.House.Server.SipEndpoint}", trunk), shared.House.Server.SipEndpoint);
        var answer = await trunk.Receive(Patience);

        Assert.Equal(200, SipText.Status(answer));
        Assert.Contains("INVITE", SipText.Header(answer, "Allow"), StringComparison.Ordinal);
    }

    private Task<double> Refused() => shared.House.Metric("platform_telephony_requests_refused_total", "unknown_source");
}

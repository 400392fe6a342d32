using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests.Trunks;

/// <summary>What a trunk's settings make of the calls that it brings.</summary>
public class InboundTrunkTests
{
    private const string Realm = "carriers.example";

    [Fact]
    public async Task Numbers_are_read_by_the_trunks_rules()
    {
        await using var house = await Open(trunk => trunk with
        {
            CalledIn = [new NumberRewriting("9", 1, "+8621000")],
            CallingIn = [new NumberRewriting("7", 1, "+86138001380")],
        });
        var caller = house.NewPhone(House.TrunkAddress);
        caller.Invite(house.Udp, "910001", TestSdp.Of(), request => request.Set(SipHeader.From, $"<sip:7{"00"}@127.0.0.2>;tag=a"));
        var call = await Announced(house);
        Assert.Equal((House.Number, "+8613800138000"), (call.To, call.From));
    }

    [Theory]
    [InlineData("id", "<sip:+8613800138000@127.0.0.2>")]
    [InlineData("user;id", null)]
    [InlineData(null, "<sip:anonymous@anonymous.invalid>")]
    public async Task A_caller_who_hides_is_anonymous(string? privacy, string? asserted)
    {
        await using var house = await Open(trunk => trunk);
        house.NewPhone(House.TrunkAddress).Invite(house.Udp, House.Number, TestSdp.Of(), request =>
        {
            if (privacy is not null)
                request.Add(SipHeader.Privacy, privacy);
            if (asserted is not null)
                request.Add(SipHeader.PAssertedIdentity, asserted);
        });
        Assert.Equal("anonymous", (await Announced(house)).From);
    }

    [Theory]
    [InlineData("acme", true)]
    [InlineData("globex", false)]
    public async Task A_trunk_of_one_tenant_brings_only_that_tenants_calls(string onlyTenant, bool isTaken)
    {
        await using var house = await Open(trunk => trunk with { OnlyTenant = onlyTenant });
        var outgoing = house.NewPhone(House.TrunkAddress).Invite(house.Udp, House.Number, TestSdp.Of());
        if (isTaken)
            await Announced(house);
        else
            await outgoing.Expect(404);
    }

    [Theory]
    [InlineData("PCMU", "0 101")]
    [InlineData("PCMA", "8 101")]
    [InlineData("G722", "9 101")]
    [InlineData("opus", "111 101")]
    public async Task Only_the_trunks_codecs_are_agreed(string codec, string agreed)
    {
        await using var house = await Open(trunk => trunk with { Codecs = [codec] });
        var (_, outgoing, call) = await house.CallAsync(TestSdp.Of(formats: "8 0 9 111 101"));
        await call.Order(new LegCommand.Answer(CallState.CallerLegId));
        var answer = await outgoing.ExpectAnswer();
        Assert.Contains($"RTP/AVP {agreed}\r\n", System.Text.Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8 101 13", "8 101 13")]
    [InlineData("8 101", "8 101")]
    public async Task Comfort_noise_is_agreed_with_a_trunk_that_offers_it(string offered, string agreed)
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync(TestSdp.Of(formats: offered));
        await call.Order(new LegCommand.Answer(CallState.CallerLegId));
        var answer = await outgoing.ExpectAnswer();
        Assert.Contains($"RTP/AVP {agreed}\r\n", System.Text.Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line-7", "sesame", true)]
    [InlineData("line-7", "wrong", false)]
    [InlineData("nobody", "sesame", false)]
    public async Task A_carrier_from_anywhere_shows_its_password(string user, string password, bool isTaken)
    {
        await using var house = await House.OpenAsync();
        house.Declare(new TrunkDocument("carrier-b", "B", [])
        {
            Login = new TrunkLogin("line-7", Realm, DigestServer.Ha1(DigestAlgorithm.Md5, "line-7", Realm, "sesame"),
                DigestServer.Ha1(DigestAlgorithm.Sha256, "line-7", Realm, "sesame")),
        });
        var carrier = house.NewPhone(House.StrangerAddress);
        var first = carrier.Invite(house.Udp, House.Number, TestSdp.Of(), request => request.Set(SipHeader.From, $"<sip:{user}@{Realm}>;tag=a"));
        var challenge = await first.Expect(401);
        Assert.Contains($"realm=\"{Realm}\"", challenge.Get(SipHeader.WwwAuthenticate), StringComparison.Ordinal);
        var again = first.Transaction.Request.Clone();
        Assert.True(new DigestClient(user, password, carrier.Stack.Ids).TryAnswer(challenge, again));
        var second = new CallOut(carrier, again, house.Udp);
        if (isTaken)
            Assert.Equal("carrier-b", (await Announced(house)).Trunk);
        else
            await second.Expect(403);
    }

    private static async Task<House> Open(Func<TrunkDocument, TrunkDocument> change)
    {
        var house = await House.OpenAsync();
        house.Declare(change(new TrunkDocument("carrier", "Carrier", [House.TrunkAddress])));
        return house;
    }

    private static async Task<OfferedCall> Announced(House house)
    {
        await Wait.Until(() => !house.Grains.Calls.IsEmpty, () => "a call's grain");
        return await house.Grains.Calls.Values.Single().Announced();
    }
}

using Platform.Contracts.Trunks;
using Platform.Domain.Catalog;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Telephony.Tests.World;
using Platform.Telephony.Trunks;

namespace Platform.Telephony.Tests.Trunks;

public class RegistrationTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_registration_is_refreshed_in_good_time()
    {
        var state = new RegistrationState(Start, 600).Accepted(300, Start);
        Assert.Equal(TimeSpan.FromSeconds(240), state.Wait(Start, Base, 0));
        Assert.Equal(TimeSpan.FromSeconds(270), state.Wait(Start, Base, 1));
    }

    [Theory]
    [InlineData(1, 15, 30)]
    [InlineData(2, 30, 60)]
    [InlineData(4, 120, 240)]
    [InlineData(20, 900, 1800)]
    public void Failures_are_followed_by_longer_and_longer_pauses(int failures, int leastS, int mostS)
    {
        var state = new RegistrationState(Start, 600);
        for (var i = 0; i < failures; i++)
            state = state.Failed(503, null, Start);
        Assert.Equal((leastS, mostS), ((int)state.Wait(Start, Base, 0).TotalSeconds, (int)state.Wait(Start, Base, 1).TotalSeconds));
    }

    [Fact]
    public void What_is_too_brief_is_asked_for_again_at_once_with_the_least_that_will_do()
    {
        var state = new RegistrationState(Start, 60).Failed(423, 1_800, Start);
        Assert.Equal((1_800, TimeSpan.Zero), (state.WantedS, state.Wait(Start, Base, 1)));
        Assert.NotEqual(TimeSpan.Zero, state.Failed(423, 1_800, Start).Wait(Start, Base, 1));
    }

    [Fact]
    public void A_failed_refresh_leaves_what_is_granted_until_it_is_over()
    {
        var state = new RegistrationState(Start, 600).Accepted(600, Start).Failed(503, null, Start.AddSeconds(500));
        Assert.True(state.IsRegistered);
        Assert.False(state.Failed(503, null, Start.AddSeconds(600)).IsRegistered);
    }

    [Fact]
    public async Task The_trunk_registers_with_its_password_calls_come_to_the_contact_and_it_leaves_at_the_end()
    {
        await using var house = await House.OpenAsync();
        var carrier = new Carrier();
        var peer = house.Peer(carrier.Answer);
        house.Declare(Outside.Trunk("carrier-a", peer) with
        {
            Account = new TrunkAccount("line-7", "trunk-account:carrier-a=sesame", Registers: true, Domain: "carrier.example"),
        });
        await Wait.Until(async () => (await Registration(house))?.RegisteredUntil is not null, () => "the registration");
        Assert.Equal(("line-7", "carrier.example"), (carrier.Last!.To.Uri.User, carrier.Last.To.Uri.Host));

        var stranger = house.NewPhone(House.StrangerAddress);
        var contact = SipUri.Parse(carrier.Contact!);
        var invite = stranger.Invite(house.Udp, House.Number, TestSdp.Of(), request => request.Uri = contact);
        await Wait.Until(() => !house.Grains.Calls.IsEmpty, () => "the call of the carrier");
        Assert.Equal("carrier-a", (await house.Grains.Calls.Values.Single().Announced()).Trunk);
        invite.Transaction.Cancel();
        await invite.Expect(487);

        await stranger.Invite(house.Udp, House.Number, TestSdp.Of(), request => request.Uri = SipUri.Sip("carrier-a", contact.Host, contact.Port)).Expect(403);

        await house.Service.StopAsync(CancellationToken.None);
        Assert.Equal("0", carrier.Last.Get(SipHeader.Expires));
    }

    [Fact]
    public async Task A_carrier_that_refuses_is_asked_again()
    {
        await using var house = await House.OpenAsync(options => options with { RegistrationRetryBase = TimeSpan.FromMilliseconds(50) });
        var asked = 0;
        var peer = house.Peer(transaction => transaction.Respond(Interlocked.Increment(ref asked) < 3 ? 403 : 200));
        house.Declare(Outside.Trunk("carrier-a", peer) with { Account = new TrunkAccount("line-7", "", Registers: true) });
        await Wait.Until(async () => (await Registration(house))?.RegisteredUntil is not null, () => $"the registration; asked {asked} times");
        Assert.Equal(3, asked);
    }

    private static async Task<TrunkRegistrationView?> Registration(House house) =>
        (await house.Service.Trunks.FindAsync("carrier-a", default))!.Registration;

    /// <summary>A registrar that wants a password.</summary>
    private sealed class Carrier
    {
        private readonly DigestServer digest = new(new("carrier.example", new byte[32]) { Algorithms = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5] }, TimeProvider.System);

        public SipRequest? Last { get; private set; }

        public string? Contact { get; private set; }

        public void Answer(SipServerTransaction transaction)
        {
            var verdict = digest.Verify(transaction.Request, DigestRole.Registrar,
                (user, algorithm) => user == "line-7" ? DigestServer.Ha1(algorithm, user, "carrier.example", "sesame") : null);
            var response = transaction.CreateResponse(verdict == DigestVerdict.Ok ? 200 : 401);
            if (verdict != DigestVerdict.Ok)
                digest.Challenge(response, DigestRole.Registrar, DigestServer.IsStale(verdict));
            else
                Take(transaction.Request, response);
            transaction.Respond(response);
        }

        private void Take(SipRequest request, SipResponse response)
        {
            Last = request;
            Assert.True(request.TryGetAddresses(SipHeader.Contact, out var contacts));
            Contact = contacts[0].Uri.ToString();
            response.Add(SipHeader.Contact, $"<{Contact}>;expires={request.Get(SipHeader.Expires)}");
        }
    }
}

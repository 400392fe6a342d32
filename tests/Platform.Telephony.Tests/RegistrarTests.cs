using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Telephony.Tests.World;
using Platform.Testing;

namespace Platform.Telephony.Tests;

public class RegistrarTests
{
    private static readonly string Agent1001 = GrainKey.Agent("acme", "1001");

    [Fact]
    public async Task The_first_device_and_the_last_one_are_told_to_the_agent_and_stored()
    {
        await using var house = await House.OpenAsync();
        var desk = await house.RegisteredPhoneAsync();
        var mobile = await house.RegisteredPhoneAsync();
        var agent = house.Grains.Agents[Agent1001];
        await Wait.Until(() => agent.Heard.Contains("registered"), () => "the first device to be told");
        Assert.Equal(2, house.Service.RegistrationCount);
        Assert.Equal(2, (await house.Bindings.ListAsync("acme", "1001", CancellationToken.None)).Count);

        Assert.Equal(200, (await house.RegisterAsync(desk, "1001", expires: 0)).StatusCode);
        Assert.DoesNotContain("lost", agent.Heard);
        Assert.Equal(200, (await house.RegisterAsync(mobile, "1001", expires: 0)).StatusCode);
        await Wait.Until(() => agent.Heard.Contains("lost"), () => "the last device to be told");
        Assert.Single(agent.Heard, "registered");
        Assert.Empty(await house.Bindings.ListAllAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("sip:1001@acme.sip.local", "1001")]
    [InlineData("sip:1001@ACME.sip.local", "1001")]
    [InlineData("sip:1001.acme@127.0.0.1", "1001")]
    public async Task An_address_of_record_may_name_the_domain_or_the_tenant(string aor, string user)
    {
        await using var house = await House.OpenAsync();
        Assert.Equal(200, (await house.RegisterAsync(house.NewPhone(House.PhoneAddress), "1001", aor: aor, user: user)).StatusCode);
        Assert.Single(await house.Bindings.ListAsync("acme", "1001", CancellationToken.None));
    }

    [Theory]
    [InlineData("sip:1001@acme.sip.local", "1001", "wrong")]
    [InlineData("sip:7777@acme.sip.local", "7777", House.Password)]
    [InlineData("sip:1002@acme.sip.local", "1001", House.Password)]
    [InlineData("sip:1001.nobody@127.0.0.1", "1001", House.Password)]
    [InlineData("sip:1001@127.0.0.1", "1001", House.Password)]
    [InlineData("sip:1001.%0d%0aacme@127.0.0.1", "1001", House.Password)]
    public async Task Unknown_agents_wrong_passwords_and_others_addresses_get_the_same_answers(string aor, string user, string password)
    {
        await using var house = await House.OpenAsync();
        var phone = house.NewPhone(House.PhoneAddress);
        var challenge = await phone.Ask(House.NewRegister(phone, aor, 600), house.Udp);
        Assert.Equal(401, challenge.StatusCode);
        Assert.Contains("algorithm=MD5", Assert.Single(challenge.All(SipHeader.WwwAuthenticate)), StringComparison.Ordinal);
        Assert.Equal(403, (await house.RegisterAsync(phone, user, password, aor: aor, user: user)).StatusCode);
        Assert.Equal(0, house.Service.RegistrationCount);
    }

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA-256")]
    public async Task Both_hashes_can_be_offered(string algorithm)
    {
        await using var house = await House.OpenAsync(options => options with { DigestAlgorithms = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5] });
        var phone = house.NewPhone(House.PhoneAddress);
        var (challenge, request) = await ChallengedAsync(house, phone);
        var wanted = challenge.All(SipHeader.WwwAuthenticate).Single(text => text.Contains($"algorithm={algorithm}", StringComparison.Ordinal));
        challenge.Set(SipHeader.WwwAuthenticate, wanted);
        Assert.True(new DigestClient("1001", House.Password, phone.Stack.Ids).TryAnswer(challenge, request));
        Assert.Contains(algorithm, request.Get(SipHeader.Authorization), StringComparison.Ordinal);
        Assert.Equal(200, (await phone.Ask(request, house.Udp)).StatusCode);
    }

    [Fact]
    public async Task Replayed_credentials_are_stale_and_challenged_again()
    {
        await using var house = await House.OpenAsync();
        var phone = house.NewPhone(House.PhoneAddress);
        var (challenge, request) = await ChallengedAsync(house, phone);
        Assert.True(new DigestClient("1001", House.Password, phone.Stack.Ids).TryAnswer(challenge, request));
        var replay = request.Clone();
        Assert.Equal(200, (await phone.Ask(request, house.Udp)).StatusCode);
        replay.Set(SipHeader.CSeq, "9 REGISTER");
        var answer = await phone.Ask(replay, house.Udp);
        Assert.Equal(401, answer.StatusCode);
        Assert.Contains("stale=true", answer.Get(SipHeader.WwwAuthenticate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_nonce_is_stale()
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(options => options with { NonceLife = TimeSpan.FromMinutes(5) }, time);
        var phone = house.NewPhone(House.PhoneAddress);
        var (challenge, request) = await ChallengedAsync(house, phone);
        Assert.True(new DigestClient("1001", House.Password, phone.Stack.Ids).TryAnswer(challenge, request));
        time.Advance(TimeSpan.FromMinutes(6));
        var answer = await phone.Ask(request, house.Udp);
        Assert.Equal(401, answer.StatusCode);
        Assert.Contains("stale=true", answer.Get(SipHeader.WwwAuthenticate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_short_a_registration_is_423()
    {
        await using var house = await House.OpenAsync();
        var answer = await house.RegisterAsync(house.NewPhone(House.PhoneAddress), "1001", expires: 5);
        Assert.Equal(423, answer.StatusCode);
        Assert.Equal("60", answer.Get(SipHeader.MinExpires));
    }

    [Fact]
    public async Task A_registration_that_is_not_renewed_expires_and_phone_agents_get_signs_of_life_until_then()
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(time: time);
        await house.RegisteredPhoneAsync();
        var agent = house.Grains.Agents[Agent1001];
        await Wait.Until(() => agent.Heard.Contains("registered"), () => "the device to be told");
        for (var second = 0; second < 31; second++)
            time.Advance(TimeSpan.FromSeconds(1));
        await Wait.Until(() => agent.Heard.Contains("alive"), () => "a sign of life");
        time.Advance(TimeSpan.FromMinutes(11));
        await Wait.Until(() => agent.Heard.Contains("lost"), () => $"the loss to be told; heard {string.Join(", ", agent.Heard)}");
        Assert.Equal(0, house.Service.RegistrationCount);
    }

    [Fact]
    public async Task An_agent_that_does_not_hear_is_told_again()
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(time: time);
        var agent = (FakeAgent)house.Grains.GetGrain<Contracts.Grains.IAgentGrain>(Agent1001);
        var failures = 2;
        agent.OnDevice = () => failures-- > 0 ? throw new TimeoutException("deaf") : Task.CompletedTask;
        await house.RegisteredPhoneAsync();
        await Wait.Until(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return agent.Heard.Contains("registered");
            },
            () => "the device to be told in the end");
        Assert.Single(agent.Heard, "registered");
    }

    [Fact]
    public async Task Registrations_outlive_a_restart()
    {
        var bindings = new FakeBindings();
        await using var first = await House.OpenAsync(bindings: bindings);
        await first.RegisteredPhoneAsync();
        await first.RegisteredPhoneAsync("1002");
        await first.Service.DisposeAsync();

        await using var second = await House.OpenAsync(bindings: bindings);
        Assert.Equal(2, second.Service.RegistrationCount);
        await Wait.Until(() => second.Grains.Agents.TryGetValue(Agent1001, out var agent) && agent.Heard.Contains("alive"), () => "the agent to be asked");
        Assert.DoesNotContain("registered", second.Grains.Agents[Agent1001].Heard);
        var (_, _, call) = await second.AnsweredCallAsync();
        await call.Order(House.Ring("offer-1", "1002"));
        await Wait.Until(() => second.Service.LegCount == 2, () => "the known device to be called");
    }

    [Fact]
    public async Task An_agent_whose_session_ended_while_the_house_was_down_is_told_of_its_device()
    {
        var bindings = new FakeBindings();
        var time = TimeProvider.System.GetUtcNow();
        await bindings.ReplaceAsync("acme", "1001",
            [new SipBinding("acme", "1001", "sip:p@127.0.0.3:9", "udp:127.0.0.3:9", null, "c", 1, 1, time.AddMinutes(5), null)], CancellationToken.None);
        var house = House.Prepare(bindings);
        await using var _ = house;
        var agent = (FakeAgent)house.Grains.GetGrain<Contracts.Grains.IAgentGrain>(Agent1001);
        agent.KeepAliveAnswer = AgentRefusal.NotLoggedIn;
        await house.Service.StartAsync(CancellationToken.None);
        await Wait.Until(() => agent.Heard.Contains("registered"), () => "the device to be told");
    }

    [Fact]
    public async Task A_store_that_is_away_is_500_and_changes_nothing()
    {
        await using var house = await House.OpenAsync();
        house.ExpectsErrors = true;
        house.Bindings.IsBroken = true;
        Assert.Equal(500, (await house.RegisterAsync(house.NewPhone(House.PhoneAddress), "1001")).StatusCode);
        Assert.Equal(0, house.Service.RegistrationCount);
    }

    [Fact]
    public async Task No_secret_is_logged()
    {
        await using var house = await House.OpenAsync();
        await house.RegisteredPhoneAsync();
        await house.RegisterAsync(house.NewPhone(House.PhoneAddress), "1001", "guess");
        Assert.DoesNotContain(house.Log.Lines, line => line.Text.Contains("nonce", StringComparison.Ordinal) || line.Text.Contains(House.Password, StringComparison.Ordinal));
    }

    private static async Task<(SipResponse Challenge, SipRequest Next)> ChallengedAsync(House house, Phone phone)
    {
        var request = House.NewRegister(phone, $"sip:1001@{House.Domain}", 600);
        request.Add(SipHeader.Allow, "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, NOTIFY, REFER, SUBSCRIBE, MESSAGE, UPDATE, PRACK");
        request.Add(SipHeader.Supported, "path, gruu, outbound, replaces, norefersub, 100rel, timer, eventlist");
        var challenge = await phone.Ask(request, house.Udp);
        var next = House.NewRegister(phone, $"sip:1001@{House.Domain}", 600);
        next.Set(SipHeader.CSeq, "2 REGISTER");
        return (challenge, next);
    }
}

using System.Net;
using Platform.Sip.Messages;
using Platform.Sip.Registration;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Registration;

public sealed class RegistrarTests
{
    private const string Aor = "sip:1001@acme.example";

    private static readonly SipPath Source = new(SipTransportKind.Tcp, IPEndPoint.Parse("203.0.113.9:40000"), 17);

    private readonly ManualTimeProvider _time = new();
    private readonly MemoryBindingStore _store = new();

    [Theory]
    [InlineData("<sip:1001@10.0.0.5>", null, 200, 3600)]
    [InlineData("<sip:1001@10.0.0.5>", "600", 200, 600)]
    [InlineData("<sip:1001@10.0.0.5>;expires=120", "600", 200, 120)]
    [InlineData("<sip:1001@10.0.0.5>;expires=999999", null, 200, 7200)]
    [InlineData("<sip:1001@10.0.0.5>;expires=280297596632815", null, 200, 3600)]
    [InlineData("<sip:1001@10.0.0.5>", "10000000000000000", 200, 3600)]
    [InlineData("<sip:1001@10.0.0.5>;expires=59", null, 423, 0)]
    [InlineData("<sip:1001@10.0.0.5>;expires=60", null, 200, 60)]
    [InlineData("<sip:1001@10.0.0.5>;expires=0", null, 200, 0)]
    [InlineData("<name:John_Smith>", null, 400, 0)]
    [InlineData("*", null, 400, 0)]
    [InlineData("*", "60", 400, 0)]
    [InlineData("*, <sip:1001@10.0.0.5>", "0", 400, 0)]
    [InlineData("*", "0", 200, 0)]
    public async Task First_register(string contact, string? expires, int statusCode, int seconds)
    {
        var response = await Register(1, contact, expires);
        Assert.Equal(statusCode, response.StatusCode);
        Assert.Equal(statusCode == 423 ? "60" : null, response.Get(SipHeader.MinExpires));
        var bindings = await Bindings();
        Assert.Equal(seconds > 0 ? 1 : 0, bindings.Count);
        if (seconds == 0) return;
        Assert.Equal(_time.GetUtcNow().AddSeconds(seconds), bindings[0].ExpiresAt);
        Assert.Contains($"expires={seconds}", response.Get(SipHeader.Contact), StringComparison.Ordinal);
        Assert.Equal(("tcp:203.0.113.9:40000", 17L), (bindings[0].ReceivedPath, bindings[0].ConnectionId));
    }

    [Fact]
    public async Task Query_lists_and_changes_nothing()
    {
        await Register(1, "<sip:1001@10.0.0.5>;q=0.5");
        var saves = _store.Saves;
        var response = await Register(2, null);
        Assert.Equal("<sip:1001@10.0.0.5>;expires=3600;q=0.5", response.Get(SipHeader.Contact));
        Assert.Equal(saves, _store.Saves);
    }

    [Theory]
    [InlineData("same", 2u, 200)]
    [InlineData("same", 1u, 500)]
    [InlineData("same", 0u, 500)]
    [InlineData("other", 1u, 200)]
    public async Task Order_is_kept_within_one_call_id(string callId, uint cseq, int statusCode)
    {
        await Register(1, "<sip:1001@10.0.0.5>", callId: "same");
        Assert.Equal(statusCode, (await Register(cseq, "<sip:1001@10.0.0.5>;expires=600", callId: callId)).StatusCode);
        Assert.Equal(statusCode == 200 ? 600 : 3600, ((await Bindings())[0].ExpiresAt - _time.GetUtcNow()).TotalSeconds);
    }

    [Fact]
    public async Task Out_of_order_contact_leaves_all_others_untouched()
    {
        await Register(5, "<sip:1001@10.0.0.5>");
        Assert.Equal(500, (await Register(5, "<sip:1001@10.0.0.6>, <sip:1001@10.0.0.5>")).StatusCode);
        Assert.Equal("sip:1001@10.0.0.5", Assert.Single(await Bindings()).ContactUri);
    }

    [Fact]
    public async Task Contacts_are_compared_as_uris_and_removed_one_by_one()
    {
        await Register(1, "<sip:1001@Phone.example>, <sip:1001@10.0.0.6>;q=0.2");
        await Register(2, "<sip:%31001@phone.EXAMPLE>;expires=0");
        Assert.Equal("sip:1001@10.0.0.6", Assert.Single(await Bindings()).ContactUri);
        await Register(3, "*", "0");
        Assert.Empty(await Bindings());
    }

    [Fact]
    public async Task Best_binding_comes_first_and_expired_ones_are_gone()
    {
        await Register(1, "<sip:a@10.0.0.1>;q=0.1, <sip:b@10.0.0.2>;q=0.9;expires=100, <sip:c@10.0.0.3>;q=0.5");
        Assert.Equal(["sip:b@10.0.0.2", "sip:c@10.0.0.3", "sip:a@10.0.0.1"], (await Bindings()).Select(b => b.ContactUri));
        _time.AdvanceToNext(_time.GetUtcNow().AddSeconds(101));
        Assert.Equal(["sip:c@10.0.0.3", "sip:a@10.0.0.1"], (await Bindings()).Select(b => b.ContactUri));
    }

    [Fact]
    public async Task Full_set_pushes_out_what_ends_first()
    {
        for (var i = 1; i <= 11; i++) await Register((uint)i, $"<sip:1001@10.0.0.{i}>;expires={600 + i}");
        var bindings = await Bindings();
        Assert.Equal(10, bindings.Count);
        Assert.DoesNotContain(bindings, b => b.ContactUri == "sip:1001@10.0.0.1");
    }

    [Fact]
    public async Task Lost_race_is_tried_again_and_given_up_with_503()
    {
        _store.RacesToLose = 4;
        Assert.Equal(200, (await Register(1, "<sip:1001@10.0.0.5>")).StatusCode);
        _store.RacesToLose = 5;
        Assert.Equal(503, (await Register(2, "<sip:1001@10.0.0.5>")).StatusCode);
    }

    [Theory]
    [InlineData("600", 90, 90)]
    [InlineData(null, 90, 90)]
    [InlineData("600", 20, 20)]
    [InlineData("120", 900, 120)]
    [InlineData("99999", 86_400, 7_200)]
    public async Task A_binding_lasts_no_longer_than_the_credentials_behind_it(string? expires, int credentialsS, int grantedS)
    {
        Assert.Equal(200, (await Register(1, "<sip:1001@10.0.0.5>", expires, longest: TimeSpan.FromSeconds(credentialsS))).StatusCode);
        Assert.Equal(_time.GetUtcNow().AddSeconds(grantedS), Assert.Single(await Bindings()).ExpiresAt);
    }

    private ValueTask<IReadOnlyList<Binding>> Bindings() => Registrar().LookupAsync(Aor, CancellationToken.None);

    private Registrar Registrar() => new(new RegistrarOptions(), _store, _time);

    private ValueTask<SipResponse> Register(uint cseq, string? contact, string? expires = null, string callId = "phone", TimeSpan? longest = null)
    {
        var request = new SipRequest(SipMethod.Register, SipUri.Parse("sip:acme.example"));
        request.Add(SipHeader.Via, "SIP/2.0/TCP 10.0.0.5;branch=z9hG4bK1");
        request.Add(SipHeader.From, $"<{Aor}>;tag=1");
        request.Add(SipHeader.To, $"<{Aor}>");
        request.Add(SipHeader.CallId, callId);
        request.Add(SipHeader.CSeq, new CSeq(cseq, SipMethod.Register).ToString());
        if (contact is not null) request.Add(SipHeader.Contact, contact);
        if (expires is not null) request.Add(SipHeader.Expires, expires);
        return Registrar().RegisterAsync(Aor, request, Source, "tag", longest ?? TimeSpan.MaxValue, CancellationToken.None);
    }
}

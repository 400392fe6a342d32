using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Authentication;

public sealed class DigestTests
{
    private const string Realm = "acme.example";

    private readonly ManualTimeProvider _time = new();
    private readonly DigestClient _client = new("1001", "s3cret", new CountingIds("client"));

    /// <summary>RFC 2617 section 3.5 and RFC 7616 section 3.9.1.</summary>
    [Theory]
    [InlineData(DigestAlgorithm.Md5, "testrealm@host.com", "Circle Of Life", "dcd98b7102dd2f0e8b11d0f600bfb0c093", "0a4f113b", "6629fae49393a05397450978507c4ef1")]
    [InlineData(DigestAlgorithm.Md5, "http-auth@example.org", "Circle of Life", "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData(DigestAlgorithm.Sha256, "http-auth@example.org", "Circle of Life", "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Published_vectors(DigestAlgorithm algorithm, string realm, string password, string nonce, string cnonce, string expected)
    {
        var ha1 = DigestHash.Ha1(algorithm, "Mufasa", realm, password);
        Assert.Equal(expected, DigestHash.Response(algorithm, ha1, "GET", "/dir/index.html", nonce, "auth", "00000001", cnonce));
    }

    [Theory]
    [InlineData(DigestAlgorithm.Md5, DigestRole.Registrar)]
    [InlineData(DigestAlgorithm.Sha256, DigestRole.Registrar)]
    [InlineData(DigestAlgorithm.Sha256, DigestRole.Proxy)]
    public void Right_password_is_let_in(DigestAlgorithm algorithm, DigestRole role)
    {
        var server = Server(algorithm);
        var request = Answered(server, role);
        Assert.Equal("1001", server.UserOf(request, role));
        Assert.Equal(DigestVerdict.Ok, server.Verify(request, role, Known));
        Assert.Equal(2u, request.CSeq.Number);
    }

    [Fact]
    public void Without_credentials_for_the_realm_they_are_missing()
    {
        var server = Server();
        var request = Register();
        Assert.Equal(DigestVerdict.Missing, server.Verify(request, DigestRole.Registrar, Known));
        request.Add(SipHeader.Authorization, "NoOneKnowsThisScheme opaque-data=here");
        request.Add(SipHeader.Authorization, "Digest username=\"1001\", realm=\"other\", nonce=\"x\", uri=\"sip:x\", response=\"y\"");
        Assert.Equal(DigestVerdict.Missing, server.Verify(request, DigestRole.Registrar, Known));
    }

    [Fact]
    public void Unknown_user_and_wrong_password_are_told_apart_by_nobody()
    {
        var server = Server();
        var request = Answered(server, DigestRole.Registrar);
        Assert.Equal(DigestVerdict.Refused, server.Verify(request, DigestRole.Registrar, (_, _) => null));
        Assert.Equal(DigestVerdict.Refused, server.Verify(request, DigestRole.Registrar, (user, algorithm) => DigestHash.Ha1(algorithm, user, Realm, "wrong")));
    }

    [Fact]
    public void An_unknown_user_takes_the_same_work_as_a_wrong_password()
    {
        var server = Server();
        var wrong = DigestHash.Ha1(DigestAlgorithm.Sha256, "1001", Realm, "wrong");
        var (unknown, refused) = (0L, 0L);
        // The first round warms up: what is made once belongs to neither.
        for (var round = 0; round < 3; round++)
        {
            unknown = AllocatedBy(server, null);
            refused = AllocatedBy(server, wrong);
        }
        Assert.Equal(refused, unknown);
        Assert.True(unknown > 1_000, $"Only {unknown} octets: no digest was computed.");
    }

    private long AllocatedBy(DigestServer server, string? ha1)
    {
        var request = Answered(server, DigestRole.Registrar);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(DigestVerdict.Refused, server.Verify(request, DigestRole.Registrar, (_, _) => ha1));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void A_nonce_is_good_where_it_was_given_and_nowhere_else()
    {
        var (here, there) = (SourceAddress.Of(System.Net.IPAddress.Parse("192.0.2.1")), SourceAddress.Of(System.Net.IPAddress.Parse("192.0.2.2")));
        var server = Server();
        var challenge = SipResponse.For(Register(), 401, "t");
        server.Challenge(challenge, DigestRole.Registrar, false, here);
        var request = Register();
        Assert.True(_client.TryAnswer(challenge, request));
        Assert.False(server.HasFreshNonce(request, DigestRole.Registrar, there));
        Assert.Equal(DigestVerdict.Stale, server.Verify(request, DigestRole.Registrar, Known, there));
        Assert.True(server.HasFreshNonce(request, DigestRole.Registrar, here));
        Assert.Equal(DigestVerdict.Ok, server.Verify(request, DigestRole.Registrar, Known, here));
    }

    [Fact]
    public void A_stale_nonce_does_not_tell_whether_the_password_was_right()
    {
        var server = Server();
        var request = Answered(server, DigestRole.Registrar);
        _time.AdvanceToNext(_time.GetUtcNow().AddMinutes(6));
        Assert.False(server.HasFreshNonce(request, DigestRole.Registrar, default));
        Assert.Equal(DigestVerdict.Stale, server.Verify(request, DigestRole.Registrar, Known));
        Assert.Equal(DigestVerdict.Stale, server.Verify(request, DigestRole.Registrar, (_, _) => null));
    }

    [Fact]
    public void Remembered_nonces_are_bounded_and_what_is_forgotten_is_not_believed()
    {
        var server = new DigestServer(new DigestServerOptions(Realm, new byte[32]) { MaxNonces = 50 }, _time);
        var used = new List<SipRequest>();
        for (var second = 0; second < 290; second++)
        {
            var request = Answered(server, DigestRole.Registrar);
            Assert.Equal(DigestVerdict.Ok, server.Verify(request, DigestRole.Registrar, Known));
            used.Add(request);
            _time.AdvanceToNext(_time.GetUtcNow().AddSeconds(1));
        }
        Assert.All(used, old => Assert.True(DigestServer.IsStale(server.Verify(old, DigestRole.Registrar, Known))));
        Assert.InRange(used.Count(old => server.HasFreshNonce(old, DigestRole.Registrar, default)), 1, 50);
    }

    [Fact]
    public void Same_nonce_count_twice_is_a_replay()
    {
        var server = Server();
        var request = Answered(server, DigestRole.Registrar);
        Assert.Equal(DigestVerdict.Ok, server.Verify(request, DigestRole.Registrar, Known));
        Assert.Equal(DigestVerdict.Replayed, server.Verify(request, DigestRole.Registrar, Known));
    }

    [Fact]
    public void Nonce_counts_upwards()
    {
        var server = Server();
        var challenge = Challenge(server, DigestRole.Registrar, false);
        for (var i = 0; i < 3; i++)
        {
            var request = Register();
            Assert.True(_client.TryAnswer(challenge, request));
            Assert.Contains($"nc=0000000{i + 1}", request.Get(SipHeader.Authorization), StringComparison.Ordinal);
            Assert.Equal(DigestVerdict.Ok, server.Verify(request, DigestRole.Registrar, Known));
        }
    }

    [Fact]
    public void Old_nonce_is_stale_and_the_client_tries_again_once()
    {
        var server = Server();
        var request = Answered(server, DigestRole.Registrar);
        _time.AdvanceToNext(_time.GetUtcNow() + TimeSpan.FromMinutes(6));
        Assert.Equal(DigestVerdict.Stale, server.Verify(request, DigestRole.Registrar, Known));
        Assert.True(_client.TryAnswer(Challenge(server, DigestRole.Registrar, true), request));
        Assert.Equal(DigestVerdict.Ok, server.Verify(request, DigestRole.Registrar, Known));
        Assert.False(_client.TryAnswer(Challenge(server, DigestRole.Registrar, false), request));
    }

    [Fact]
    public void Nonce_of_another_secret_is_stale()
    {
        var other = new DigestServer(new DigestServerOptions(Realm, new byte[32]), _time);
        var request = Answered(other, DigestRole.Registrar);
        Assert.Equal(DigestVerdict.Stale, Server().Verify(request, DigestRole.Registrar, Known));
    }

    [Theory]
    [InlineData("algorithm=SHA-256", "algorithm=SHA-512")]
    [InlineData("qop=auth", "qop=auth-int")]
    [InlineData("nc=00000001", "nc=1")]
    [InlineData("nc=00000001", "nc=zzzzzzzz")]
    [InlineData(", cnonce=", ", other=")]
    [InlineData("uri=", "url=")]
    [InlineData("response=", "respond=")]
    public void Incomplete_credentials_are_malformed(string part, string changed)
    {
        var server = Server();
        var request = Answered(server, DigestRole.Registrar);
        request.Set(SipHeader.Authorization, request.Get(SipHeader.Authorization)!.Replace(part, changed, StringComparison.Ordinal));
        Assert.Equal(DigestVerdict.Malformed, server.Verify(request, DigestRole.Registrar, Known));
    }

    [Fact]
    public void Other_method_with_the_same_credentials_is_refused()
    {
        var server = Server();
        var answered = Answered(server, DigestRole.Registrar);
        var stolen = new SipRequest(SipMethod.Invite, answered.Uri);
        stolen.Add(SipHeader.Authorization, answered.Get(SipHeader.Authorization)!);
        Assert.Equal(DigestVerdict.Refused, server.Verify(stolen, DigestRole.Registrar, Known));
    }

    [Fact]
    public void Client_without_qop_may_use_a_nonce_once()
    {
        var server = Server(DigestAlgorithm.Md5);
        AuthParameters.TryParse(Challenge(server, DigestRole.Registrar, false).Get(SipHeader.WwwAuthenticate), out var asked);
        var response = DigestHash.Response(DigestAlgorithm.Md5, Known("1001", DigestAlgorithm.Md5), "REGISTER", "sip:acme.example", asked["nonce"]!, null, null, null);
        var request = Register();
        request.Add(SipHeader.Authorization, $"Digest username=\"1001\", realm=\"{Realm}\", nonce=\"{asked["nonce"]}\", uri=\"sip:acme.example\", response=\"{response}\"");
        Assert.Equal(DigestVerdict.Ok, server.Verify(request, DigestRole.Registrar, Known));
        Assert.Equal(DigestVerdict.Replayed, server.Verify(request, DigestRole.Registrar, Known));
    }

    [Fact]
    public void Client_takes_the_first_challenge_that_it_speaks()
    {
        var response = new SipResponse(401);
        response.Add(SipHeader.WwwAuthenticate, "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256, qop=\"auth\"");
        response.Add(SipHeader.WwwAuthenticate, "Digest realm=\"r\", nonce=\"n\", qop=\"auth,auth-int\", opaque=\"o\"");
        var request = Register();
        Assert.True(_client.TryAnswer(response, request));
        Assert.Contains("algorithm=MD5, opaque=\"o\", qop=auth", request.Get(SipHeader.Authorization), StringComparison.Ordinal);
    }

    private DigestServer Server(params DigestAlgorithm[] algorithms) =>
        new(new DigestServerOptions(Realm, "0123456789abcdef0123456789abcdef"u8.ToArray()) { Algorithms = algorithms.Length > 0 ? algorithms : [DigestAlgorithm.Sha256, DigestAlgorithm.Md5] }, _time);

    private SipRequest Answered(DigestServer server, DigestRole role)
    {
        var request = Register();
        Assert.True(_client.TryAnswer(Challenge(server, role, false), request));
        return request;
    }

    private static SipResponse Challenge(DigestServer server, DigestRole role, bool stale)
    {
        var response = new SipResponse((int)role);
        server.Challenge(response, role, stale);
        return response;
    }

    private static string Known(string user, DigestAlgorithm algorithm) => DigestHash.Ha1(algorithm, user, Realm, "s3cret");

    private static SipRequest Register()
    {
        var request = new SipRequest(SipMethod.Register, SipUri.Parse("sip:acme.example"));
        request.Add(SipHeader.CSeq, "1 REGISTER");
        return request;
    }
}

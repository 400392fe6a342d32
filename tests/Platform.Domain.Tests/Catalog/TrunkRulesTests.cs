using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Catalog.CatalogCases;

namespace Platform.Domain.Tests.Catalog;

public class TrunkRulesTests
{
    private const string At = "trunks[carrier]";

    private static readonly TrunkLogin Login = new("carrier", TrunkLogin.DefaultRealm, new string('a', 32), new string('b', 64));
    private static readonly TrunkAccount Account = new("acct", "sealed", Registers: true);

    private static readonly TrunkDocument Full = Trunk with
    {
        OnlyTenant = "acme",
        Peers = [new("sip:203.0.113.7:5060;transport=tcp"), new("sips:sbc.example", 20, 0), new("sip:[2001:db8::7]:5070")],
        Login = Login,
        Account = Account,
        MaxCallsPerSecond = 10,
        FailoverCodes = [404, 603],
        CalledOut = [new("+86", 3, "0")],
        CallerId = CallerIdPolicy.AccountInFrom,
    };

    private static readonly RouteDocument Route = new("china", "+86", "carrier");

    private static string[] Faults(TrunkDocument trunk, params CatalogDocument[] more) =>
        [.. CatalogRules.Check([.. Replace(Trunk, trunk), .. more]).Select(fault => $"{fault.Path}: {fault.Code}")];

    [Fact]
    public void A_trunk_with_everything_and_its_routes_are_sound() =>
        Assert.Empty(Faults(Full, Route, Route with { RouteId = "any", Prefix = "" }, Route with { RouteId = "police", Prefix = "110", OnlyTenant = "acme" }));

    public static TheoryData<TrunkDocument, string> TrunkCases => new()
    {
        { Full with { OnlyTenant = "initech" }, $"{At}.onlyTenant: UnknownReference" },
        { Full with { Peers = [new("sip:a.example", 65_536)] }, $"{At}.peers[0].priority: OutOfRange" },
        { Full with { Peers = [new("sip:a.example", 1, -1)] }, $"{At}.peers[0].weight: OutOfRange" },
        { Full with { Peers = [new("sip:a.example"), new("sip:A.example")] }, $"{At}.peers[1]: Duplicate" },
        { Full with { Login = Login with { User = "a b" } }, $"{At}.login.user: BadSyntax" },
        { Full with { Login = Login with { Realm = "a\"b" } }, $"{At}.login.realm: BadSyntax" },
        { Full with { Login = Login with { Ha1Md5 = "", Ha1Sha256 = "" } }, $"{At}.login.password: SecretNeeded" },
        { Full with { Login = Login with { Ha1Sha256 = "b" } }, $"{At}.login.password: BadSyntax" },
        { Full with { Account = Account with { User = "" } }, $"{At}.account.user: BadSyntax" },
        { Full with { Account = Account with { PasswordSealed = "" } }, $"{At}.account.password: SecretNeeded" },
        { Full with { Account = Account with { Registrar = "registrar.example" } }, $"{At}.account.registrar: BadSyntax" },
        { Full with { Peers = [] }, $"{At}.account.registrar: UnknownReference" },
        { Full with { Account = Account with { Domain = "a b" } }, $"{At}.account.domain: BadSyntax" },
        { Full with { Account = Account with { ExpiresS = 59 } }, $"{At}.account.expiresS: OutOfRange" },
        { Full with { Account = null }, $"{At}.callerId: UnknownReference" },
        { Full with { MaxCallsPerSecond = 0 }, $"{At}.maxCallsPerSecond: OutOfRange" },
        { Full with { FailoverCodes = [404, 399] }, $"{At}.failoverCodes[1]: OutOfRange" },
        { Full with { FailoverCodes = [700] }, $"{At}.failoverCodes[0]: OutOfRange" },
        { Full with { HealthIntervalS = -1 }, $"{At}.healthIntervalS: OutOfRange" },
        { Full with { PeerSilenceMs = 99 }, $"{At}.peerSilenceMs: OutOfRange" },
        { Full with { Codecs = [] }, $"{At}.codecs: OutOfRange" },
        { Full with { Codecs = ["PCMA", "G729"] }, $"{At}.codecs[1]: OutOfRange" },
        { Full with { Codecs = ["PCMA", "OPUS"] }, $"{At}.codecs[1]: OutOfRange" },
        { Full with { Codecs = ["PCMA", "PCMA"] }, $"{At}.codecs[1]: Duplicate" },
        { Full with { CalledIn = [new("a", 0, "")] }, $"{At}.calledIn[0].prefix: BadSyntax" },
        { Full with { CallingIn = [new("", 25, "")] }, $"{At}.callingIn[0].strip: OutOfRange" },
        { Full with { CallingOut = [new("", 0, ""), new("", 0, "0 ")] }, $"{At}.callingOut[1].prepend: BadSyntax" },
        { Full with { CallerId = (CallerIdPolicy)9 }, $"{At}.callerId: OutOfRange" },
    };

    [Theory]
    [MemberData(nameof(TrunkCases))]
    public void Trunks_are_checked(TrunkDocument trunk, string fault) => Assert.Equal([fault], Faults(trunk));

    public static TheoryData<RouteDocument, string> RouteCases => new()
    {
        { Route with { RouteId = "China" }, "routes[China].id: BadSyntax" },
        { Route with { Prefix = "1" }, "routes[china].prefix: BadSyntax" },
        { Route with { Prefix = "+0" }, "routes[china].prefix: BadSyntax" },
        { Route with { TrunkId = "none" }, "routes[china].trunk: UnknownReference" },
        { Route with { Priority = -1 }, "routes[china].priority: OutOfRange" },
        { Route with { CostPerMinute = -0.1m }, "routes[china].costPerMinute: OutOfRange" },
        { Route with { OnlyTenant = "initech" }, "routes[china].onlyTenant: UnknownReference" },
    };

    [Theory]
    [MemberData(nameof(RouteCases))]
    public void Routes_are_checked(RouteDocument route, string fault) => Assert.Equal([fault], Faults(Full with { OnlyTenant = null }, route));

    [Fact]
    public void A_route_leads_somewhere_for_somebody()
    {
        Assert.Equal(["routes[china].trunk: UnknownReference"], Faults(Trunk, Route));
        Assert.Equal(["routes[china].onlyTenant: UnknownReference"], Faults(Full, Tenant with { TenantId = "globex" }, Route with { OnlyTenant = "globex" }));
    }

    [Fact]
    public void A_trunk_is_known_by_an_address_or_a_login_or_goes_out()
    {
        Assert.Empty(Faults(Full with { Addresses = [] }));
        Assert.Empty(Faults(Trunk with { Addresses = [], Login = Login }));
        Assert.Equal([$"{At}.addresses: OutOfRange"], Faults(Trunk with { Addresses = [] }));
    }

    [Fact]
    public void No_two_trunks_sign_alike()
    {
        Assert.Equal(["trunks[other].login.user: Duplicate"], Faults(Full, new TrunkDocument("other", "Other", []) { Login = Login }));
        Assert.Empty(Faults(Full, new TrunkDocument("other", "Other", []) { Login = Login with { Realm = "other.example" } }));
    }

    [Theory]
    [InlineData("sip:203.0.113.7", true)]
    [InlineData("sip:sbc.example:5060", true)]
    [InlineData("sips:sbc.example;transport=tcp", true)]
    [InlineData("sip:[2001:db8::1];transport=udp", true)]
    [InlineData("203.0.113.7", false)]
    [InlineData("sip:user@sbc.example", false)]
    [InlineData("sip:sbc.example:0", false)]
    [InlineData("sip:sbc.example:65536", false)]
    [InlineData("sip:sbc..example", false)]
    [InlineData("sip:[203.0.113.7]", false)]
    [InlineData("sip:sbc.example;transport=carrier-pigeon", false)]
    [InlineData("sip:sbc.example;lr", false)]
    [InlineData("sip:sbc.example\n", false)]
    [InlineData("tel:+862800000001", false)]
    [InlineData("", false)]
    public void Peers_are_hosts(string uri, bool sound) =>
        Assert.Equal(sound ? [] : [$"{At}.peers[0].uri: BadSyntax"], Faults(Trunk with { Peers = [new(uri)] }));
}

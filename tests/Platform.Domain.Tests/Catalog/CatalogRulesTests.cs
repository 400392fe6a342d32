using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Catalog.CatalogCases;

namespace Platform.Domain.Tests.Catalog;

public class CatalogRulesTests
{
    private static string[] Faults(IReadOnlyList<CatalogDocument> documents) => [.. CatalogRules.Check(documents).Select(fault => $"{fault.Path}: {fault.Code}")];

    [Fact]
    public void A_sound_house_has_no_faults() => Assert.Empty(Faults(All));

    [Fact]
    public void Every_fault_says_what_is_wrong() =>
        Assert.All(CatalogRules.Check([Tenant with { TenantId = "A b", Name = "", Locale = "de", MaxChannels = 0 }, Number, Agent, Admin with { Role = UserRole.Agent }]), fault => Assert.EndsWith(".", fault.Text));

    [Fact]
    public void Ids_are_unique()
    {
        Assert.Equal(["tenants[acme].queues[support]: Duplicate"], Faults(With(Queue with { Name = "Again" })));
        Assert.Equal(["tenants[globex].numbers[+862800000001]: Duplicate"],
            Faults(With(Tenant with { TenantId = "globex" }, Queue with { TenantId = "globex" }, Number with { TenantId = "globex" })));
        Assert.Empty(Faults(With(Tenant with { TenantId = "globex" }, Queue with { TenantId = "globex" })));
        Assert.Equal(["tenants[globex].sipDomain: Duplicate"], Faults(With(Tenant with { TenantId = "globex", SipDomain = "ACME.sip.local" })));
    }

    [Fact]
    public void References_exist()
    {
        Assert.Equal(["tenants[acme].numbers[+862800000001].queue: UnknownReference"], Faults(Replace(Number, Number with { Queue = "sales" })));
        Assert.Equal(["tenants[acme].agents[1001].queues[1]: UnknownReference"], Faults(Replace(Agent, Agent with { Queues = ["support", "sales"] })));
        Assert.Equal(["tenants[acme].agents[1001].queues[1]: Duplicate"], Faults(Replace(Agent, Agent with { Queues = ["support", "support"] })));
        Assert.Equal(["tenants[acme].agents[1001].product: UnknownReference"], Faults(Replace(Agent, Agent with { Product = "video" })));
        Assert.Equal(["tenants[acme].priceList: UnknownReference"], Faults(Replace(Tenant, Tenant with { PriceList = "gold" })));
        Assert.Equal(["tenants[acme].users[1001].agent: UnknownReference"], Faults(Replace(AgentUser, AgentUser with { AgentId = "1009" })));
        Assert.Equal(["tenants[globex].queues[q]: UnknownReference"], Faults(With(new QueueDocument("globex", "q", "Q"))));
    }

    [Theory]
    [InlineData("Acme", false)]
    [InlineData("-acme", false)]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("9-lives", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz-12345", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz-123456", false)]
    [InlineData("acme\n", false)]
    public void Ids_are_written_in_one_way(string id, bool sound) =>
        Assert.Equal(sound ? [] : [$"tenants[acme].queues[{id}].id: BadSyntax"], Faults(With(Queue with { QueueId = id })));

    [Theory]
    [InlineData("1", false)]
    [InlineData("10", true)]
    [InlineData("12345678", true)]
    [InlineData("123456789", false)]
    [InlineData("a001", false)]
    public void Agents_are_extensions(string id, bool sound) =>
        Assert.Equal(sound ? [] : [$"tenants[acme].agents[{id}].id: BadSyntax"], Faults(With(Agent with { AgentId = id })));

    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("192.0.2.0/24", true)]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("::1", true)]
    [InlineData("2001:db8::/32", true)]
    [InlineData("192.0.2.1/24", false)]
    [InlineData("192.0.2.0/33", false)]
    [InlineData("192.0.2", false)]
    [InlineData("1", false)]
    [InlineData("010.0.0.1", false)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("carrier.example", false)]
    [InlineData("", false)]
    public void Trunk_addresses_are_addresses_or_blocks(string address, bool sound) =>
        Assert.Equal(sound ? [] : ["trunks[carrier].addresses[0]: BadSyntax"], Faults(Replace(Trunk, Trunk with { Addresses = [address] })));

    [Fact]
    public void Trunks_do_not_overlap()
    {
        Assert.Equal(["trunks[other].addresses[1]: Overlap"], Faults(With(Trunk with { TrunkId = "other", Addresses = ["198.51.100.1", "192.0.2.7"] })));
        Assert.Equal(["trunks[other].addresses[0]: Overlap"], Faults(With(Trunk with { TrunkId = "other", Addresses = ["2001:db8::/32"] })));
        Assert.Equal(["trunks[carrier].addresses[1]: Overlap"], Faults(Replace(Trunk, Trunk with { Addresses = ["192.0.2.1", "192.0.2.1/32"] })));
        Assert.Empty(Faults(With(Trunk with { TrunkId = "other", Addresses = ["192.0.3.0/24"] })));
        Assert.Equal(["trunks[carrier].addresses: OutOfRange"], Faults(Replace(Trunk, Trunk with { Addresses = [] })));
    }

    public static TheoryData<CatalogDocument, CatalogDocument, string> ValueCases => new()
    {
        { Operator, Operator with { Name = " " }, "operator.name: BadSyntax" },
        { Operator, Operator with { Currency = "cny" }, "operator.currency: BadSyntax" },
        { Operator, Operator with { TimeZone = "Asia/Nowhere" }, "operator.timeZone: BadSyntax" },
        { Operator, Operator with { Country = "XX" }, "operator.country: OutOfRange" },
        { Operator, Operator with { EmergencyNumbers = ["110", "1"] }, "operator.emergencyNumbers[1]: BadSyntax" },
        { Operator, Operator with { EmergencyNumbers = ["1001"] }, "tenants[acme].agents[1001].id: Overlap" },
        { Operator, Operator with { BarredPrefixes = ["+8610", "10"] }, "operator.barredPrefixes[1]: BadSyntax" },
        { Tenant, Tenant with { Dialing = new(["+", "+86", ""], []) }, "tenants[acme].dialing.allowedPrefixes[2]: BadSyntax" },
        { Tenant, Tenant with { Dialing = new([], ["86"]) }, "tenants[acme].dialing.barredPrefixes[0]: BadSyntax" },
        { Tenant, Tenant with { Dialing = new([], [], MaxChannels: 0) }, "tenants[acme].dialing.maxChannels: OutOfRange" },
        { Tenant, Tenant with { Dialing = new([], [], SpendPerDay: -1m) }, "tenants[acme].dialing.spendPerDay: OutOfRange" },
        { Tenant, Tenant with { Dialing = new([], [], MaxCallsPerSecond: 0) }, "tenants[acme].dialing.maxCallsPerSecond: OutOfRange" },
        { Tenant, Tenant with { Dialing = new([], [], RingTimeoutMs: 999) }, "tenants[acme].dialing.ringTimeoutMs: OutOfRange" },
        { Tenant, Tenant with { Dialing = new([], [], CallerId: "+862800000009") }, "tenants[acme].dialing.callerId: UnknownReference" },
        { Tenant, Tenant with { Dialing = new(["+86"], [], SpendPerDay: 100m) }, "tenants[acme].dialing.allowedPrefixes[0]: NotPriced" },
        { Agent, Agent with { CallerId = "+862800000009" }, "tenants[acme].agents[1001].callerId: UnknownReference" },
        { Trunk, Trunk with { MaxChannels = 0 }, "trunks[carrier].maxChannels: OutOfRange" },
        { Prices, Prices with { Currency = "yuan" }, "priceLists[standard].currency: BadSyntax" },
        { Prices, Prices with { Minutes = [new(CallDirection.Inbound, "86", 0.1m)] }, "priceLists[standard].minutes[0].prefix: BadSyntax" },
        { Prices, Prices with { Minutes = [new(CallDirection.Inbound, "", -0.1m)] }, "priceLists[standard].minutes[0].perMinute: OutOfRange" },
        { Prices, Prices with { Minutes = [new(CallDirection.Inbound, "", 0.1m, 0)] }, "priceLists[standard].minutes[0].initialIncrementS: OutOfRange" },
        { Prices, Prices with { Minutes = [new(CallDirection.Inbound, "", 0.1m, 60, 0)] }, "priceLists[standard].minutes[0].furtherIncrementS: OutOfRange" },
        { Prices, Prices with { Minutes = [new((CallDirection)9, "", 0.1m)] }, "priceLists[standard].minutes[0].direction: OutOfRange" },
        { Prices, Prices with { Minutes = [new(CallDirection.Inbound, "", 0.1m), new(CallDirection.Inbound, "", 0.2m)] }, "priceLists[standard].minutes[1]: Duplicate" },
        { Prices, Prices with { Seats = [new("voice", 1m), new("desk", 1m), new("voice", 2m)] }, "priceLists[standard].seats[2]: Duplicate" },
        { Prices, Prices with { Seats = [new("voice", 1m), new("desk", -1m)] }, "priceLists[standard].seats[1].perMonth: OutOfRange" },
        { Prices, Prices with { Seats = [new("voice", 1m)] }, "tenants[acme].seats[desk].product: NotPriced" },
        { Tenant, Tenant with { Name = "a\u0007" }, "tenants[acme].name: BadSyntax" },
        { Tenant, Tenant with { SipDomain = "acme..example" }, "tenants[acme].sipDomain: BadSyntax" },
        { Tenant, Tenant with { Locale = "de" }, "tenants[acme].locale: OutOfRange" },
        { Tenant, Tenant with { MaxChannels = 0 }, "tenants[acme].maxChannels: OutOfRange" },
        { Number, Number with { E164 = "02800000001" }, "tenants[acme].numbers[02800000001].number: BadSyntax" },
        { Queue, Queue with { MaxWaitMs = 999 }, "tenants[acme].queues[support].maxWaitMs: OutOfRange" },
        { Queue, Queue with { MaxLength = 0 }, "tenants[acme].queues[support].maxLength: OutOfRange" },
        { Queue, Queue with { RingTimeoutMs = 300_001 }, "tenants[acme].queues[support].ringTimeoutMs: OutOfRange" },
        { Queue, Queue with { WrapUpMs = -1 }, "tenants[acme].queues[support].wrapUpMs: OutOfRange" },
        { Queue, Queue with { ShortAbandonMs = 60_001 }, "tenants[acme].queues[support].shortAbandonMs: OutOfRange" },
        { Queue, Queue with { Answer = (AnswerMode)7 }, "tenants[acme].queues[support].answer: OutOfRange" },
        { VoiceSeats, VoiceSeats with { Quantity = -1 }, "tenants[acme].seats[voice].quantity: OutOfRange" },
        { VoiceSeats, VoiceSeats with { From = DateOnly.MinValue }, "tenants[acme].seats[voice].from: OutOfRange" },
        { NamedSeats, NamedSeats with { Quantity = 0 }, "tenants[acme].seats[desk].quantity: TooManyNamedAgents" },
        { Phone, Phone with { SipHa1Md5 = null, SipHa1Sha256 = null }, "tenants[acme].agents[1002].sipPassword: SecretNeeded" },
        { Phone, Phone with { SipHa1Sha256 = null }, "tenants[acme].agents[1002].sipPassword: BadSyntax" },
        { Phone, Phone with { SipHa1Md5 = new string('G', 32) }, "tenants[acme].agents[1002].sipPassword: BadSyntax" },
        { Admin, Admin with { Login = "Admin" }, "tenants[acme].users[Admin].login: BadSyntax" },
        { Admin, Admin with { PasswordHash = "" }, "tenants[acme].users[admin].password: SecretNeeded" },
        { Admin, Admin with { Role = UserRole.OperatorAdmin }, "tenants[acme].users[admin].role: WrongRole" },
        { Admin, Admin with { Role = UserRole.Agent }, "tenants[acme].users[admin].agent: WrongRole" },
        { Admin, Admin with { AgentId = "1001" }, "tenants[acme].users[admin].agent: WrongRole" },
        { Admin, Admin with { Role = UserRole.Supervisor, AgentId = "nobody" }, "tenants[acme].users[admin].agent: UnknownReference" },
        { OperatorUser, OperatorUser with { Role = UserRole.Supervisor }, "operator.users[operator].role: WrongRole" },
        { OperatorUser, OperatorUser with { Role = UserRole.TenantAdmin }, "operator.users[operator].role: WrongRole" },
        { Admin, Admin with { Role = UserRole.OperatorBilling }, "tenants[acme].users[admin].role: WrongRole" },
        { OperatorUser, OperatorUser with { Role = UserRole.Auditor }, "operator.users[operator].role: WrongRole" },
        { Admin, Admin with { Role = UserRole.Auditor, AgentId = "1001" }, "tenants[acme].users[admin].agent: WrongRole" },
        { Tenant, Signing(OpenId with { Issuer = "http://id.example" }), "tenants[acme].signIn.openId.issuer: BadSyntax" },
        { Tenant, Signing(OpenId with { Issuer = "https://id.example/?a=b" }), "tenants[acme].signIn.openId.issuer: BadSyntax" },
        { Tenant, Signing(OpenId with { Issuer = "id.example" }), "tenants[acme].signIn.openId.issuer: BadSyntax" },
        { Tenant, Signing(OpenId with { ClientId = "" }), "tenants[acme].signIn.openId.clientId: BadSyntax" },
        { Tenant, Signing(OpenId with { Name = new string('x', 257) }), "tenants[acme].signIn.openId.name: BadSyntax" },
        { Tenant, Signing(OpenId with { LoginClaim = "a\nb" }), "tenants[acme].signIn.openId.loginClaim: BadSyntax" },
        { Tenant, Signing(OpenId with { AgentClaim = "" }), "tenants[acme].signIn.openId.agentClaim: BadSyntax" },
        { Tenant, Signing(OpenId with { SecretSealed = "" }), "tenants[acme].signIn.openId.clientSecret: SecretNeeded" },
        { Tenant, Signing(OpenId with { Roles = [new("groups", "", UserRole.Agent)] }), "tenants[acme].signIn.openId.roles[0].value: BadSyntax" },
        { Tenant, Signing(OpenId with { Roles = [new("groups", "x", UserRole.OperatorAdmin)] }), "tenants[acme].signIn.openId.roles[0].role: WrongRole" },
        { Tenant, Signing(OpenId with { Roles = [.. Enumerable.Repeat(new OpenIdRole("g", "x", UserRole.Agent), 51)] }), "tenants[acme].signIn.openId.roles: OutOfRange" },
    };

    private static OpenIdProvider OpenId { get; } = new("Acme SSO", "https://id.example/realms/acme", "client", "sealed");

    private static TenantDocument Signing(OpenIdProvider provider) => Tenant with { SignIn = new(OpenId: provider) };

    [Fact]
    public void A_provider_is_sound_and_one_of_this_machine_needs_no_TLS()
    {
        Assert.Empty(Faults(Replace(Tenant, Signing(OpenId with { AgentClaim = "ext", Roles = [new("groups", "x", UserRole.Auditor)] }))));
        Assert.Empty(Faults(Replace(Tenant, Signing(OpenId with { Issuer = "http://127.0.0.1:9000" }))));
    }

    [Theory]
    [MemberData(nameof(ValueCases))]
    public void Values_are_checked(CatalogDocument sound, CatalogDocument faulty, string fault) => Assert.Equal([fault], Faults(Replace(sound, faulty)));
}

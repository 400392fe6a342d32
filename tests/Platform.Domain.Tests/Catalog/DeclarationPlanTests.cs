using System.Text;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

public class DeclarationPlanTests
{
    private const string Prices = """
        "priceLists": [ { "id": "standard", "currency": "CNY", "minutes": [], "seats": [ { "product": "voice", "perMonth": 100 } ] } ]
        """;

    private static string House(string tenant) => $$"""{ "operator": { "name": "Op" }, {{Prices}}, "tenants": [ {{tenant}} ] }""";

    private static string Acme(string rest) => $$"""{ "id": "acme", "name": "Acme", {{rest}} }""";

    private const string Small = """
        "seats": [ { "product": "voice", "kind": "concurrent", "quantity": 5 } ],
        "numbers": [ { "number": "+86 28-0000-0001", "queue": "support" } ],
        "queues": [ { "id": "support", "name": "Support" }, { "id": "sales", "name": "Sales" } ],
        "agents": [ { "id": "1001", "name": "A", "queues": ["support"], "sipPassword": "sip-secret", "password": "agent-secret" } ],
        "users": [ { "login": "admin", "role": "tenantAdmin", "password": "admin-secret" } ]
        """;

    private static CatalogSnapshot Applied(string json, CatalogSnapshot? current = null)
    {
        var plan = Plan(json, current);
        Assert.Empty(plan.Faults);
        return Apply(current ?? CatalogSnapshot.Empty, plan.Diff);
    }

    private static IReadOnlyList<string> Lines(string json, CatalogSnapshot current)
    {
        var plan = Plan(json, current);
        Assert.Empty(plan.Faults);
        return plan.Diff.Lines;
    }

    [Fact]
    public void The_first_file_adds_everything()
    {
        var plan = Plan(House(Acme(Small)));
        Assert.Equal(
            [
                "+ operator", "+ price list standard", "+ tenant acme", "+ seats acme/voice", "+ queue acme/sales", "+ queue acme/support", "+ number +862800000001",
                "+ agent acme/1001", "+ user acme/1001", "+ user acme/admin",
            ],
            plan.Diff.Lines);
        var entry = Assert.IsType<SeatRentalEntry>(Assert.Single(plan.Diff.Entries));
        Assert.Equal(("rental:acme:voice:1", 5, new DateOnly(2026, 11, 20), "voice"), (entry.Id, entry.Quantity, entry.From, entry.Reference));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(8)), entry.At);
    }

    [Fact]
    public void The_same_file_again_changes_nothing_though_it_holds_secrets()
    {
        var plan = Plan(House(Acme(Small)), Applied(House(Acme(Small))));
        Assert.Empty(plan.Faults);
        Assert.Equal((0, 0, 0), (plan.Diff.Changes.Count, plan.Diff.Lines.Count, plan.Diff.Entries.Count));
    }

    [Fact]
    public void Changes_are_told_to_people()
    {
        var changed = Small.Replace("\"queues\": [\"support\"]", "\"queues\": [\"support\", \"sales\"]", StringComparison.Ordinal)
            .Replace("sip-secret", "sip-secret-2", StringComparison.Ordinal)
            .Replace("admin-secret", "admin-secret-2", StringComparison.Ordinal)
            .Replace("\"quantity\": 5", "\"quantity\": 7", StringComparison.Ordinal)
            .Replace("\"name\": \"Sales\"", "\"name\": \"Sales\", \"maxWaitMs\": 60000, \"answer\": \"onAgent\"", StringComparison.Ordinal);
        Assert.Equal(
            [
                "~ seats acme/voice quantity: 5 -> 7",
                "~ queue acme/sales maxWaitMs: 300000 -> 60000, answer: onQueue -> onAgent",
                "~ agent acme/1001 queues: [support] -> [support, sales], sipPassword: changed",
                "~ user acme/admin password: changed",
            ],
            Lines(House(Acme(changed)), Applied(House(Acme(Small)))));
    }

    [Fact]
    public void What_a_listed_tenant_does_not_list_goes_and_other_tenants_stay()
    {
        var current = Applied($$"""{ "tenants": [ {{Acme("\"queues\": []")}} ] }""", Applied(House(Acme(Small).Replace("acme", "globex", StringComparison.Ordinal).Replace("0001", "0002", StringComparison.Ordinal))));
        Assert.NotNull(current.FindAgent("globex", "1001"));
        var plan = Plan($$"""{ "tenants": [ {{Acme("\"queues\": []").Replace("acme", "globex", StringComparison.Ordinal)}} ] }""", current);
        Assert.Equal(
            ["- seats globex/voice", "- queue globex/sales", "- queue globex/support", "- number +862800000002", "- agent globex/1001", "- user globex/1001", "- user globex/admin"],
            plan.Diff.Lines);
        Assert.All(plan.Diff.Changes, change => Assert.True(change.Removed));
        var entry = Assert.IsType<SeatRentalEntry>(Assert.Single(plan.Diff.Entries));
        Assert.Equal(("rental:globex:voice:3", 0, new DateOnly(2026, 11, 20)), (entry.Id, entry.Quantity, entry.From));
    }

    [Fact]
    public void A_price_list_that_a_tenant_outside_the_file_needs_cannot_go()
    {
        var plan = Plan("""{ "priceLists": [] }""", Applied(House(Acme(Small))));
        Assert.Equal(["tenants[acme].priceList: UnknownReference"], plan.Faults.Select(fault => $"{fault.Path}: {fault.Code}"));
    }

    [Fact]
    public void Secrets_that_are_left_out_stay_but_not_across_a_change_of_the_SIP_domain()
    {
        var current = Applied(House(Acme(Small)));
        var silent = Small.Replace(", \"sipPassword\": \"sip-secret\", \"password\": \"agent-secret\"", "", StringComparison.Ordinal)
            .Replace(", \"password\": \"admin-secret\"", "", StringComparison.Ordinal);
        Assert.Empty(Lines(House(Acme(silent)), current));
        var moved = Plan(House(Acme(silent + ", \"sipDomain\": \"voice.example\"")), current);
        Assert.Equal(["$.tenants[0].agents[0].sipPassword: SecretNeeded"], moved.Faults.Select(fault => $"{fault.Path}: {fault.Code}"));
        Assert.Contains("sipPassword: changed", string.Concat(Lines(House(Acme(Small + ", \"sipDomain\": \"voice.example\"")), current)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_day_is_kept_as_long_as_quantity_and_kind_stay()
    {
        var dated = Small.Replace("\"quantity\": 5", "\"quantity\": 5, \"from\": \"2026-01-01\"", StringComparison.Ordinal);
        var current = Applied(House(Acme(dated)));
        Assert.Empty(Lines(House(Acme(Small)), current));
        Assert.Equal(
            ["~ seats acme/voice kind: concurrent -> named, from: 2026-01-01 -> 2026-11-20"],
            Lines(House(Acme(Small.Replace("concurrent", "named", StringComparison.Ordinal))), current));
    }

    [Fact]
    public void The_demo_is_sound_and_changes_nothing_the_second_time()
    {
        var current = Applied(Demo());
        Assert.Empty(Lines(Demo(), current));
        Assert.Equal(("acme", "support"), (current.FindNumber("+862800000001")?.TenantId, current.FindNumber("+862800000001")?.Queue));
        Assert.Equal("globex", current.FindNumber("+442000000001")?.TenantId);
        Assert.Equal(["127.0.0.1/32"], Assert.Single(current.Trunks).Addresses);
        Assert.Equal(SignInMode.Phone, current.FindAgent("acme", "1001")?.SignIn);
        Assert.Equal(10, current.Of<AgentDocument>("globex").Count());
    }

    [Fact]
    public void Applying_an_export_changes_nothing()
    {
        Assert.Empty(Reapply(Applied(Demo())));
        Assert.Empty(Reapply(new CatalogSnapshot(7, CatalogCases.All)));
        Assert.Empty(Reapply(CatalogSnapshot.Empty));
        Property.Holds(random => Reapply(RandomHouse(random)) is { Length: > 0 } lines ? lines : null, cases: 100);
    }

    private static string Reapply(CatalogSnapshot snapshot)
    {
        var json = DeclarationJson.Write(DeclarationExport.Of(snapshot, Now));
        Assert.DoesNotContain("assword", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        var plan = DeclarationPlan.Make(json, snapshot, Secrets(), Now);
        return string.Join('\n', plan.Faults.Select(fault => fault.ToString()).Concat(plan.Diff.Lines).Concat(plan.Diff.Entries.Select(entry => entry.ToString())));
    }

    /// <summary>Some of the sound house's leaves, with other values, at two tenants.</summary>
    private static CatalogSnapshot RandomHouse(Random random)
    {
        List<CatalogDocument> documents = [CatalogCases.Operator with { TimeZone = random.Pick(["Asia/Shanghai", "Europe/London"]), Demo = random.Next(2) == 0 }, CatalogCases.Prices, CatalogCases.Tenant, CatalogCases.Queue];
        documents.Add(CatalogCases.VoiceSeats with { Quantity = random.Next(9), From = new DateOnly(2026, 11, 1).AddDays(random.Next(60)) });
        documents.Add(CatalogCases.Tenant with { TenantId = "globex", SipDomain = random.Pick([null, "globex.example"]), Locale = random.Pick(["en", "zh-CN"]) });
        CatalogDocument[] leaves =
        [
            CatalogCases.Trunk with { MaxChannels = random.Pick<int?>([null, 7]) }, CatalogCases.Number, CatalogCases.Agent, CatalogCases.Admin, CatalogCases.OperatorUser,
            CatalogCases.Queue with { TenantId = "globex", WrapUpMs = random.Next(9), Answer = random.Pick(Enum.GetValues<AnswerMode>()) },
        ];
        documents.AddRange(leaves.Where(_ => random.Next(2) == 0));
        if (documents.Contains(CatalogCases.Agent))
            documents.Add(random.Pick([CatalogCases.AgentUser, CatalogCases.AgentUser with { Login = "li.na" }]));
        return new(random.Next(100), documents.OrderBy(_ => random.Next()));
    }
}

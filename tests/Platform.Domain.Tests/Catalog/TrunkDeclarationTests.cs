using System.Text;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

public class TrunkDeclarationTests
{
    private const string Passwords = """, "password": "carrier-secret" """;
    private const string AccountPassword = """, "password": "pin1" """;

    private static string House(string login = Passwords, string account = AccountPassword, string more = "") => $$"""
        {
          "operator": { "name": "Op", "country": "DE", "barredPrefixes": ["+49900"] },
          "trunks": [ {
            "id": "carrier", "name": "Carrier",
            "peers": [ { "uri": "sip:a.example" }, { "uri": "sip:b.example", "priority": 20, "weight": 5 } ],
            "login": { "user": "carrier"{{login}} },
            "account": { "user": "4930", "registers": true{{account}} },
            "failoverCodes": [404], "calledOut": [ { "prefix": "+49", "strip": 3, "prepend": "0" } ]{{more}}
          } ],
          "routes": [ { "id": "any", "prefix": "", "trunk": "carrier", "costPerMinute": 0.01 } ],
          "priceLists": [ { "id": "standard", "currency": "EUR", "minutes": [ { "direction": "outbound", "prefix": "", "perMinute": 0.05 } ], "seats": [] } ],
          "tenants": [ {
            "id": "acme", "name": "Acme",
            "dialing": { "allowedPrefixes": ["+49"], "spendPerDay": 100, "callerId": "+49 30 23125 000" },
            "queues": [ { "id": "support", "name": "Support" } ],
            "numbers": [ { "number": "+49 30 23125 000", "queue": "support" } ]
          } ]
        }
        """;

    private static CatalogSnapshot Applied(string json, CatalogSnapshot? current = null)
    {
        var plan = Plan(json, current);
        Assert.Empty(plan.Faults);
        return Apply(current ?? CatalogSnapshot.Empty, plan.Diff);
    }

    private static string[] Faults(string json, CatalogSnapshot? current = null) =>
        [.. Plan(json, current).Faults.Select(fault => $"{fault.Path}: {fault.Code}")];

    [Fact]
    public void A_trunk_is_declared_with_everything_that_is_left_out()
    {
        var house = Applied(House());
        var trunk = house.FindTrunk("carrier")!;
        Assert.Equal(["PCMA", "PCMU"], trunk.Codecs);
        Assert.Equal([new TrunkPeer("sip:a.example"), new TrunkPeer("sip:b.example", 20, 5)], trunk.Peers);
        Assert.Equal((TrunkLogin.DefaultRealm, 32, 64), (trunk.Login!.Realm, trunk.Login.Ha1Md5.Length, trunk.Login.Ha1Sha256.Length));
        Assert.StartsWith("sealed-", trunk.Account!.PasswordSealed, StringComparison.Ordinal);
        Assert.Equal(["110", "112"], house.Operator.EmergencyNumbers);
        Assert.Equal("49", house.NumberPlan.CountryCode);
        Assert.Equal("any", Assert.Single(house.RoutesOf("")).RouteId);
        Assert.Equal("+493023125000", house.FindTenant("acme")!.Dialing.CallerId);
    }

    [Fact]
    public void The_same_file_and_one_without_passwords_change_nothing()
    {
        var current = Applied(House());
        Assert.Empty(Plan(House(), current).Diff.Lines);
        Assert.Empty(Faults(House("", ""), current));
        Assert.Empty(Plan(House("", ""), current).Diff.Lines);
    }

    [Fact]
    public void Changes_are_told_and_secrets_are_not() => Assert.Equal(
        ["~ trunk carrier login.password: changed, account.password: changed, maxCallsPerSecond: (none) -> 5, codecs: [PCMA, PCMU] -> [PCMU]"],
        Plan(House(", \"password\": \"carrier-secret-2\"", ", \"password\": \"pin2\"", ", \"codecs\": [\"PCMU\"], \"maxCallsPerSecond\": 5"), Applied(House()))
            .Diff.Lines);

    [Fact]
    public void A_login_that_comes_and_goes_is_told_part_by_part()
    {
        var with = Applied(House());
        var without = Applied(House().Replace("\"login\": { \"user\": \"carrier\", \"password\": \"carrier-secret\"  },", "", StringComparison.Ordinal), with);
        Assert.Null(without.FindTrunk("carrier")!.Login);
        var line = Assert.Single(Plan(House(), without).Diff.Lines);
        Assert.Contains("login.user: (none) -> carrier", line, StringComparison.Ordinal);
        Assert.Contains("login.password: changed", line, StringComparison.Ordinal);
        Assert.DoesNotContain("carrier-secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Passwords_are_needed_when_new_and_when_what_they_belong_to_changes()
    {
        Assert.Equal(["$.trunks[0].login.password: SecretNeeded", "$.trunks[0].account.password: SecretNeeded"], Faults(House("", "")));
        var current = Applied(House());
        Assert.Equal(["$.trunks[0].login.password: SecretNeeded"], Faults(House(", \"realm\": \"carrier.example\"", ""), current));
        Assert.Equal(["$.trunks[0].account.password: SecretNeeded"], Faults(House("", "").Replace("4930", "4931", StringComparison.Ordinal), current));
        Assert.Equal(["$.trunks[0].login.password: OutOfRange"], Faults(House(", \"password\": \"short\""), current));
    }

    [Fact]
    public void Faults_stand_at_their_place_in_the_file()
    {
        Assert.Equal(["$.trunks[0].peers[1].uri: BadSyntax"], Faults(House().Replace("sip:b.example", "b.example", StringComparison.Ordinal)));
        Assert.Equal(["$.routes[0].trunk: UnknownReference"], Faults(House().Replace("\"trunk\": \"carrier\"", "\"trunk\": \"other\"", StringComparison.Ordinal)));
        Assert.Equal(["$.tenants[0].dialing.callerId: UnknownReference"], Faults(House().Replace("\"callerId\": \"+49 30 23125 000\"", "\"callerId\": \"+49 30 23125 001\"", StringComparison.Ordinal)));
        Assert.Equal(["$.trunks[0].peers[0].port: UnknownProperty"], Faults(House().Replace("\"uri\": \"sip:a.example\"", "\"uri\": \"sip:a.example\", \"port\": 5060", StringComparison.Ordinal)));
    }

    [Fact]
    public void Routes_stay_when_their_section_is_left_out_and_go_when_it_is_empty()
    {
        var current = Applied(House());
        Assert.Empty(Plan("{}", current).Diff.Lines);
        Assert.Equal(["- route any"], Plan("""{ "routes": [] }""", current).Diff.Lines);
        Assert.Equal(["routes[any].trunk: UnknownReference"], Faults("""{ "trunks": [] }""", current));
    }

    [Fact]
    public void The_examples_in_the_manual_can_be_applied()
    {
        var manual = File.ReadAllText(Path.Combine(Root(), "docs", "OPERATIONS.md"));
        var examples = manual.Split("```json\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)])
            .Where(example => example.Contains("\"trunks\"", StringComparison.Ordinal) || example.Contains("\"dialing\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, examples.Count);
        var current = Applied(House().Replace("+49 30 23125 000", "+862155550100", StringComparison.Ordinal).Replace("\"outbound\", \"prefix\": \"\"", "\"outbound\", \"prefix\": \"+86\"", StringComparison.Ordinal)
            .Replace("\"allowedPrefixes\": [\"+49\"]", "\"allowedPrefixes\": [\"+86\"]", StringComparison.Ordinal));
        Assert.Empty(Faults(examples[0], current));
        Assert.Empty(Faults($$"""
            { "tenants": [ { "id": "acme", "name": "Acme", {{examples[1]}},
              "queues": [ { "id": "support", "name": "Support" } ], "numbers": [ { "number": "+862155550100", "queue": "support" } ] } ] }
            """, current));
    }

    [Fact]
    public void An_export_holds_no_secret_and_changes_nothing()
    {
        var current = Applied(House());
        var json = DeclarationJson.Write(DeclarationExport.Of(current, Now));
        var text = Encoding.UTF8.GetString(json);
        Assert.DoesNotContain("assword", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ha1", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sealed", text, StringComparison.OrdinalIgnoreCase);
        var plan = DeclarationPlan.Make(json, current, Secrets(), Now);
        Assert.Empty(plan.Faults);
        Assert.Empty(plan.Diff.Lines);
    }
}

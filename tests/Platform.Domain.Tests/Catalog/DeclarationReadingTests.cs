using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

public class DeclarationReadingTests
{
    private static string[] Faults(string json)
    {
        var plan = Plan(json);
        Assert.Same(CatalogDiff.Empty, plan.Diff);
        return [.. plan.Faults.Select(fault => $"{fault.Path}: {fault.Code}")];
    }

    [Theory]
    [InlineData("", "$: NotJson")]
    [InlineData("{", "$: NotJson")]
    [InlineData("{} {}", "$: NotJson")]
    [InlineData("{\"operator\":{\"name\":\"\\ud800\"}}", "$: NotJson")]
    [InlineData("[]", "$: WrongType")]
    [InlineData("null", "$: WrongType")]
    [InlineData("{\"tenant\":[]}", "$.tenant: UnknownProperty")]
    [InlineData("{\"a b\":1}", "$[\"a b\"]: UnknownProperty")]
    [InlineData("{\"Trunks\":[]}", "$.Trunks: UnknownProperty")]
    [InlineData("{\"trunks\":[],\"trunks\":[]}", "$.trunks: Duplicate")]
    [InlineData("{\"trunks\":{}}", "$.trunks: WrongType")]
    [InlineData("{\"trunks\":[null]}", "$.trunks[0]: WrongType")]
    [InlineData("{\"operator\":{}}", "$.operator.name: MissingProperty")]
    [InlineData("{\"operator\":{\"name\":null}}", "$.operator.name: WrongType")]
    [InlineData("{\"operator\":{\"name\":\"Op\",\"demo\":1}}", "$.operator.demo: WrongType")]
    [InlineData("{\"operator\":{\"name\":1}}", "$.operator.name: WrongType")]
    [InlineData("{\"trunks\":[{\"id\":\"t\",\"name\":\"T\",\"addresses\":[\"192.0.2.1\",7]}]}", "$.trunks[0].addresses[1]: WrongType")]
    [InlineData("{\"trunks\":[{\"id\":\"t\",\"name\":\"T\",\"addresses\":[\"192.0.2.1\"],\"maxChannels\":1.5}]}", "$.trunks[0].maxChannels: WrongType")]
    [InlineData("{\"trunks\":[{\"id\":\"t\",\"name\":\"T\",\"addresses\":[\"192.0.2.1\"],\"maxChannels\":\"5\"}]}", "$.trunks[0].maxChannels: WrongType")]
    [InlineData("{\"priceLists\":[{\"id\":\"p\",\"currency\":\"CNY\",\"minutes\":[{\"direction\":\"Inbound\",\"prefix\":\"\",\"perMinute\":1}],\"seats\":[]}]}", "$.priceLists[0].minutes[0].direction: WrongType")]
    [InlineData("{\"priceLists\":[{\"id\":\"p\",\"currency\":\"CNY\",\"minutes\":[],\"seats\":[{\"product\":\"voice\",\"perMonth\":1e99}]}]}", "$.priceLists[0].seats[0].perMonth: WrongType")]
    [InlineData("{\"tenants\":[{\"id\":\"a\",\"name\":\"A\",\"seats\":[{\"product\":\"voice\",\"kind\":\"named\",\"quantity\":1,\"from\":\"1.11.2026\"}]}]}", "$.tenants[0].seats[0].from: WrongType")]
    public void Refuses_what_is_not_written_as_it_should_be(string json, string fault) => Assert.Equal([fault], Faults(json));

    [Fact]
    public void Finds_all_faults_at_once() => Assert.Equal(
        ["$.operator.nam: UnknownProperty", "$.operator.name: MissingProperty", "$.operator.currency: WrongType", "$.tenants[0].name: MissingProperty"],
        Faults("""{ "operator": { "nam": "x", "currency": 7 }, "tenants": [ { "id": "acme" } ] }"""));

    [Fact]
    public void Faults_of_meaning_stand_at_their_place_in_the_file() => Assert.Equal(
        [
            "$.tenants[0].agents[0].sipPassword: OutOfRange",
            "$.tenants[0].agents[1]: Duplicate",
            "$.tenants[0].priceList: UnknownReference",
            "$.tenants[0].numbers[0].number: BadSyntax",
            "$.tenants[0].numbers[0].queue: UnknownReference",
            "$.tenants[0].agents[0].product: UnknownReference",
            "$.tenants[0].agents[1].product: UnknownReference",
            "$.tenants[0].users[0].password: SecretNeeded",
        ],
        Faults("""
            {
              "tenants": [
                {
                  "id": "acme", "name": "Acme",
                  "numbers": [ { "number": "02800000001", "queue": "support" } ],
                  "agents": [ { "id": "1001", "name": "A", "queues": [], "sipPassword": "short" }, { "id": "1001", "name": "B", "queues": [] } ],
                  "users": [ { "login": "admin", "role": "tenantAdmin" } ]
                }
              ]
            }
            """));

    [Fact]
    public void A_byte_order_mark_and_null_for_what_may_be_left_out_are_read()
    {
        Assert.Empty(Plan("\uFEFF{}").Faults);
        Assert.Empty(Plan("""{ "operator": null, "trunks": null, "$schema": "x" }""").Faults);
    }

    [Fact]
    public void Garbage_is_refused_and_never_thrown() => Property.Holds(random =>
    {
        var demo = System.Text.Encoding.UTF8.GetBytes(Demo());
        for (var i = 0; i < 1 + random.Next(4); i++)
            demo[random.Next(demo.Length)] = (byte)random.Next(256);
        DeclarationPlan.Make(demo.AsMemory(0, random.Next(2) == 0 ? demo.Length : random.Next(demo.Length)), CatalogSnapshot.Empty, Secrets(), Now);
        return null;
    });
}

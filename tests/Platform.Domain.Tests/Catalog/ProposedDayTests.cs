using System.Text;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;

namespace Platform.Domain.Tests.Catalog;

public class ProposedDayTests
{
    private const string Md5 = "0123456789abcdef0123456789abcdef";

    private static readonly CatalogSnapshot Current = new(7,
    [
        new OperatorDocument("Op"),
        new PriceListDocument("standard", "CNY", [], [new SeatPrice("voice", 90)]),
        new TenantDocument("acme", "Acme"),
        new TenantDocument("globex", "Globex"),
        new SkillDocument("acme", "en", "English"),
        new QueueDocument("acme", "sales", "Sales", MaxWaitMs: 60_000),
        new QueueDocument("acme", "support", "Support", WrapUpMs: 30_000) { Strategy = QueueStrategy.RoundRobin },
        new SeatRentalDocument("acme", "voice", SeatKind.Concurrent, 2, new DateOnly(2026, 1, 1)),
        new AgentDocument("acme", "1001", "Ann", ["support"], SipHa1Md5: Md5, SipHa1Sha256: Md5 + Md5),
    ]);

    [Fact]
    public void What_is_not_named_stays_as_it_is()
    {
        var (proposed, faults) = Read("""
            { "queues": [{ "id": "support", "wrapUpMs": 5000 }], "agents": [{ "id": "1002", "name": "Bob", "queues": ["sales"] }],
              "staffing": [{ "like": "1001", "add": 2 }, { "agent": "1002", "from": "09:00", "to": "17:00" }] }
            """);
        Assert.Empty(faults);
        Assert.NotNull(proposed);
        Assert.Equal((5_000, QueueStrategy.RoundRobin), (proposed.Catalog.FindQueue("acme", "support")!.WrapUpMs, proposed.Catalog.FindQueue("acme", "support")!.Strategy));
        Assert.Equal(60_000, proposed.Catalog.FindQueue("acme", "sales")!.MaxWaitMs);
        Assert.Equal(Md5, proposed.Catalog.FindAgent("acme", "1001")!.SipHa1Md5);
        Assert.Equal(["sales"], proposed.Catalog.FindAgent("acme", "1002")!.Queues);
        Assert.NotNull(proposed.Catalog.FindTenant("globex"));
        Assert.Equal(2, proposed.Lines.Count);
        Assert.Equal([new("1001", 2), new(Agent: "1002", From: "09:00", To: "17:00")], proposed.Staffing);
    }

    [Theory]
    [InlineData("[]", "$", CatalogFaultCode.NotJson)]
    [InlineData("{", "$", CatalogFaultCode.NotJson)]
    [InlineData("""{ "flows": [] }""", "$.flows", CatalogFaultCode.UnknownProperty)]
    [InlineData("""{ "queues": {} }""", "$.queues", CatalogFaultCode.WrongType)]
    [InlineData("""{ "queues": [{ "wrapUpMs": 1 }] }""", "$.queues[0].id", CatalogFaultCode.MissingProperty)]
    [InlineData("""{ "queues": [{ "id": "support", "wrapUpMs": "long" }] }""", "$.queues[0].wrapUpMs", CatalogFaultCode.WrongType)]
    [InlineData("""{ "agents": [{ "id": "1001", "queues": ["moon"] }] }""", "$.agents[0].queues[0]", CatalogFaultCode.UnknownReference)]
    [InlineData("""{ "staffing": [{ "likes": "1001" }] }""", "$.staffing[0].likes", CatalogFaultCode.UnknownProperty)]
    public void Each_fault_has_its_place_in_the_file(string json, string path, CatalogFaultCode code)
    {
        var (proposed, faults) = Read(json);
        Assert.Null(proposed);
        Assert.Contains(faults, fault => (fault.Path, fault.Code) == (path, code));
    }

    private static (ProposedDay? Proposed, IReadOnlyList<CatalogFault> Faults) Read(string json) => ProposedDay.Read(Encoding.UTF8.GetBytes(json), Current,
        "acme", DeclarationCases.Secrets(), new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
}

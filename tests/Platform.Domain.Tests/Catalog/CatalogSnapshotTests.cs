using Platform.Domain.Catalog;

namespace Platform.Domain.Tests.Catalog;

public class CatalogSnapshotTests
{
    private static readonly CatalogSnapshot Snapshot = new(1,
    [
        new OperatorDocument("Carrier Co"),
        new QueueDocument("acme", "support", "Support"),
        new QueueDocument("globex", "help", "Help"),
        new QueueDocument("acme", "Sales", "Sales"),
        new QueueDocument("acme", "billing", "Billing"),
        new NumberDocument("+862155550100", "acme", "support"),
    ]);

    [Theory]
    [InlineData("acme", "Sales,billing,support")]
    [InlineData("globex", "help")]
    [InlineData("nobody", "")]
    public void A_tenants_documents_of_one_kind_come_in_the_order_of_their_ids(string tenant, string expected) =>
        Assert.Equal(expected, string.Join(',', Snapshot.Of<QueueDocument>(tenant).Select(queue => queue.QueueId)));

    [Fact]
    public void A_kind_that_a_tenant_has_none_of_is_empty()
    {
        Assert.Equal("+862155550100", Assert.Single(Snapshot.Of<NumberDocument>("acme")).E164);
        Assert.Empty(Snapshot.Of<NumberDocument>("globex"));
        Assert.Empty(CatalogSnapshot.Empty.Of<QueueDocument>("acme"));
    }
}

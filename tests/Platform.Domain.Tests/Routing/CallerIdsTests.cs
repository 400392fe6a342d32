using Platform.Domain.Catalog;
using Platform.Domain.Routing;
using Platform.Domain.Tests.Catalog;
using static Platform.Domain.Tests.Routing.RoutingCases;

namespace Platform.Domain.Tests.Routing;

public class CallerIdsTests
{
    private const string First = "+862800000001";
    private const string Second = "+862800000002";
    private const string Foreign = "+862800000009";

    private static CatalogSnapshot With(string? agents, string? tenants) => new(1,
    [
        .. CatalogCases.All.Where(document => document != CatalogCases.Agent && document != CatalogCases.Tenant),
        CatalogCases.Agent with { CallerId = agents }, Acme with { Dialing = Acme.Dialing with { CallerId = tenants } }, SecondNumber,
        Globex, ForeignNumber,
    ]);

    // In the order of the checks: what was asked for, the agent's own, the tenant's, the first one.
    [Theory]
    [InlineData("028 0000 0002", null, null, Second, null)]
    [InlineData(Second, First, First, Second, null)]
    [InlineData(Foreign, null, null, null, CallerIdRefusal.NotRented)]
    [InlineData("anonymous", null, null, null, CallerIdRefusal.WrongNumber)]
    [InlineData(null, Second, First, Second, null)]
    [InlineData(null, Foreign, Second, Second, null)]
    [InlineData(null, null, Second, Second, null)]
    [InlineData("", null, Second, Second, null)]
    [InlineData(null, null, Foreign, First, null)]
    [InlineData(null, null, null, First, null)]
    public void Shows_only_what_the_tenant_rents(string? requested, string? agents, string? tenants, string? number, CallerIdRefusal? refusal) =>
        Assert.Equal(new CallerIdAnswer(number, refusal), CallerIds.Choose(With(agents, tenants), "acme", "1001", requested));

    [Fact]
    public void Another_agent_shows_the_tenants_number() =>
        Assert.Equal(new CallerIdAnswer(First, null), CallerIds.Choose(With(Second, null), "acme", "1002"));

    [Fact]
    public void Without_a_rented_number_nothing_can_be_shown() => Assert.Equal(
        new CallerIdAnswer(null, CallerIdRefusal.NoneRented), CallerIds.Choose(new(1, [CatalogCases.Operator, Acme]), "acme", null));

    [Fact]
    public void Nothing_keeps_an_emergency_call()
    {
        Assert.Equal(new CallerIdAnswer(First, null), CallerIds.Choose(With(null, null), "acme", "1001", Foreign, isEmergency: true));
        Assert.Equal(new CallerIdAnswer(Second, null), CallerIds.Choose(With(null, null), "acme", "1001", Second, isEmergency: true));
        Assert.Equal(new CallerIdAnswer(null, null), CallerIds.Choose(new(1, [CatalogCases.Operator, Acme]), "acme", null, null, isEmergency: true));
    }

    [Fact]
    public void Allowed_are_all_that_are_rented() => Assert.Equal([First, Second], CallerIds.Allowed(With(null, null), "acme"));

    [Fact]
    public void Every_refusal_has_its_text() =>
        Assert.Equal(3, Enum.GetValues<CallerIdRefusal>().Select(refusal => refusal.Text()).Where(text => text.EndsWith('.')).Distinct().Count());
}

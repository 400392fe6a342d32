using Platform.Domain.Catalog;
using static Platform.Domain.Catalog.CatalogFaultCode;
using static Platform.Domain.Tests.Catalog.CatalogCases;

namespace Platform.Domain.Tests.Catalog;

public class NumberPoolRulesTests
{
    private static readonly NumberPoolDocument Pool =
        new("geo", "Geographic", [new("+862800000000", "+862800009999")], [NumberCapability.Voice, NumberCapability.Sms], "geographic", ["acme"], 90, "carrier");

    public static TheoryData<string, NumberPoolDocument, CatalogFaultCode> Faults => new()
    {
        { "numberPools[Geo].id", Pool with { PoolId = "Geo" }, BadSyntax },
        { "numberPools[geo].name", Pool with { Name = "" }, BadSyntax },
        { "numberPools[geo].priceClass", Pool with { PriceClass = "" }, BadSyntax },
        { "numberPools[geo].quarantineDays", Pool with { QuarantineDays = -1 }, OutOfRange },
        { "numberPools[geo].trunk", Pool with { TrunkId = "nowhere" }, UnknownReference },
        { "numberPools[geo].tenants[1]", Pool with { Tenants = ["acme", "globex"] }, UnknownReference },
        { "numberPools[geo].tenants[1]", Pool with { Tenants = ["acme", "acme"] }, Duplicate },
        { "numberPools[geo].capabilities", Pool with { Capabilities = [] }, OutOfRange },
        { "numberPools[geo].capabilities[1]", Pool with { Capabilities = [NumberCapability.Fax, NumberCapability.Fax] }, Duplicate },
        { "numberPools[geo].capabilities[0]", Pool with { Capabilities = [(NumberCapability)9] }, OutOfRange },
        { "numberPools[geo].ranges[0].first", Pool with { Ranges = [new("862800000000", "+862800009999")] }, BadSyntax },
        { "numberPools[geo].ranges[0].last", Pool with { Ranges = [new("+862800000000", "+86280000999x")] }, BadSyntax },
        { "numberPools[geo].ranges[0]", Pool with { Ranges = [new("+862800009999", "+862800000000")] }, OutOfRange },
        { "numberPools[geo].ranges[0]", Pool with { Ranges = [new("+86280000000", "+862800000000")] }, OutOfRange },
        { "numberPools[geo].ranges[0]", Pool with { Ranges = [new("+862800000000", "+862801000000")] }, OutOfRange },
        { "numberPools[geo].ranges[1]", Pool with { Ranges = [new("+862800000000", "+862800000009"), new("+862800000009", "+862800000010")] }, Overlap },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_faulty_pool_is_refused_with_its_path(string path, NumberPoolDocument pool, CatalogFaultCode code) =>
        Assert.Equal([(path, code)], CatalogRules.Check(With(pool)).Select(fault => (fault.Path, fault.Code)));

    [Fact]
    public void A_sound_pool_of_a_million_numbers_passes() =>
        Assert.Empty(CatalogRules.Check(With(Pool, Pool with { PoolId = "big", Ranges = [new("+862900000000", "+862900999999")], Tenants = [] })));

    [Fact]
    public void Two_pools_share_no_number() => Assert.Equal(
        ["numberPools[other].ranges[0]"],
        CatalogRules.Check(With(Pool, Pool with { PoolId = "other", Ranges = [new("+862800009999", "+862800009999")] })).Select(fault => fault.Path));

    [Fact]
    public void A_wrong_number_is_refused_with_the_reason() => Assert.EndsWith("A number has at most 15 digits with its country code.",
        Assert.Single(CatalogRules.Check(With(Number with { E164 = "+8628000000011234" }))).Text, StringComparison.Ordinal);

    [Fact]
    public void A_price_list_has_one_price_to_a_class()
    {
        var list = Prices with { Numbers = [new("geographic", 1m), new("Gold", 1m), new("geographic", -1m)] };
        Assert.Equal(["priceLists[standard].numbers[1].priceClass", "priceLists[standard].numbers[2].perMonth", "priceLists[standard].numbers[2]"],
            CatalogRules.Check(Replace(Prices, list)).Select(fault => fault.Path));
    }
}

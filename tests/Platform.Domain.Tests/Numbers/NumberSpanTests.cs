using Platform.Domain.Catalog;
using Platform.Domain.Numbers;

namespace Platform.Domain.Tests.Numbers;

public class NumberSpanTests
{
    private static readonly NumberSpan Span = NumberSpan.Of(new("+862800000095", "+862800000210"));

    [Theory]
    [InlineData("", 862800000095, 862800000210)]
    [InlineData("86", 862800000095, 862800000210)]
    [InlineData("8628000001", 862800000100, 862800000199)]
    [InlineData("86280000020", 862800000200, 862800000209)]
    [InlineData("862800000210", 862800000210, 862800000210)]
    [InlineData("862800000211", 0, 0)]
    [InlineData("87", 0, 0)]
    [InlineData("086", 0, 0)]
    [InlineData("8628000001000", 0, 0)]
    public void A_beginning_narrows_a_span(string prefix, long first, long last) =>
        Assert.Equal(first == 0 ? null : new NumberSpan(first, last), Span.StartingWith(prefix));

    [Fact]
    public void Digits_are_looked_for_after_a_number()
    {
        Assert.Equal(116, Span.Count);
        Assert.Equal([862800000110, 862800000111, 862800000112], Span.Containing("11", 862800000109).Take(3));
        Assert.Equal(862800000211 - 862800000095, Span.Containing(null, 0).Count());
        Assert.Empty(Span.Containing(null, 862800000210));
    }

    [Fact]
    public void Every_number_of_a_range_is_in_its_pool_and_no_other_is()
    {
        var index = new NumberPoolIndex([Pool("b", ("+862800000300", "+862800000399"), ("+442000000", "+442000001")), Pool("a", ("+862800000100", "+862800000100"))]);
        foreach (var (number, pool) in ((string, string?)[])
            [("+862800000300", "b"), ("+862800000399", "b"), ("+862800000400", null), ("+862800000299", null), ("+442000001", "b"), ("+4420000010", null), ("+862800000100", "a"), ("+12025550100", null)])
            Assert.Equal(pool, index.Find(number)?.PoolId);
        Assert.Null(new NumberPoolIndex([]).Find("+862800000300"));
    }

    private static NumberPoolDocument Pool(string id, params (string First, string Last)[] ranges) =>
        new(id, id, [.. ranges.Select(range => new NumberRange(range.First, range.Last))], [NumberCapability.Voice], "geographic", []);
}

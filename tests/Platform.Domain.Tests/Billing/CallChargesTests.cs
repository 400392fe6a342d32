using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Tests.Calls;

namespace Platform.Domain.Tests.Billing;

public class CallChargesTests
{
    private static MinutePrice Price(int initial, int further, decimal perMinute = 0.6m, string prefix = "") =>
        new(CallDirection.Inbound, prefix, perMinute, initial, further);

    [Theory]
    [InlineData(60, 60, 0, 0)]
    [InlineData(60, 60, 1, 60)]
    [InlineData(60, 60, 60_000, 60)]
    [InlineData(60, 60, 60_001, 120)]
    [InlineData(60, 60, 120_000, 120)]
    [InlineData(6, 6, 1, 6)]
    [InlineData(6, 6, 6_000, 6)]
    [InlineData(6, 6, 6_001, 12)]
    [InlineData(6, 6, 61_000, 66)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 1, 1_000, 1)]
    [InlineData(1, 1, 1_001, 2)]
    [InlineData(1, 1, 3_599_999, 3_600)]
    [InlineData(30, 6, 1, 30)]
    [InlineData(30, 6, 30_000, 30)]
    [InlineData(30, 6, 30_001, 36)]
    [InlineData(30, 6, 36_001, 42)]
    [InlineData(30, 6, -1, 0)]
    [InlineData(60, 60, long.MinValue, 0)]
    [InlineData(60, 60, long.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, 1, int.MaxValue)]
    public void Bills_seconds(int initial, int further, long durationMs, int billed) =>
        Assert.Equal(billed, CallCharges.BilledSeconds(durationMs, Price(initial, further)));

    [Theory]
    [InlineData(0, 60)]
    [InlineData(60, 0)]
    [InlineData(-6, 6)]
    public void Increments_that_are_not_positive_are_a_bug(int initial, int further) =>
        Assert.Throws<ArgumentException>(() => CallCharges.BilledSeconds(1, Price(initial, further)));

    [Theory]
    [InlineData(60, "0.6", "0.6")]
    [InlineData(1, "0.6", "0.01")]
    [InlineData(1, "0.1", "0.0017")]
    [InlineData(3, "0.001", "0.0001")]
    [InlineData(0, "0.6", "0")]
    public void Amounts_have_four_decimals_half_away_from_zero(int seconds, string perMinute, string amount) =>
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), CallCharges.Amount(seconds, Price(60, 60, decimal.Parse(perMinute, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void The_longest_prefix_of_the_direction_wins()
    {
        var prices = new PriceListDocument("p", "CNY", [Price(60, 60), Price(60, 60, prefix: "+8628"), Price(60, 60, prefix: "+86"), new(CallDirection.Outbound, "+86280", 9m)], []);
        Assert.Equal("+8628", CallCharges.FindPrice(prices, CallDirection.Inbound, "+862800000001")?.Prefix);
        Assert.Equal("", CallCharges.FindPrice(prices, CallDirection.Inbound, "+442000000001")?.Prefix);
        Assert.Null(CallCharges.FindPrice(prices, CallDirection.Internal, "+862800000001"));
    }

    [Fact]
    public void A_call_is_charged_from_answer_to_end_and_an_unrated_one_is_kept_at_zero()
    {
        var record = CallRecord.Open(CallCases.Call) with { AnsweredAt = CallCases.Start.AddSeconds(2), EndedAt = CallCases.Start.AddSeconds(63) };
        var entry = Assert.IsType<MinutesEntry>(Assert.Single(CallCharges.Of(record, new PriceListDocument("p", "CNY", [Price(6, 6)], []), "EUR")));
        Assert.Equal(("call:01J0:inbound", 61_000L, 66, 0.66m, "CNY"), (entry.Id, entry.DurationMs, entry.BilledSeconds, entry.Amount, entry.Currency));
        var unrated = Assert.IsType<MinutesEntry>(Assert.Single(CallCharges.Of(record, null, "EUR")));
        Assert.Equal((null, 0, 0m, "EUR"), (unrated.Price, unrated.BilledSeconds, unrated.Amount, unrated.Currency));
        Assert.Empty(CallCharges.Of(record with { AnsweredAt = null }, null, "EUR"));
        var skewed = Assert.IsType<MinutesEntry>(Assert.Single(CallCharges.Of(record with { EndedAt = CallCases.Start }, null, "EUR")));
        Assert.Equal(0, skewed.DurationMs);
    }
}

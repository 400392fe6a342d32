using Platform.Domain.Numbers;

namespace Platform.Domain.Tests.Numbers;

public class NumberRewritingTests
{
    private static readonly NumberRewriting[] ToNational = [new("+86", 3, "0"), new("+", 1, "00")];

    [Theory]
    [InlineData("+862800000001", "02800000001")]
    [InlineData("+442000000001", "00442000000001")]
    [InlineData("110", "110")]
    [InlineData("", "")]
    public void The_first_rule_that_fits_is_used(string number, string rewritten) => Assert.Equal(rewritten, ToNational.Apply(number));

    [Fact]
    public void A_rule_without_prefix_fits_everything_and_strips_no_more_than_there_is()
    {
        NumberRewriting[] rules = [new("", 4, "9")];
        Assert.Equal("9", rules.Apply("123"));
        Assert.Equal("95", rules.Apply("12345"));
    }

    [Fact]
    public void Out_and_back_in_is_the_same_number() => Property.Holds(random =>
    {
        var number = $"+{random.Pick(["86", "44", "1"])}{random.NextInt64(10_000_000, 1_000_000_000)}";
        NumberRewriting[] toE164 = [new("00", 2, "+"), new("0", 1, "+86")];
        var back = toE164.Apply(ToNational.Apply(number));
        return back == number ? null : $"{number} came back as {back}";
    });

    [Fact]
    public void Every_country_has_a_sound_plan()
    {
        Assert.All(NumberPlans.Countries, country =>
        {
            var plan = NumberPlans.Find(country)!;
            Assert.True(E164.IsNormal($"+{plan.CountryCode}{new string('1', plan.NationalDigitsMax)}"), country);
            Assert.NotEmpty(plan.EmergencyNumbers);
            var written = plan.InternationalPrefix + "358401234567";
            Assert.Equal("+358401234567", E164.Normalize(written, plan).Number);
        });
        Assert.Null(NumberPlans.Find("XX"));
    }

    [Theory]
    [InlineData("AU", "02 5550 1234", "+61255501234")]
    [InlineData("CA", "(604) 555-0123", "+16045550123")]
    [InlineData("DE", "030 23125 000", "+493023125000")]
    [InlineData("ES", "912 345 678", "+34912345678")]
    [InlineData("FR", "01 99 00 12 34", "+33199001234")]
    [InlineData("GB", "020 7946 0000", "+442079460000")]
    [InlineData("HK", "2123 4567", "+85221234567")]
    [InlineData("HK", "85221234567", "+85221234567")]
    [InlineData("JP", "090-1234-5678", "+819012345678")]
    [InlineData("SG", "6123 4567", "+6561234567")]
    [InlineData("TW", "0912 345 678", "+886912345678")]
    [InlineData("US", "1-212-555-0100", "+12125550100")]
    public void Numbers_are_dialled_as_at_home(string country, string written, string number) =>
        Assert.Equal(number, E164.Normalize(written, NumberPlans.Find(country)!).Number);
}

using Platform.Domain.Calls;
using Platform.Domain.Numbers;
using Platform.Domain.Routing;
using Platform.Domain.Tests.Catalog;
using static Platform.Domain.Tests.Routing.RoutingCases;

namespace Platform.Domain.Tests.Routing;

public class DialPlanTests
{
    private static string Resolve(string dialled, string tenant = "acme") => DialPlan.Resolve(House(SecondNumber, UnpointedNumber), tenant, dialled) switch
    {
        { Destination: Destination.ToAgent agent } => $"agent {agent.Agent}",
        { Destination: Destination.ToQueue queue } => $"queue {queue.Queue}",
        { Destination: Destination.Outside outside } => $"{(outside.IsEmergency ? "emergency" : "outside")} {outside.Number}",
        { Wrong: { } wrong } answer => $"!{answer.Refusal} {wrong}",
        var answer => $"!{answer.Refusal}",
    };

    // In the order of the checks.
    [Theory]
    [InlineData("110", "emergency 110")]
    [InlineData(" 120 ", "emergency 120")]
    [InlineData("1001", "agent 1001")]
    [InlineData(" 1001", "agent 1001")]
    [InlineData("support", "queue support")]
    [InlineData("", "!WrongNumber Empty")]
    [InlineData("sales", "!WrongNumber HasLetters")]
    [InlineData("1009", "!WrongNumber TooShort")]
    [InlineData("+86123456789012345", "!WrongNumber TooLong")]
    [InlineData("+0123456789", "!WrongNumber UnknownCountryCode")]
    [InlineData("028 0000 0001", "queue support")]
    [InlineData("+862800000002", "queue support")]
    [InlineData("+862800000003", "!LeadsNowhere")]
    [InlineData("+8644123456", "!BarredByOperator")]
    [InlineData("10681234", "!BarredByTenant")]
    [InlineData("+12125550100", "!NotAllowed")]
    [InlineData("13800000000", "outside +8613800000000")]
    [InlineData("0044 20 0000 0001", "outside +442000000001")]
    [InlineData("+862800000009", "outside +862800000009")]
    public void What_is_dialled_leads_somewhere(string dialled, string destination) => Assert.Equal(destination, Resolve(dialled));

    [Fact]
    public void Nothing_is_allowed_that_was_not_declared_but_help_always_is()
    {
        Assert.Equal("!NotAllowed", Resolve("13800000000", "globex"));
        Assert.Equal("!WrongNumber TooShort", Resolve("1001", "globex"));
        Assert.Equal("emergency 119", Resolve("119", "globex"));
        Assert.Equal("!UnknownTenant", Resolve("119", "initech"));
    }

    [Fact]
    public void The_operators_country_says_how_numbers_are_dialled() => Assert.Equal(new Destination.Outside("+442079460000"),
        DialPlan.Resolve(new(1, [CatalogCases.Operator with { Country = "GB" }, Acme]), "acme", "020 7946 0000").Destination);

    [Fact]
    public void Every_refusal_has_its_text_and_its_cause()
    {
        var refusals = Enum.GetValues<DialRefusal>();
        Assert.Equal(refusals.Length, refusals.Select(refusal => refusal.Text()).Where(text => text.EndsWith('.')).Distinct().Count());
        Assert.All(refusals, refusal => Assert.Contains(refusal.Cause(), new[] { EndCause.NoRoute, EndCause.UnallocatedNumber, EndCause.Barred }));
        Assert.Equal([1, 2, 3, 4, 5, 6], refusals.Select(refusal => (int)refusal));
        Assert.Equal(NumberRefusal.TooShort.Text(), DialPlan.Resolve(House(), "acme", "1009").Text);
    }

    [Fact]
    public void Only_allowed_numbers_leave_the_house() => Property.Holds(random =>
    {
        const string Signs = "0123456789+- ";
        var text = random.Pick(["", "+86", "+44", "0", "00", "11", "100", "+8644", "sip:"]) + string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => Signs[random.Next(Signs.Length)]));
        var answer = DialPlan.Resolve(House(), "acme", text);
        if (answer.Destination is null == answer.Refusal is null)
            return $"'{text}' is {answer}";
        if (answer.Destination is not Destination.Outside { IsEmergency: false } outside)
            return null;
        var allowed = (outside.Number.StartsWith("+86", StringComparison.Ordinal) && !outside.Number.StartsWith("+8644", StringComparison.Ordinal) && !outside.Number.StartsWith("+861068", StringComparison.Ordinal))
            || outside.Number.StartsWith("+44", StringComparison.Ordinal);
        return allowed && E164.IsNormal(outside.Number) ? null : $"'{text}' went to {outside.Number}";
    });
}

using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;

namespace Platform.Domain.Tests.Catalog;

public class DestinationTextTests
{
    public static TheoryData<string, Destination> Texts => new()
    {
        { "queue:support", new Destination.ToQueue("support") },
        { "agent:1001", new Destination.ToAgent("1001") },
        { "number:+8613900139000", new Destination.Outside("+8613900139000") },
    };

    [Theory, MemberData(nameof(Texts))]
    public void A_destination_is_one_text(string text, Destination destination)
    {
        Assert.Equal(destination, DestinationText.Parse(text));
        Assert.Equal(text, DestinationText.Format(destination));
    }

    [Theory]
    [InlineData("")]
    [InlineData("support")]
    [InlineData("queue:")]
    [InlineData("queue:Support")]
    [InlineData("Queue:support")]
    [InlineData("agent:1")]
    [InlineData("agent:anna")]
    [InlineData("number:13900139000")]
    [InlineData("number:110")]
    public void Other_texts_are_none(string text) => Assert.Null(DestinationText.Parse(text));

    [Theory]
    [InlineData("number:+86 139-0013-9000", "number:+8613900139000")]
    [InlineData("number:139", "number:139")]
    [InlineData("number:+0", "number:+0")]
    [InlineData("queue:support", "queue:support")]
    public void Numbers_with_the_plus_are_brought_to_their_form(string written, string text) =>
        Assert.Equal(text, DestinationText.Normalize(written, NumberPlan.China));
}

using Platform.Domain.Agents;
using Platform.Domain.Catalog;

namespace Platform.Domain.Tests.Agents;

public class QueueOrderTests
{
    [Theory]
    [InlineData("a b c", "", null, "a b c")]
    [InlineData("a b c", "", "a", "b c a")]
    [InlineData("a b c", "", "b", "c a b")]
    [InlineData("a b c", "", "c", "a b c")]
    [InlineData("a b c", "", "gone", "a b c")]
    [InlineData("a b c", "a=2", null, "b c | a")]
    [InlineData("a b c", "a=3 b=3 c=2", "a", "c | b a")]
    [InlineData("a b c", "b=10 c=5", "b", "a | c | b")]
    [InlineData("", "", null, "")]
    public void The_preferred_are_told_first_and_among_equals_the_last_one_last(string queues, string preferences, string? last, string order)
    {
        var declared = new AgentDocument("acme", "1001", "Ann", [])
        {
            Preferences = [.. preferences.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new QueuePreference(word[..1], int.Parse(word[2..], null)))],
        };
        var told = QueueOrder.Of([.. queues.Split(' ', StringSplitOptions.RemoveEmptyEntries)], declared, last);
        Assert.Equal(order, string.Join(" | ", told.Select(equals => string.Join(' ', equals))));
    }

    [Fact]
    public void An_agent_that_is_not_declared_prefers_none() => Assert.Equal([["a", "b"]], QueueOrder.Of(["a", "b"], null, null));
}

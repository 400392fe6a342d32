namespace Platform.Domain.Tests.Races;

public class RaceTests
{
    [Fact]
    public void Late_doubled_reordered_and_lost_messages_strand_nobody()
    {
        var answered = 0;
        List<string> breaches = [];
        for (var seed = 1; seed <= 150; seed++)
        {
            var world = new RacingWorld(seed);
            if (world.Run() is { } breach)
                breaches.Add(breach);
            answered += world.Answered;
        }

        Assert.True(breaches.Count == 0, $"{breaches.Count} breaches, such as\n{string.Join('\n', breaches.Take(5))}");
        Assert.True(answered > 150, $"Only {answered} calls were answered: the weather is too rough to tell anything.");
    }
}

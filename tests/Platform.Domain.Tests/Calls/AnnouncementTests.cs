using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Prompts;

namespace Platform.Domain.Tests.Calls;

public class AnnouncementTests
{
    private static readonly AnnouncementSettings Settings = new(MaxPosition: 10, MaxWaitMinutes: 20, RoundToMinutes: 5);
    private static readonly AnnouncementSettings WithPrompts = Settings with { Prompts = ["web", "hours"], EveryMs = 60_000 };

    [Fact]
    public void Every_step_of_an_announcement_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(AnnouncementCases.Table).Differences(
            AnnouncementCases.States.Keys, [.. AnnouncementCases.Own.Keys, .. AnnouncementCases.Shared], AnnouncementCases.Decide);
        Assert.True(differences.Length == 0, differences);
    }

    [Theory]
    [InlineData(1, 0, "1. <1")]
    [InlineData(1, 59, "1. <1")]
    [InlineData(2, 60, "2. 5")]
    [InlineData(10, 300, "10. 5")]
    [InlineData(11, 301, "10")]
    [InlineData(11, 1_200, "20")]
    [InlineData(11, 1_201, ">20")]
    [InlineData(9, 90_000, "9. >20")]
    [InlineData(3, null, "3.")]
    [InlineData(12, null, "")]
    public void A_place_and_a_wait_are_said_as_far_as_they_are_known_and_wanted(int position, int? expectedS, string said) =>
        Assert.Equal(said, Say(WaitAnnouncements.Compose(Settings, null, position, SpanOf(expectedS))));

    [Fact]
    public void What_a_queue_does_not_want_said_is_not_said()
    {
        Assert.Equal("5", Say(WaitAnnouncements.Compose(Settings with { Position = false }, null, 1, SpanOf(100))));
        Assert.Equal("1.", Say(WaitAnnouncements.Compose(Settings with { ExpectedWait = false }, null, 1, SpanOf(100))));
        Assert.Equal("", Say(WaitAnnouncements.Compose(Settings with { Position = false, ExpectedWait = false }, null, 1, SpanOf(100))));
    }

    [Theory]
    [InlineData(3, 900, "")]
    [InlineData(4, 900, "")]
    [InlineData(3, 601, "")]
    [InlineData(3, null, "")]
    [InlineData(2, 900, "2. 15")]
    [InlineData(4, 600, "4. 10")]
    [InlineData(2, null, "2.")]
    public void Where_only_what_is_better_is_said_nothing_else_is(int position, int? expectedS, string said)
    {
        var told = AnnouncementTrail.Next(null, new WaitAnnouncement([]) { Position = 3, Minutes = 15 }, CallCases.Start);
        Assert.Equal(said, Say(WaitAnnouncements.Compose(Settings with { OnlyIfBetter = true }, told, position, SpanOf(expectedS))));
    }

    /// <summary>A queue that had more callers than places that are said, and could not tell how long: what it says first is better.</summary>
    [Fact]
    public void After_nothing_anything_is_better()
    {
        var told = AnnouncementTrail.Next(null, WaitAnnouncement.Silence, CallCases.Start);
        Assert.Equal("10.", Say(WaitAnnouncements.Compose(Settings with { OnlyIfBetter = true }, told, 10, null)));
    }

    [Fact]
    public void Own_prompts_are_heard_between_announcements_in_turn()
    {
        Assert.Equal(["3.", "web", "3.", "hours", "3.", "web"], Heard(WithPrompts with { ExpectedWait = false }, 6));
        Assert.Equal(["web", "hours", "web"], Heard(WithPrompts with { ExpectedWait = false, Position = false }, 3));
        Assert.Equal(["3.", "3."], Heard(Settings with { ExpectedWait = false }, 2));
    }

    [Fact]
    public void The_first_comes_after_its_time_and_each_next_one_after_the_end_of_the_one_before()
    {
        var at = CallCases.Start;
        Assert.Equal(at.AddSeconds(30), WaitAnnouncements.NextAt(Settings, at, null));
        Assert.Null(WaitAnnouncements.NextAt(Settings with { Position = false, ExpectedWait = false }, at, null));
        Assert.Equal(at.AddSeconds(10), WaitAnnouncements.NextAt(Settings, at, AnnouncementTrail.Next(null, null, at)));

        var ended = new AnnouncementTrail(1, at);
        Assert.Equal(at.AddSeconds(60), WaitAnnouncements.NextAt(Settings, at, ended));
        Assert.Equal(at.AddSeconds(30), WaitAnnouncements.NextAt(WithPrompts, at, ended));
        Assert.Equal(at.AddSeconds(60), WaitAnnouncements.NextAt(WithPrompts with { Position = false, ExpectedWait = false }, at, ended));
        Assert.Null(WaitAnnouncements.NextAt(Settings with { EveryMs = 0 }, at, ended));
        Assert.Equal(at.AddMinutes(5), WaitAnnouncements.NextAt(Settings, at, ended with { IsPlaying = true }));
    }

    [Fact]
    public void The_record_tells_what_was_said_and_another_queue_begins_anew()
    {
        var state = AnnouncementCases.State("rung while told");
        var step = Assert.Single(CallRecord.AsOf(state, CallCases.Start).Path, step => step.Kind == PathStepKind.Announcement);
        Assert.Equal(("support", 3, 290_000L, CallCases.Start), (step.Party, step.Position, step.ExpectedMs, step.To));
        Assert.Equal(new AnnouncementTrail(1, CallCases.Start) { Position = 3, Minutes = 5 }, state.Announcements);

        var elsewhere = new[] { "due to sales", "sales takes it" }.Aggregate(AnnouncementCases.State("told"),
            (reached, command) => CallCases.Run(reached, OverflowCases.Commands[command](reached), CallCases.Start).State);
        Assert.Equal(("sales", null), (elsewhere.Queue, elsewhere.Announcements));
    }

    private static List<string> Heard(AnnouncementSettings settings, int moments)
    {
        var (trail, heard) = ((AnnouncementTrail?)null, new List<string>());
        for (var moment = 0; moment < moments; moment++)
        {
            var what = WaitAnnouncements.Compose(settings, trail, 3, TimeSpan.FromMinutes(5));
            heard.Add(Say(what));
            trail = AnnouncementTrail.Next(trail, what, CallCases.Start);
        }

        return heard;
    }

    private static string Say(WaitAnnouncement what) => string.Join(' ', what.Items.Select(item => item switch
    {
        PromptItem.Position position => $"{position.Place}.",
        PromptItem.ExpectedWait { Minutes: 0 } => "<1",
        PromptItem.ExpectedWait wait => wait.IsMore ? $">{wait.Minutes}" : $"{wait.Minutes}",
        PromptItem.Uploaded prompt => prompt.PromptId,
        _ => $"{item}",
    }));

    private static TimeSpan? SpanOf(int? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}

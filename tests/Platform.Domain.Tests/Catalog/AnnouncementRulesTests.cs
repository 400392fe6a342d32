using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Catalog.CatalogCases;

namespace Platform.Domain.Tests.Catalog;

public class AnnouncementRulesTests
{
    [Fact]
    public void A_queue_says_what_it_announces_and_when()
    {
        Assert.Empty(Check(new AnnouncementSettings()));
        Assert.Empty(Check(new AnnouncementSettings(EveryMs: 0, FirstAfterMs: 0)));
        Assert.Equal(["maxPosition: OutOfRange", "roundToMinutes: OutOfRange", "maxWaitMinutes: OutOfRange", "firstAfterMs: OutOfRange", "everyMs: OutOfRange"],
            Check(new AnnouncementSettings(MaxPosition: 0, RoundToMinutes: 0, MaxWaitMinutes: 1_000, FirstAfterMs: -1, EveryMs: 9_999)));
        Assert.Equal(["maxWaitMinutes: OutOfRange"], Check(new AnnouncementSettings(RoundToMinutes: 7)));
        Assert.Equal(["prompts[0]: UnknownReference"], Check(new AnnouncementSettings(Prompts: ["nowhere"])));
    }

    [Fact]
    public void What_changes_is_told_setting_by_setting()
    {
        var told = Queue with { Announcements = new AnnouncementSettings() };
        var lines = CatalogDiff.Between(new CatalogSnapshot(1, [told]), [told with { Announcements = new(RoundToMinutes: 5) }], DeclarationCases.Now).Lines;
        Assert.Equal(["~ queue acme/support announcements.roundToMinutes: 1 -> 5"], lines);
    }

    private static IEnumerable<string> Check(AnnouncementSettings announcements)
    {
        const string Path = "tenants[acme].queues[support].announcements.";
        return CatalogRules.Check(Replace(Queue, Queue with { Announcements = announcements }))
            .Select(fault => $"{fault.Path.Replace(Path, "", StringComparison.Ordinal)}: {fault.Code}");
    }
}

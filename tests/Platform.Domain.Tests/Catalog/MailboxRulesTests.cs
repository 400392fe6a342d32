using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Catalog.CatalogCases;

namespace Platform.Domain.Tests.Catalog;

public class MailboxRulesTests
{
    private static readonly MailboxDocument Box = new("acme", "night", "Night") { Queue = "support" };

    public static TheoryData<MailboxDocument, string> Faulty => new()
    {
        { Box with { MailboxId = "Night" }, "tenants[acme].mailboxes[Night].id: BadSyntax" },
        { Box with { Name = "" }, "tenants[acme].mailboxes[night].name: BadSyntax" },
        { Box with { Queue = null }, "tenants[acme].mailboxes[night]: OutOfRange" },
        { Box with { Agent = "1001" }, "tenants[acme].mailboxes[night]: OutOfRange" },
        { Box with { Queue = "sales" }, "tenants[acme].mailboxes[night].queue: UnknownReference" },
        { Box with { Queue = null, Team = "north" }, "tenants[acme].mailboxes[night].team: UnknownReference" },
        { Box with { Queue = null, Agent = "1999" }, "tenants[acme].mailboxes[night].agent: UnknownReference" },
        { Box with { Greeting = "storm" }, "tenants[acme].mailboxes[night].greeting: UnknownReference" },
        { Box with { MaxLengthMs = 4_999 }, "tenants[acme].mailboxes[night].maxLengthMs: OutOfRange" },
        { Box with { MinLengthMs = -1 }, "tenants[acme].mailboxes[night].minLengthMs: OutOfRange" },
        { Box with { SilenceMs = 1_999 }, "tenants[acme].mailboxes[night].silenceMs: OutOfRange" },
        { Box with { KeepDays = 0 }, "tenants[acme].mailboxes[night].keepDays: OutOfRange" },
        { Box with { YieldMs = -1 }, "tenants[acme].mailboxes[night].yieldMs: OutOfRange" },
        { Box with { RetryAfterMs = 9_999 }, "tenants[acme].mailboxes[night].retryAfterMs: OutOfRange" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_fault_is_found(MailboxDocument box, string fault) => Assert.Equal([fault], Faults(With(box)));

    [Fact]
    public void A_box_of_each_kind_of_owner_is_sound()
    {
        Assert.Empty(Faults(With(Box, Box with { MailboxId = "mine", Queue = null, Agent = "1001" },
            Box with { MailboxId = "ours", Queue = null, Team = "north", Greeting = PromptDocument.BuiltIn }, new TeamDocument("acme", "north", "North"))));
        Assert.Equal(["tenants[acme].mailboxes[m500]: OutOfRange"],
            Faults(With([.. Enumerable.Range(0, 501).Select(i => Box with { MailboxId = $"m{i}" })])));
    }

    [Fact]
    public void Calls_can_be_sent_to_a_box_that_is_there()
    {
        Assert.Equal(new Destination.ToVoicemail("night"), DestinationText.Parse("voicemail:night"));
        Assert.Equal("voicemail:night", DestinationText.Format(new Destination.ToVoicemail("night")));
        var number = Number with { Queue = null, Destination = "voicemail:night" };
        Assert.Empty(Faults([.. Replace(Number, number), Box]));
        Assert.Equal(["tenants[acme].numbers[+862800000001].destination: UnknownReference"], Faults(Replace(Number, number)));
        var queue = Queue with { Overflows = [new OverflowRule(OverflowTrigger.NoAgent, "voicemail:night")] };
        Assert.Empty(Faults([.. Replace(Queue, queue), Box]));
        Assert.Equal(["tenants[acme].queues[support].overflows[0].to: UnknownReference"], Faults(Replace(Queue, queue)));
    }

    [Fact]
    public void A_box_is_served_by_its_queues_agents_its_team_or_its_agent()
    {
        Assert.True(Box.IsServedBy(Agent));
        Assert.False((Box with { Queue = "sales" }).IsServedBy(Agent));
        Assert.False(Box.IsServedBy(Agent with { TenantId = "other" }));
        Assert.True((Box with { Queue = null, Team = "north" }).IsServedBy(Agent with { Team = "north" }));
        Assert.False((Box with { Queue = null, Team = "north" }).IsServedBy(Agent));
        Assert.True((Box with { Queue = null, Agent = "1001" }).IsServedBy(Agent));
        Assert.False((Box with { Queue = null, Agent = "1002" }).IsServedBy(Agent));
    }

    private static IEnumerable<string> Faults(IReadOnlyList<CatalogDocument> documents) =>
        CatalogRules.Check(documents).Select(fault => $"{fault.Path}: {fault.Code}");
}

using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Catalog.CatalogCases;

namespace Platform.Domain.Tests.Catalog;

public class CallbackRulesTests
{
    [Fact]
    public void A_queue_says_by_which_key_how_often_and_when_its_callers_are_called_back()
    {
        Assert.Empty(Check(new CallbackSettings()));
        Assert.Empty(Check(new CallbackSettings("*", Abandoned: true, From: "22:00", To: "06:30")));
        Assert.Empty(Check(new CallbackSettings(Digit: null)));
        Assert.Equal(["digit: BadSyntax"], Check(new CallbackSettings("12")));
        Assert.Equal(["digit: BadSyntax"], Check(new CallbackSettings("a")));
        Assert.Equal(["abandonedAfterMs: OutOfRange", "maxAttempts: OutOfRange", "retryAfterMs: OutOfRange", "giveUpAfterMs: OutOfRange"],
            Check(new CallbackSettings(AbandonedAfterMs: -1, MaxAttempts: 0, RetryAfterMs: 9_999, GiveUpAfterMs: 59_999)));
        Assert.Equal(["from: BadSyntax", "to: BadSyntax"], Check(new CallbackSettings(From: "8:00", To: "24:00")));
        Assert.Equal(["to: OutOfRange"], Check(new CallbackSettings(From: "08:00")));
        Assert.Equal(["to: OutOfRange"], Check(new CallbackSettings(From: "08:00", To: "08:00")));
    }

    [Fact]
    public void A_queue_that_calls_customers_first_says_how_far_ahead_and_whom_it_tells_when_it_gives_up()
    {
        Assert.Empty(Check(new CallbackSettings(Mode: CallbackMode.CustomerFirst, LeadMs: 0, MaxAhead: 100, CustomerWaitMs: 120_000)));
        Assert.Equal(["leadMs: OutOfRange", "maxAhead: OutOfRange", "customerWaitMs: OutOfRange"],
            Check(new CallbackSettings(LeadMs: -1, MaxAhead: 0, CustomerWaitMs: 999)));
        Assert.Equal(["greeting: UnknownReference", "giveUpMailbox: UnknownReference"], Check(new CallbackSettings(Greeting: "none", GiveUpMailbox: "none")));
        Assert.Equal(["greeting: BadSyntax"], Check(new CallbackSettings(Greeting: PromptDocument.BuiltIn)));
    }

    [Fact]
    public void What_changes_is_told_setting_by_setting()
    {
        var called = Queue with { Callback = new CallbackSettings() };
        Assert.Equal(["~ queue acme/support callback.digit: 1 -> 2"], Lines(called, called with { Callback = new CallbackSettings("2") }));
        Assert.Contains("callback.maxAttempts: (none) -> 3", Lines(Queue, called).Single(), StringComparison.Ordinal);

        static IReadOnlyList<string> Lines(QueueDocument before, QueueDocument after) =>
            CatalogDiff.Between(new CatalogSnapshot(1, [before]), [after], DeclarationCases.Now).Lines;
    }

    [Fact]
    public void Calls_can_be_sent_to_a_callback_by_its_queue()
    {
        Assert.Equal(new Destination.ToCallback("support"), DestinationText.Parse("callback:support"));
        Assert.Equal("callback:support", DestinationText.Format(new Destination.ToCallback("support")));
        Assert.Null(DestinationText.Parse("callback:"));
    }

    private static IEnumerable<string> Check(CallbackSettings callback)
    {
        const string Path = "tenants[acme].queues[support].callback.";
        return CatalogRules.Check(Replace(Queue, Queue with { Callback = callback }))
            .Select(fault => $"{fault.Path.Replace(Path, "", StringComparison.Ordinal)}: {fault.Code}");
    }
}

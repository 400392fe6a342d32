using System.Globalization;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>What a queue may say about calling back.</summary>
internal static class CallbackRules
{
    private const string TimeFormat = "HH:mm";

    /// <summary>Null for what is no time of day.</summary>
    public static TimeOnly? TimeOf(string text) =>
        TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static void CheckQueue(QueueDocument queue, CatalogIndex index, CatalogFaults faults)
    {
        if (queue.Callback is not { } callback)
            return;
        if (callback.Digit is { } digit && digit is not [(>= '0' and <= '9') or '*' or '#'])
            faults.Add(queue, "callback.digit", BadSyntax, "The key is one of 0-9, * and #.");
        faults.CheckRange(queue, "callback.abandonedAfterMs", callback.AbandonedAfterMs, 0, 3_600_000);
        faults.CheckRange(queue, "callback.maxAttempts", callback.MaxAttempts, 1, 20);
        faults.CheckRange(queue, "callback.retryAfterMs", callback.RetryAfterMs, 10_000, 86_400_000);
        faults.CheckRange(queue, "callback.giveUpAfterMs", callback.GiveUpAfterMs, 60_000, 604_800_000);
        faults.CheckRange(queue, "callback.leadMs", callback.LeadMs, 0, 120_000);
        faults.CheckRange(queue, "callback.maxAhead", callback.MaxAhead, 1, 100);
        faults.CheckRange(queue, "callback.customerWaitMs", callback.CustomerWaitMs, 1_000, 120_000);
        PromptRules.CheckReference(queue, "callback.greeting", callback.Greeting, index, faults);
        if (callback.Greeting == PromptDocument.BuiltIn)
            faults.Add(queue, "callback.greeting", BadSyntax, "There is no built-in greeting for those who are called back.");
        if (callback.GiveUpMailbox is { } mailbox && !index.Mailboxes.Contains((queue.TenantId, mailbox)))
            faults.Add(queue, "callback.giveUpMailbox", UnknownReference, $"The tenant has no mailbox {mailbox}.");
        CheckTime(queue, "callback.from", callback.From, faults);
        CheckTime(queue, "callback.to", callback.To, faults);
        if ((callback.From is null) != (callback.To is null) || (callback.From is not null && callback.From == callback.To))
            faults.Add(queue, "callback.to", OutOfRange, "A window has a beginning and an end, and they differ.");
    }

    private static void CheckTime(QueueDocument queue, string property, string? time, CatalogFaults faults)
    {
        if (time is not null && TimeOf(time) is null)
            faults.Add(queue, property, BadSyntax, $"'{time}' is not a time of day such as 08:30.");
    }
}

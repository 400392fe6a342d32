using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Media.Recording;

namespace Platform.Telephony.Recordings;

/// <summary>What the index says of a recording once its file is closed, or known to be missing.</summary>
internal static class ClosedRecording
{
    /// <param name="open">As it was entered.</param>
    /// <param name="summary">Null when there is no file.</param>
    /// <param name="state">Of a recording that has a file.</param>
    public static Recording Of(Recording open, RecordingSummary? summary, RecordingFault? fault, RecordingState state, CatalogSnapshot catalog,
        DateTimeOffset now)
    {
        var endedAt = summary?.EndedAt ?? now;
        var days = open.Mailbox is { } mailbox
            ? (catalog.FindMailbox(open.Tenant, mailbox) ?? new MailboxDocument(open.Tenant, mailbox, mailbox)).KeepDays
            : (catalog.FindTenant(open.Tenant) ?? new TenantDocument("none", "none")).RecordingDays;
        return open with
        {
            State = summary is null ? RecordingState.Missing : state,
            EndedAt = endedAt,
            File = summary is null ? null : FileOf(summary),
            Fault = fault ?? (summary is null ? RecordingFault.NotStarted : null),
            KeepUntil = endedAt.AddDays(days),
        };
    }

    private static RecordedFile FileOf(RecordingSummary summary) => new(summary.LengthMs, summary.Bytes, summary.Blocks, summary.Head,
        [.. summary.Gaps.Select(gap => new RecordingGap(gap.At * 1000 / RecordingRate, gap.From, (long)gap.Length.TotalMilliseconds))]);

    private const int RecordingRate = 8000;
}

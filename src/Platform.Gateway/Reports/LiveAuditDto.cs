using Platform.Contracts;
using Platform.Contracts.Views;
using Platform.Domain.Audits;

namespace Platform.Gateway.Reports;

/// <param name="CallId">The contact.</param>
/// <param name="Queue">Empty when it is about none.</param>
/// <param name="Agent">Null when it is about none.</param>
/// <param name="StuckMs">For how long it was so, at most.</param>
public sealed record LiveFindingDto(LiveFault Fault, DateTimeOffset At, string CallId, string Queue, string? Agent, long StuckMs);

/// <param name="Since">When the audit began to count.</param>
/// <param name="StuckAgentMs">Time that agents could have worked and did not.</param>
/// <param name="StuckCallMs">Time that contacts waited for nothing.</param>
/// <param name="Latest">The last 100, newest first.</param>
public sealed record LiveAuditDto(DateTimeOffset Since, long StuckAgentMs, long StuckCallMs, IReadOnlyList<LiveFindingDto> Latest)
{
    internal static LiveAuditDto Of(LiveAuditView view) => new(view.Since, view.StuckAgentMs, view.StuckCallMs,
    [
        .. view.Latest.Select(found => new LiveFindingDto(found.Fault, found.At, GrainKey.IdOf(found.Contact), found.Queue, found.Agent,
            found.StuckMs)),
    ]);
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>Sets what is recorded, writes down who did, and tells how it stands.</summary>
internal sealed class RecordingPolicyDesk(CatalogEditor editor, ICatalog catalog, AuditDesk audit)
{
    /// <param name="subject">What it is about, such as <c>queue support</c>.</param>
    /// <param name="detail">What it says from now on.</param>
    /// <param name="change">Null when there is no such thing.</param>
    public async Task<Results<Ok<RecordingPolicyDto>, Refused>> ChangeAsync(HttpContext context, string tenant, string subject, string detail,
        Func<CatalogSnapshot, CatalogDocument?> change, CancellationToken cancellation)
    {
        var refused = await editor.ChangeAsync(
            before => change(before) is { } document ? CatalogEdit.ToPut(document) : CatalogEdit.Refuse(new Refused(ProblemCode.NotFound)), cancellation);
        if (refused is not null)
            return refused;
        await audit.NoteAsync(context, AuditActions.RecordingPolicy, subject, detail, cancellation);
        return TypedResults.Ok(Show(tenant));
    }

    public RecordingPolicyDto Show(string tenant)
    {
        var snapshot = catalog.Current;
        var document = snapshot.FindTenant(tenant)!;
        return new RecordingPolicyDto(document.Recording, document.RecordingDays,
            [.. snapshot.Of<NumberDocument>(tenant).Select(number => new RecordingRuleDto(number.E164, number.Recording))],
            [.. snapshot.Of<QueueDocument>(tenant).Select(queue => new RecordingRuleDto(queue.QueueId, queue.Recording))],
            [.. snapshot.Of<AgentDocument>(tenant).Select(agent => new RecordingRuleDto(agent.AgentId, agent.Recording))]);
    }

    public static string TextOf(RecordingMode mode) => JsonNamingPolicy.CamelCase.ConvertName(mode.ToString());
}

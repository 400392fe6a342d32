using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>Saves drafts of flows, publishes them, brings old versions back, and writes down who did.</summary>
internal sealed class FlowDesk(CatalogEditor editor, AuditDesk audit, TimeProvider time)
{
    /// <summary>Nobody meets a draft, so it may be wrong.</summary>
    public async Task<(FlowDocument? Flow, Refused? Refused)> SaveAsync(string tenant, string flow, FlowInputDto input, CancellationToken cancellation)
    {
        var (draft, faults) = FlowJson.Read(input.Draft);
        if (draft is null)
            return (null, Refused.Catalog(faults.Select(fault => fault with { Path = $"$.draft{fault.Path[1..]}" })));
        FlowDocument? saved = null;
        var refused = await editor.ChangeAsync(
            before => CatalogEdit.ToPut(saved = new FlowDocument(tenant, flow, input.Name, draft) { Published = before.FindFlow(tenant, flow)?.Published }),
            cancellation);
        return (saved, refused);
    }

    /// <param name="bringsBack">The old version that is published again; null: the draft.</param>
    public async Task<Results<Ok<FlowVersionDto>, Refused>> PublishAsync(HttpContext context, string tenant, string flow, int? bringsBack,
        CancellationToken cancellation)
    {
        FlowVersionDocument? published = null;
        var by = context.Caller().Login;
        var refused = await editor.ChangeAsync(before =>
        {
            if (before.FindFlow(tenant, flow) is not { } known
                || (bringsBack is { } old ? before.FindFlowVersion(tenant, flow, old)?.Definition : known.Draft) is not { } definition)
                return CatalogEdit.Refuse(new Refused(ProblemCode.NotFound));
            var publication = FlowVersions.Publish(before, known, definition, time.GetUtcNow(), by, bringsBack);
            published = publication.Version;
            return CatalogEdit.ToChange([publication.Flow, publication.Version], publication.Removed);
        }, cancellation);
        if (refused is not null)
            return refused;
        await audit.NoteAsync(context, AuditActions.FlowPublished, $"flow {flow}",
            bringsBack is { } again ? $"version {published!.Version}, which is {again} again" : $"version {published!.Version}", cancellation);
        return TypedResults.Ok(new FlowVersionDto(published.Version, published.At, published.By, published.BringsBack, IsPublished: true));
    }

    public async Task<Results<NoContent, Refused>> DeleteAsync(HttpContext context, string tenant, string flow, CancellationToken cancellation)
    {
        var refused = await editor.ChangeAsync(before => before.FindFlow(tenant, flow) is { } known
            ? CatalogEdit.ToChange([], [known, .. FlowVersions.Of(before, tenant, flow)])
            : CatalogEdit.Refuse(new Refused(ProblemCode.NotFound)), cancellation);
        if (refused is not null)
            return refused;
        await audit.NoteAsync(context, AuditActions.FlowDeleted, $"flow {flow}", "", cancellation);
        return TypedResults.NoContent();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>A box that belongs to a queue, a team or an agent: to exactly one of them.</summary>
/// <param name="Queue">Queue whose agents are offered its messages.</param>
/// <param name="Team">Team that is told of its messages.</param>
/// <param name="Agent">Agent who is told of its messages.</param>
/// <param name="Greeting">A prompt that is said before the tone; null for the built-in one in the caller's language.</param>
/// <param name="MaxLengthMs">A message is cut off there.</param>
/// <param name="MinLengthMs">A shorter one is no message.</param>
/// <param name="SilenceMs">So long a silence ends a message.</param>
/// <param name="KeepDays">How long messages are kept.</param>
/// <param name="YieldMs">Callers who join the queue until so long after the message come before it.</param>
/// <param name="RetryAfterMs">From when an agent puts a message back to when it is offered again.</param>
public sealed record MailboxInput(string Name, string? Queue = null, string? Team = null, string? Agent = null, string? Greeting = null,
    int MaxLengthMs = 180_000, int MinLengthMs = 2_000, int SilenceMs = 5_000, int KeepDays = 30, int YieldMs = 600_000, int RetryAfterMs = 300_000);

/// <param name="NewMessages">Those that somebody has still to deal with.</param>
public sealed record MailboxDto(string Id, string Name, string? Queue, string? Team, string? Agent, string? Greeting, int MaxLengthMs,
    int MinLengthMs, int SilenceMs, int KeepDays, int YieldMs, int RetryAfterMs, int NewMessages)
{
    internal static MailboxDto Of(MailboxDocument box, int newMessages) => new(box.MailboxId, box.Name, box.Queue, box.Team, box.Agent, box.Greeting,
        box.MaxLengthMs, box.MinLengthMs, box.SilenceMs, box.KeepDays, box.YieldMs, box.RetryAfterMs, newMessages);
}

/// <summary>Where callers can leave messages.</summary>
internal static class MailboxEndpoints
{
    public static void MapMailboxes(this RouteGroupBuilder tenant)
    {
        var boxes = tenant.MapGroup("/mailboxes").WithTags("voicemail");
        boxes.MapGet("/", List).Describe(AccessRule.AnyOfTenant, "listMailboxes",
            "Mailboxes with the number of new messages in each; an agent gets those that it serves.");
        boxes.MapPut("/{mailbox}", Put).Idempotent().Describe(AccessRule.TenantAdmin, "putMailbox", "Create or replace a mailbox.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        boxes.MapDelete("/{mailbox}", Delete).Idempotent().Describe(AccessRule.TenantAdmin, "deleteMailbox",
            "Remove a mailbox that nothing leads to. Its messages stay.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static async Task<Ok<ItemList<MailboxDto>>> List(string tenant, HttpContext context, ICatalog catalog, IMessages messages,
        CancellationToken cancellation)
    {
        var counts = await messages.CountNewAsync(tenant, cancellation);
        return TypedResults.Ok(new ItemList<MailboxDto>([.. MailboxAccess.Of(context, tenant, catalog.Current)
            .Select(box => MailboxDto.Of(box, counts.GetValueOrDefault(box.MailboxId)))]));
    }

    private static async Task<Results<Ok<MailboxDto>, Refused>> Put(string tenant, string mailbox, MailboxInput input, CatalogEditor editor,
        IMessages messages, CancellationToken cancellation)
    {
        var document = new MailboxDocument(tenant, mailbox, input.Name)
        {
            Queue = input.Queue,
            Team = input.Team,
            Agent = input.Agent,
            Greeting = input.Greeting,
            MaxLengthMs = input.MaxLengthMs,
            MinLengthMs = input.MinLengthMs,
            SilenceMs = input.SilenceMs,
            KeepDays = input.KeepDays,
            YieldMs = input.YieldMs,
            RetryAfterMs = input.RetryAfterMs,
        };
        if (await editor.ChangeAsync(_ => CatalogEdit.ToPut(document), cancellation) is { } refused)
            return refused;
        var counts = await messages.CountNewAsync(tenant, cancellation);
        return TypedResults.Ok(MailboxDto.Of(document, counts.GetValueOrDefault(mailbox)));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string mailbox, CatalogEditor editor, CancellationToken cancellation) =>
        editor.RemoveAsync(catalog => catalog.FindMailbox(tenant, mailbox), cancellation);
}

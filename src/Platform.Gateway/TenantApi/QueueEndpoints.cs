using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="MaxWaitMs">After this a waiting caller hears a message and is released.</param>
/// <param name="MaxLength">Contacts that may wait; the next one is refused.</param>
/// <param name="RingTimeoutMs">How long an agent's device rings.</param>
/// <param name="WrapUpMs">Time that an agent has after a contact.</param>
/// <param name="Answer">onQueue: answered when the call joins the queue; onAgent: when an agent answers.</param>
/// <param name="Music">Prompt that waiting callers hear, or built-in; null for the tenant's music.</param>
/// <param name="Greeting">Prompt that a caller hears once before the music, or built-in; null for none.</param>
public sealed record QueueInput(string Name, int MaxWaitMs = 300_000, int MaxLength = 100, int RingTimeoutMs = 20_000,
    int WrapUpMs = 10_000, AnswerMode Answer = AnswerMode.OnQueue, string? Music = null, string? Greeting = null)
{
    /// <summary>
    /// Which of the free agents that fit is chosen: longestIdle, leastOccupied, roundRobin, mostSkilled, leastSkilled, preferred or ringAll. Null
    /// leaves it as it is.
    /// </summary>
    public QueueStrategy? Strategy { get; init; }

    /// <summary>What an agent must be able to do; empty: any agent of the queue fits. Null leaves it as it is.</summary>
    public IReadOnlyList<SkillRequirement>? Skills { get; init; }

    /// <summary>By and by less is asked; the shortest wait first. Null leaves it as it is.</summary>
    public IReadOnlyList<SkillRelaxation>? Relaxations { get; init; }

    /// <summary>Whose calls come earlier: by caller, caller list or called number (in E.164), or tag. Null leaves it as it is.</summary>
    public IReadOnlyList<PriorityRule>? Priorities { get; init; }

    /// <summary>How much waiting a point of priority counts as. Null leaves it as it is.</summary>
    public int? AgeingMs { get; init; }

    /// <summary>Who hangs up after a wait of at most so long is not counted as a lost caller. Null leaves it as it is.</summary>
    public int? ShortAbandonMs { get; init; }

    /// <summary>How its callers are called back: by which key, how often, when. Null leaves it as it is.</summary>
    public CallbackSettings? Callback { get; init; }

    /// <summary>
    /// What those who wait are told: place, expected wait, own prompts; without any of these: nothing. Null leaves it as it is.
    /// </summary>
    public AnnouncementSettings? Announcements { get; init; }

    /// <summary>From whom it borrows free agents while its service level is at risk. Null leaves it as it is.</summary>
    public IReadOnlyList<BorrowRule>? Borrows { get; init; }

    /// <summary>The flow that a caller meets when its agent hangs up first; empty: the call is over. Null leaves it as it is.</summary>
    public string? Survey { get; init; }

    /// <summary>
    /// atMost: an agent may end its wrap-up earlier; fixed: it may not; untilDone: it lasts until the agent ends it. Null leaves it as it
    /// is.
    /// </summary>
    public WrapUpMode? WrapUpMode { get; init; }

    /// <summary>What an agent may add to its wrap-up in all. Null leaves it as it is.</summary>
    public int? WrapUpExtensionMs { get; init; }

    /// <summary>
    /// What share of its calls is to be answered within which time; a share of 0: no target. Null leaves it as it is.
    /// </summary>
    public ServiceLevelTarget? ServiceLevel { get; init; }

    /// <summary>Where calls go to that the queue cannot serve well; tried in this order. Null leaves it as it is.</summary>
    public IReadOnlyList<OverflowRule>? Overflows { get; init; }

    /// <summary>
    /// Callers are offered to the agent they talked with last; within a time of 0: they are not. Null leaves it as it is.
    /// </summary>
    public LastAgentRule? LastAgent { get; init; }

    /// <summary>Agents who ring for one call at once by ringAll. Null leaves it as it is.</summary>
    public int? RingLimit { get; init; }
}

/// <param name="Waiting">Contacts that no agent rings for.</param>
/// <param name="Offered">Contacts that an agent rings for.</param>
/// <param name="LongestWaitMs">The longest wait so far of those waiting; 0 when nobody waits.</param>
public sealed record QueueLiveDto(int Waiting, int Offered, long LongestWaitMs, int AvailableAgents)
{
    /// <summary>How long somebody who joins now has to wait, as estimated; null when nobody serves the queue.</summary>
    public long? ExpectedWaitMs { get; init; }
}

public sealed record QueueDto(string Id, string Name, int MaxWaitMs, int MaxLength, int RingTimeoutMs, int WrapUpMs, AnswerMode Answer,
    string? Music, string? Greeting, QueueLiveDto Live)
{
    public required QueueStrategy Strategy { get; init; }
    public required IReadOnlyList<SkillRequirement> Skills { get; init; }
    public required IReadOnlyList<SkillRelaxation> Relaxations { get; init; }
    public required IReadOnlyList<PriorityRule> Priorities { get; init; }
    public required int AgeingMs { get; init; }
    public required int ShortAbandonMs { get; init; }
    public required ServiceLevelTarget? ServiceLevel { get; init; }
    public required IReadOnlyList<OverflowRule> Overflows { get; init; }
    public required LastAgentRule? LastAgent { get; init; }
    public required IReadOnlyList<BorrowRule> Borrows { get; init; }
    public required WrapUpMode WrapUpMode { get; init; }
    public required int WrapUpExtensionMs { get; init; }
    public required int RingLimit { get; init; }

    /// <summary>How its callers are called back; null: no key of theirs asks for it.</summary>
    public CallbackSettings? Callback { get; init; }

    /// <summary>What those who wait are told; null: nothing.</summary>
    public AnnouncementSettings? Announcements { get; init; }

    /// <summary>The flow that a caller meets when its agent hangs up first; null: the call is over.</summary>
    public string? Survey { get; init; }
}

internal static class QueueEndpoints
{
    public static void MapQueues(this RouteGroupBuilder tenant)
    {
        var queues = tenant.MapGroup("/queues").WithTags("queues");
        queues.MapGet("/", List).Describe(AccessRule.AnyOfTenant, "listQueues", "All queues, each with who waits now.");
        queues.MapGet("/{queue}", Show).Describe(AccessRule.AnyOfTenant, "getQueue", "One queue, with who waits now.");
        queues.MapPut("/{queue}", Put).Idempotent()
            .Describe(AccessRule.TenantAdmin, "putQueue", "Create or change a queue.", ProblemCode.InvalidCatalog,
                ProblemCode.CatalogConflict);
        queues.MapDelete("/{queue}", Delete).Idempotent()
            .Describe(AccessRule.TenantAdmin, "deleteQueue", "Remove a queue that nothing leads to.", ProblemCode.InvalidCatalog,
                ProblemCode.CatalogConflict);
    }

    internal static QueueLiveDto Describe(QueueView view) => new(view.Waiting, view.Offered, view.LongestWaitMs, view.AvailableAgents)
    {
        ExpectedWaitMs = view.ExpectedWaitMs,
    };

    private static async Task<Ok<ItemList<QueueDto>>> List(string tenant, ICatalog catalog, IGrainFactory grains) =>
        TypedResults.Ok(new ItemList<QueueDto>(
        await Task.WhenAll(catalog.Current.Of<QueueDocument>(tenant).Select(document => DescribeAsync(document, grains)))));

    private static async Task<Results<Ok<QueueDto>, Refused>> Show(string tenant, string queue, ICatalog catalog, IGrainFactory grains) =>
        catalog.Current.FindQueue(tenant, queue) is { } document
            ? TypedResults.Ok(await DescribeAsync(document, grains))
            : new Refused(ProblemCode.NotFound);

    private static async Task<Results<Ok<QueueDto>, Refused>> Put(string tenant, string queue, QueueInput input, CatalogEditor editor,
        IGrainFactory grains, CancellationToken cancellation)
    {
        QueueDocument? decided = null;
        var refused = await editor.ChangeAsync(before => CatalogEdit.ToPut(decided = Decide(before, tenant, queue, input)), cancellation);
        return refused is not null ? refused : TypedResults.Ok(await DescribeAsync(decided!, grains));
    }

    private static QueueDocument Decide(CatalogSnapshot before, string tenant, string queue, QueueInput input)
    {
        var known = before.FindQueue(tenant, queue) ?? new QueueDocument(tenant, queue, input.Name);
        return known with
        {
            Name = input.Name,
            MaxWaitMs = input.MaxWaitMs,
            MaxLength = input.MaxLength,
            RingTimeoutMs = input.RingTimeoutMs,
            WrapUpMs = input.WrapUpMs,
            Answer = input.Answer,
            Music = input.Music,
            Greeting = input.Greeting,
            Strategy = input.Strategy ?? known.Strategy,
            Skills = input.Skills ?? known.Skills,
            Relaxations = input.Relaxations ?? known.Relaxations,
            Priorities = input.Priorities ?? known.Priorities,
            AgeingMs = input.AgeingMs ?? known.AgeingMs,
            ShortAbandonMs = input.ShortAbandonMs ?? known.ShortAbandonMs,
            ServiceLevel = input.ServiceLevel is { TargetPercent: 0 } ? null : input.ServiceLevel ?? known.ServiceLevel,
            Overflows = input.Overflows is { } overflows ? [.. overflows.Select(rule => Normal(before, rule))] : known.Overflows,
            LastAgent = input.LastAgent is { WithinMs: 0 } ? null : input.LastAgent ?? known.LastAgent,
            Callback = input.Callback ?? known.Callback,
            Announcements = input.Announcements is { } said && !said.SaysAnything() ? null : input.Announcements ?? known.Announcements,
            Borrows = input.Borrows ?? known.Borrows,
            Survey = input.Survey is "" ? null : input.Survey ?? known.Survey,
            WrapUpMode = input.WrapUpMode ?? known.WrapUpMode,
            WrapUpExtensionMs = input.WrapUpExtensionMs ?? known.WrapUpExtensionMs,
            RingLimit = input.RingLimit ?? known.RingLimit,
        };
    }

    private static OverflowRule Normal(CatalogSnapshot catalog, OverflowRule rule) =>
        rule with { To = DestinationText.Normalize(rule.To, catalog.NumberPlan) };

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string queue, CatalogEditor editor,
        CancellationToken cancellation) =>
        editor.RemoveAsync(catalog => catalog.FindQueue(tenant, queue), cancellation);

    private static async Task<QueueDto> DescribeAsync(QueueDocument queue, IGrainFactory grains)
    {
        var view = await grains.GetGrain<IQueueGrain>(GrainKey.Queue(queue.TenantId, queue.QueueId)).Show();
        return new(queue.QueueId, queue.Name, queue.MaxWaitMs, queue.MaxLength, queue.RingTimeoutMs, queue.WrapUpMs, queue.Answer,
            queue.Music, queue.Greeting, Describe(view))
        {
            Strategy = queue.Strategy,
            Skills = queue.Skills,
            Relaxations = queue.Relaxations,
            Priorities = queue.Priorities,
            AgeingMs = queue.AgeingMs,
            ShortAbandonMs = queue.ShortAbandonMs,
            ServiceLevel = queue.ServiceLevel,
            Overflows = queue.Overflows,
            LastAgent = queue.LastAgent,
            Callback = queue.Callback,
            Announcements = queue.Announcements,
            Survey = queue.Survey,
            Borrows = queue.Borrows,
            WrapUpMode = queue.WrapUpMode,
            WrapUpExtensionMs = queue.WrapUpExtensionMs,
            RingLimit = queue.RingLimit,
        };
    }
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Gateway.Auth;

namespace Platform.Gateway.Live;

/// <param name="Agent">The agent that is kept logged in meanwhile; null when somebody watches who is none.</param>
/// <param name="ExpiresAt">Of the access token that opened it: the client comes back with a fresh one.</param>
/// <param name="Abort">Closes the connection.</param>
internal sealed record LiveConnection(string Id, string Tenant, string? Agent, string Family, DateTimeOffset ExpiresAt, Action Abort);

/// <summary>
/// The bridge from the tenants' feeds to the hub. A tenant is subscribed to while somebody watches it; every half minute subscriptions are
/// renewed, agents with an open connection are kept logged in, and connections of ended log-ins and expired tokens are closed. What is
/// watched is read from the connections themselves, so nothing can be left over.
/// </summary>
internal sealed partial class LiveWatch(IGrainFactory grains, IHubContext<LiveHub> hub, RevokedFamilies revoked, TimeProvider time,
    ILogger<LiveWatch> logger) : BackgroundService, ILiveObserver
{
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, LiveConnection> connections = new();
    private readonly ConcurrentDictionary<string, bool> subscribed = new();
    private ILiveObserver? reference;

    public async Task AddAsync(LiveConnection connection)
    {
        connections[connection.Id] = connection;
        if (connection.Agent is { } agent)
            await TryAsync("keep alive", agent, () => KeepAliveAsync(connection.Tenant, agent));
        await TryAsync("subscribe", connection.Tenant, () => SubscribeAsync(connection.Tenant));
    }

    public void Remove(string connectionId) => connections.TryRemove(connectionId, out _);

    public async Task OnLive(string tenant, LiveEvent live)
    {
        var told = LiveEventDto.Of(live);
        await hub.Clients.Group(LiveGroups.Everything(tenant)).SendAsync(LiveHub.ClientMethod, told);
        if (LiveGroups.OfAgents(tenant, live) is { Count: > 0 } agents)
            await hub.Clients.Groups(agents).SendAsync(LiveHub.ClientMethod, told.ForAgents());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RenewAsync(stoppingToken);
    }

    private async Task RenewAsync(CancellationToken cancellation)
    {
        foreach (var connection in connections.Values)
            await TryAsync("check", connection.Id, () => CloseIfEndedAsync(connection, cancellation));
        foreach (var (tenant, agent) in connections.Values.Where(held => held.Agent is not null).Select(held => (held.Tenant, held.Agent!)).Distinct())
            await TryAsync("keep alive", agent, () => KeepAliveAsync(tenant, agent));
        foreach (var tenant in subscribed.Keys)
            await TryAsync("renew", tenant, () => IsWatched(tenant) ? SubscribeAsync(tenant) : UnsubscribeAsync(tenant));
    }

    private async Task CloseIfEndedAsync(LiveConnection connection, CancellationToken cancellation)
    {
        if (connection.ExpiresAt <= time.GetUtcNow() || await revoked.ContainsAsync(connection.Family, cancellation))
            connection.Abort();
    }

    /// <summary>A refusal only says that the agent has no session to keep.</summary>
    private async Task KeepAliveAsync(string tenant, string agent) =>
        _ = await grains.GetGrain<IAgentGrain>(GrainKey.Agent(tenant, agent)).KeepAlive();

    private async Task SubscribeAsync(string tenant)
    {
        subscribed[tenant] = true;
        await Feed(tenant).Subscribe(Reference());
    }

    private async Task UnsubscribeAsync(string tenant)
    {
        subscribed.TryRemove(tenant, out _);
        await Feed(tenant).Unsubscribe(Reference());
        if (IsWatched(tenant))
            await SubscribeAsync(tenant);
    }

    private bool IsWatched(string tenant) => connections.Values.Any(connection => connection.Tenant == tenant);

    private IFeedGrain Feed(string tenant) => grains.GetGrain<IFeedGrain>(GrainKey.Feed(tenant));

    private ILiveObserver Reference() =>
        LazyInitializer.EnsureInitialized(ref reference, () => grains.CreateObjectReference<ILiveObserver>(this));

    /// <summary>One tenant's or agent's trouble is not the others'; the next renewal tries again.</summary>
    private async Task TryAsync(string what, string whose, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(what, whose, failure);
        }
    }

    [LoggerMessage(6003, LogLevel.Warning, "Live events: could not {What} {Whose}; trying again at the next renewal.")]
    private partial void LogFailure(string what, string whose, Exception failure);
}

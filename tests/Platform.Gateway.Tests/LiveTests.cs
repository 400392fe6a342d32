using System.Diagnostics;
using System.Net.WebSockets;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests;

public sealed class LiveTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(TestHouse.Admin)]
    [InlineData(TestHouse.SupervisorLogin)]
    public async Task Admins_and_supervisors_hear_everything_of_the_tenant(string login)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var feed = new WatchedFeed(gateway, TestHouse.Acme);
        await using var hub = await HubClient.ConnectAsync($"{gateway.Listeners.Public}", TestHouse.Acme, (await gateway.LogInAsync(TestHouse.Acme, login)).AccessToken);
        var observer = await feed.NextSubscriptionAsync();
        await observer.OnLive(TestHouse.Acme, new LiveEvent(At, Queue: new QueueView(TestHouse.Acme, "support", 2, 1, 3_000, 4)));
        var queue = (await hub.NextLiveAsync()).GetProperty("queue");
        Assert.Equal(2, queue.GetProperty("waiting").GetInt32());
        await observer.OnLive(TestHouse.Acme, new LiveEvent(At, Call: new CallView(TestHouse.Acme, "01J1", CallPhase.Waiting, "+1", "+2", "support", null, At, null)));
        Assert.Equal("waiting", (await hub.NextLiveAsync()).GetProperty("call").GetProperty("phase").GetString());
    }

    [Fact]
    public async Task An_agent_hears_of_itself_and_its_queues_only()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var feed = new WatchedFeed(gateway, TestHouse.Acme);
        await using var hub = await HubClient.ConnectAsync($"{gateway.Listeners.Public}", TestHouse.Acme, (await gateway.AsAgentAsync()).AccessToken);
        var observer = await feed.NextSubscriptionAsync();
        await observer.OnLive(TestHouse.Acme, new LiveEvent(At, Agent: Presence("1002")));
        await observer.OnLive(TestHouse.Acme, new LiveEvent(At, Queue: new QueueView(TestHouse.Acme, "sales", 2, 1, 3_000, 4)));
        await observer.OnLive(TestHouse.Other, new LiveEvent(At, Agent: Presence(TestHouse.AgentId)));
        await observer.OnLive(TestHouse.Acme, new LiveEvent(At, Agent: Presence(TestHouse.AgentId)));
        Assert.Equal(TestHouse.AgentId, (await hub.NextLiveAsync()).GetProperty("agent").GetProperty("agent").GetString());
        await observer.OnLive(TestHouse.Acme, new LiveEvent(At, Queue: new QueueView(TestHouse.Acme, "support", 2, 1, 3_000, 4)));
        Assert.Equal("support", (await hub.NextLiveAsync()).GetProperty("queue").GetProperty("queue").GetString());
    }

    [Fact]
    public async Task An_open_connection_renews_its_subscription_and_keeps_the_agent_logged_in()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var feed = new WatchedFeed(gateway, TestHouse.Acme);
        var agent = gateway.Stores.Grains.GetGrain<IAgentGrain>(GrainKey.Agent(TestHouse.Acme, TestHouse.AgentId));
        await using var hub = await HubClient.ConnectAsync($"{gateway.Listeners.Public}", TestHouse.Acme, (await gateway.AsAgentAsync()).AccessToken);
        await feed.NextSubscriptionAsync();
        gateway.Stores.Time.Advance(TimeSpan.FromSeconds(30));
        await feed.NextSubscriptionAsync();
        await agent.Received(2).KeepAlive();
    }

    [Fact]
    public async Task When_nobody_watches_any_more_the_feed_is_left()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var feed = new WatchedFeed(gateway, TestHouse.Acme);
        var hub = await HubClient.ConnectAsync($"{gateway.Listeners.Public}", TestHouse.Acme, (await gateway.AsAdminAsync()).AccessToken);
        await feed.NextSubscriptionAsync();
        await hub.DisposeAsync();
        await feed.LeftAsync(() => gateway.Stores.Time.Advance(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_log_in_that_was_ended_loses_its_connection()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var feed = new WatchedFeed(gateway, TestHouse.Acme);
        var tokens = await gateway.AsAdminAsync();
        await using var hub = await HubClient.ConnectAsync($"{gateway.Listeners.Public}", TestHouse.Acme, tokens.AccessToken);
        await feed.NextSubscriptionAsync();
        await gateway.SendAsync(HttpMethod.Post, $"{Calls.Root(TestHouse.Acme)}/auth/logout", tokens);
        gateway.Stores.Time.Advance(TimeSpan.FromSeconds(30));
        await hub.UntilClosedAsync();
    }

    [Fact]
    public async Task Another_tenants_token_opens_no_hub()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var tokens = await gateway.AsAdminAsync(TestHouse.Other);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync($"{gateway.Listeners.Public}", TestHouse.Acme, tokens.AccessToken));
        Assert.Contains("404", refused.Message, StringComparison.Ordinal);
    }

    private static AgentView Presence(string agent) => new(TestHouse.Acme, agent, AgentPresence.Ready, null, At, At, null, "voice", null);

    /// <summary>A tenant's feed that tells when it is subscribed to and left.</summary>
    private sealed class WatchedFeed
    {
        private readonly System.Threading.Channels.Channel<ILiveObserver> subscriptions = System.Threading.Channels.Channel.CreateUnbounded<ILiveObserver>();
        private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public WatchedFeed(GatewayUnderTest gateway, string tenant)
        {
            var feed = gateway.Stores.Grains.GetGrain<IFeedGrain>(GrainKey.Feed(tenant));
            feed.Subscribe(Arg.Do<ILiveObserver>(observer => subscriptions.Writer.TryWrite(observer)));
            feed.Unsubscribe(Arg.Do<ILiveObserver>(_ => left.TrySetResult()));
        }

        public async Task<ILiveObserver> NextSubscriptionAsync() => await subscriptions.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        /// <summary>Lets renewals pass until the feed is left; the hub notices a closed connection in its own time.</summary>
        public async Task LeftAsync(Action renewal)
        {
            var renewals = 0;
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !left.Task.IsCompleted; renewals++)
            {
                renewal();
                await Task.WhenAny(left.Task, Task.Delay(Poll, TimeProvider.System));
            }

            Assert.True(left.Task.IsCompleted, $"The feed is still subscribed to after {renewals} renewals.");
        }
    }
}

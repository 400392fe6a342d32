using Platform.Domain.Agents;
using Platform.Domain.Catalog;
using Platform.Gateway.TenantApi;

namespace Platform.Host.Robots;

/// <summary>
/// A robot in a seat: its phone, and its log-in through the API when it does not sign in by phone. A robot never rests: it
/// goes back to ready after a break that the platform gave it.
/// </summary>
internal sealed class RobotAgent(RobotAgentRole role, RobotPhone phone, PlatformApi api, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan KeepAlivePeriod = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LogOutPatience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closing = new();
    private Task _keeping = Task.CompletedTask;

    public RobotAgentRole Role { get; } = role;

    public RobotPhone Phone { get; } = phone;

    private bool UsesApi => Role.SignIn == SignInMode.Console;

    /// <summary>Puts the robot in its seat; null, or why it has none.</summary>
    public async Task<string?> StartAsync(CancellationToken cancellation)
    {
        if (UsesApi && Role.Login is null) return $"agent {Role.Id} signs in at the console and has no password";
        if (await Phone.RegisterAsync(cancellation) is { } refusal) return refusal;
        if (!UsesApi) return null;
        try
        {
            await api.Do(HttpMethod.Post, "agent/session", new SessionInput(Ready: true), cancellation);
        }
        catch (HttpRequestException fault)
        {
            return fault.Message;
        }
        _keeping = KeepReady(_closing.Token);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _keeping;
        if (_keeping != Task.CompletedTask) await LogOut();
        await Phone.DisposeAsync();
        _closing.Dispose();
    }

    private async Task KeepReady(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(KeepAlivePeriod, time, cancellation);
                await KeepReadyOnce(cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>The platform may be away for a while, for example restarting: the next round tries again.</summary>
    private async Task KeepReadyOnce(CancellationToken cancellation)
    {
        try
        {
            var presence = await api.Get<AgentPresenceDto>("agent/session", cancellation);
            if (presence.Presence == AgentPresence.Offline)
                await api.Do(HttpMethod.Post, "agent/session", new SessionInput(Ready: true), cancellation);
            else if (presence.Presence == AgentPresence.Break)
                await api.Do(HttpMethod.Put, "agent/session/state", new SessionStateInput(WantedPresence.Ready), cancellation);
            else
                await api.Do(HttpMethod.Post, "agent/session/keepalive", null, cancellation);
        }
        catch (Exception away) when (away is HttpRequestException
            || (away is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return;
        }
    }

    private async Task LogOut()
    {
        using var patience = new CancellationTokenSource(LogOutPatience, time);
        try
        {
            await api.Do(HttpMethod.Delete, "agent/session", null, patience.Token);
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
        {
            return;
        }
    }
}

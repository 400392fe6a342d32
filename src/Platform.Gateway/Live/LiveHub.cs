using Microsoft.AspNetCore.SignalR;
using Platform.Contracts.Stores;
using Platform.Gateway.Auth;

namespace Platform.Gateway.Live;

/// <summary>Live events of one tenant to its consoles. Clients only listen: there is no method to call.</summary>
internal sealed class LiveHub(LiveWatch watch, ICatalog catalog, GatewayTelemetry telemetry) : Hub
{
    public const string ClientMethod = "live";

    public override async Task OnConnectedAsync()
    {
        telemetry.HubConnected();
        if (Context.User is not { } user || Caller.Read(user) is not { Tenant: { } tenant } caller)
            throw new InvalidOperationException("Only callers of a tenant get past the access gate.");
        foreach (var group in LiveGroups.Of(caller, tenant, catalog.Current))
            await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        await watch.AddAsync(new LiveConnection(Context.ConnectionId, tenant, caller.Agent, caller.Family, AccessTokens.ExpiryOf(user),
            Context.Abort));
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        telemetry.HubDisconnected();
        watch.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }
}

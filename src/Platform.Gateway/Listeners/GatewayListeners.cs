using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Platform.Gateway.Listeners;

/// <summary>Which of the gateway's listeners a connection came in by.</summary>
internal enum ListenerRole
{
    Public = 0,
    Api = 1,
}

/// <summary>Set on each connection, so that a request knows its listener whatever its Host header claims.</summary>
internal sealed record ListenerFeature(ListenerRole Role);

/// <summary>The gateway's listeners in this process and, once the server has started, their real ports.</summary>
public sealed class GatewayListeners
{
    private ListenOptions? publicListen;
    private ListenOptions? apiListen;

    /// <summary>Null when this process has no public listener.</summary>
    public IPEndPoint? Public => publicListen?.IPEndPoint;

    /// <summary>Null when this process has no API listener.</summary>
    public IPEndPoint? Api => apiListen?.IPEndPoint;

    internal void Configure(KestrelServerOptions kestrel, GatewayOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Math.Max(options.MaxRequestBytes, options.MaxApplyBytes);
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        if (options.PublicListener.Length > 0)
            Listen(kestrel, options.PublicListener, ListenerRole.Public, listen => publicListen = listen);
        if (options.ApiListener.Length > 0)
            Listen(kestrel, options.ApiListener, ListenerRole.Api, listen => apiListen = listen);
    }

    private static void Listen(KestrelServerOptions kestrel, string address, ListenerRole role, Action<ListenOptions> keep)
    {
        if (!IPEndPoint.TryParse(address, out var endPoint))
            throw new OptionsValidationException(nameof(GatewayOptions), typeof(GatewayOptions),
                [$"'{address}' is not an address:port to listen at."]);
        var feature = new ListenerFeature(role);
        kestrel.Listen(endPoint, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection =>
            {
                connection.Features.Set(feature);
                return next(connection);
            });
            keep(listen);
        });
    }
}

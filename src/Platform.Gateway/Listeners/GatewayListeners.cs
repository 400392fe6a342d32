using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
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
    private ListenOptions? secureListen;
    private ListenOptions? apiListen;

    /// <summary>Null when this process has no public listener.</summary>
    public IPEndPoint? Public => publicListen?.IPEndPoint;

    /// <summary>Null when this process has no public listener with TLS.</summary>
    public IPEndPoint? Secure => secureListen?.IPEndPoint;

    /// <summary>Null when this process has no API listener.</summary>
    public IPEndPoint? Api => apiListen?.IPEndPoint;

    internal void Configure(KestrelServerOptions kestrel, GatewayOptions options, Func<SslStreamCertificateContext>? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Math.Max(options.MaxRequestBytes, Math.Max(options.MaxApplyBytes, options.MaxPromptBytes));
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        if (options.PublicListener.Length > 0)
            Listen(kestrel, options.PublicListener, ListenerRole.Public, listen => publicListen = listen);
        if (options.SecureListener.Length > 0)
        {
            var tls = Tls(certificate ?? throw Invalid($"'{options.SecureListener}' is to listen with TLS, without a certificate."));
            Listen(kestrel, options.SecureListener, ListenerRole.Public, listen => (secureListen = listen).UseHttps(tls));
        }

        if (options.ApiListener.Length > 0)
            Listen(kestrel, options.ApiListener, ListenerRole.Api, listen => apiListen = listen);
    }

    private static void Listen(KestrelServerOptions kestrel, string address, ListenerRole role, Action<ListenOptions> keep)
    {
        if (!IPEndPoint.TryParse(address, out var endPoint))
            throw Invalid($"'{address}' is not an address:port to listen at.");
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

    /// <summary>The certificate that is in service at the time of the handshake, so that a renewed one needs no restart.</summary>
    private static TlsHandshakeCallbackOptions Tls(Func<SslStreamCertificateContext> certificate) => new()
    {
        OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ServerCertificateContext = certificate(),
        }),
    };

    private static OptionsValidationException Invalid(string fault) => new(nameof(GatewayOptions), typeof(GatewayOptions), [fault]);
}

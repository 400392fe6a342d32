using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Sip.Transports;

/// <summary>
/// SIP over TLS 1.2 and 1.3 (RFC 3261 section 26.2, RFC 5922): no renegotiation, ciphers of the system's policy. A server
/// that we connect to must prove the name of the path (<see cref="SipPath.ServerName"/>), or its address where the path
/// has none. A client proves itself by a certificate only where that is required; others by digest.
/// </summary>
public sealed class TlsTransport(IPEndPoint endPoint, TimeProvider time, TlsOptions tls, ConnectionOptions? options = null)
    : StreamTransport(SipTransportKind.Tls, endPoint, time, options)
{
    private const SslProtocols Versions = SslProtocols.Tls12 | SslProtocols.Tls13;

    private protected override async Task<Stream> ServeAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        await secured.AuthenticateAsServerAsync((_, hello, _, _) => ValueTask.FromResult(ServerOptions(hello)), null, cancellation);
        return secured;
    }

    private protected override async Task<Stream> GreetAsync(NetworkStream stream, SipPath path, CancellationToken cancellation)
    {
        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        await secured.AuthenticateAsClientAsync(ClientOptions(path), cancellation);
        return secured;
    }

    private SslServerAuthenticationOptions ServerOptions(SslClientHelloInfo hello)
    {
        var name = hello.ServerName.Length == 0 ? null : hello.ServerName;
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = tls.ServerCertificate(name) ?? throw new AuthenticationException("No certificate for the name"),
            ClientCertificateRequired = tls.RequireClientCertificate,
            CertificateChainPolicy = tls.RequireClientCertificate ? ChainPolicy() : null,
            EnabledSslProtocols = Versions,
            AllowRenegotiation = false,
        };
    }

    private SslClientAuthenticationOptions ClientOptions(SipPath path) => new()
    {
        TargetHost = path.ServerName ?? path.Remote.Address.ToString(),
        ClientCertificateContext = tls.ClientCertificate?.Invoke(),
        CertificateChainPolicy = ChainPolicy(),
        EnabledSslProtocols = Versions,
        AllowRenegotiation = false,
    };

    private X509ChainPolicy ChainPolicy()
    {
        var policy = new X509ChainPolicy { RevocationMode = tls.Revocation };
        if (tls.TrustedRoots is not { } roots) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}

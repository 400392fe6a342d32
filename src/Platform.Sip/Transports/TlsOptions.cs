using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Sip.Transports;

/// <summary>Who we are and whom we believe on a TLS listening point.</summary>
public sealed record TlsOptions
{
    /// <summary>
    /// Asked at every handshake with the name that the client wants (SNI; null when it sent none), so a new certificate
    /// serves the next connection without a restart. Null refuses the handshake. Called from any thread.
    /// </summary>
    public required Func<string?, SslStreamCertificateContext?> ServerCertificate { get; init; }

    /// <summary>Shown to servers that ask for a certificate; null shows none.</summary>
    public Func<SslStreamCertificateContext?>? ClientCertificate { get; init; }

    /// <summary>The roots that peers' certificates must lead to; null takes the system's.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>Mutual TLS: clients without a certificate that leads to a trusted root are refused.</summary>
    public bool RequireClientCertificate { get; init; }

    /// <summary>Ask certificate authorities whether a peer's certificate was revoked; costs look-ups on the network.</summary>
    public X509RevocationMode Revocation { get; init; } = X509RevocationMode.NoCheck;
}

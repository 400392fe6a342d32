using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Media.Dtls;

/// <summary>
/// What all DTLS associations of an engine share: its self-signed ECDSA P-256 certificate, made when the engine needs it first, and
/// the OpenSSL context. The certificate proves nothing by itself: each side holds the other's against the fingerprint that SDP
/// named (RFC 5763 5), so OpenSSL's own verification is set aside.
/// </summary>
internal sealed unsafe class DtlsContext : IDisposable
{
    private const string Ciphers =
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
        + "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

    private const string SrtpProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_256_GCM:SRTP_AES128_CM_SHA1_32";

    private nint _handle;

    private DtlsContext(nint handle, string fingerprint)
    {
        _handle = handle;
        Fingerprint = fingerprint;
    }

    /// <summary>OpenSSL 3 is on this machine.</summary>
    public static bool IsAvailable { get; } = NativeLibrary.TryLoad(DtlsNative.Ssl, out _) && NativeLibrary.TryLoad(DtlsNative.Crypto, out _);

    /// <summary>Of our certificate, as in SDP.</summary>
    public string Fingerprint { get; }

    public nint Handle => _handle;

    /// <summary>Makes a certificate and a context.</summary>
    /// <exception cref="InvalidOperationException">OpenSSL is there and refuses what it must be able to do.</exception>
    public static DtlsContext Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=platform", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        var handle = Check(DtlsNative.ContextNew(DtlsNative.DtlsMethod()), "SSL_CTX_new");
        SetUp(handle);
        UseCertificate(handle, certificate.RawData, key.ExportECPrivateKey());
        return new DtlsContext(handle, DtlsFingerprint.Of(certificate.RawData));
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _handle, 0) is var handle && handle != 0) DtlsNative.ContextFree(handle);
    }

    private static void SetUp(nint context)
    {
        DtlsNative.ContextSetOptions(
            context,
            DtlsNative.OptionNoQueryMtu | DtlsNative.OptionNoTicket | DtlsNative.OptionCipherServerPreference | DtlsNative.OptionNoRenegotiation);
        DtlsNative.ContextControl(context, DtlsNative.ControlMode, DtlsNative.ModeReleaseBuffers, null);
        Check(DtlsNative.ContextControl(context, DtlsNative.ControlSetMinimumVersion, DtlsNative.Dtls12, null), "minimum version");
        // Curves whose price is known: a peer can't choose an expensive one.
        fixed (byte* groups = "X25519:P-256\0"u8)
            Check(DtlsNative.ContextControl(context, DtlsNative.ControlSetGroupsList, 0, groups), "groups");
        Check(DtlsNative.ContextSetCiphers(context, Ciphers), "ciphers");
        // This one function of OpenSSL gives 0 for success.
        Check(DtlsNative.ContextUseSrtp(context, SrtpProfiles) == 0 ? 1 : 0, "SRTP profiles");
        DtlsNative.ContextSetVerify(context, DtlsNative.VerifyPeer | DtlsNative.VerifyFailIfNoPeerCertificate, 0);
        DtlsNative.ContextSetCertificateVerifier(context, &TakeAnyCertificate, 0);
    }

    private static void UseCertificate(nint context, byte[] certificate, byte[] key)
    {
        fixed (byte* der = certificate) Check(DtlsNative.ContextUseCertificate(context, certificate.Length, der), "certificate");
        fixed (byte* der = key) Check(DtlsNative.ContextUsePrivateKey(DtlsNative.KeyTypeEc, context, der, key.Length), "private key");
        CryptographicOperations.ZeroMemory(key);
    }

    [UnmanagedCallersOnly]
    [SuppressMessage("Security", "CA5359", Justification = "The fingerprint of SDP is what the certificate is held against.")]
    private static int TakeAnyCertificate(nint store, nint argument) => 1;

    private static nint Check(nint result, string step) =>
        result > 0 ? result : throw new InvalidOperationException($"OpenSSL refuses to set up DTLS: {step}");
}

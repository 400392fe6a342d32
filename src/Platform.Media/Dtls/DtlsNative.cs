using System.Runtime.InteropServices;

namespace Platform.Media.Dtls;

/// <summary>The functions of OpenSSL 3 that DTLS-SRTP needs, and constants from its headers (ssl.h, bio.h, evp.h).</summary>
internal static unsafe partial class DtlsNative
{
    public const string Ssl = "libssl.so.3";
    public const string Crypto = "libcrypto.so.3";

    public const ulong OptionNoQueryMtu = 1UL << 12;
    public const ulong OptionNoTicket = 1UL << 14;
    public const ulong OptionCipherServerPreference = 1UL << 22;
    public const ulong OptionNoRenegotiation = 1UL << 30;
    public const int ControlSetMtu = 17;
    public const int ControlMode = 33;
    public const int ControlDtlsHandleTimeout = 74;
    public const int ControlSetGroupsList = 92;
    public const int ControlSetMinimumVersion = 123;
    public const int ModeReleaseBuffers = 0x10;
    public const int Dtls12 = 0xFEFD;
    public const int KeyTypeEc = 408;
    public const int VerifyPeer = 1;
    public const int VerifyFailIfNoPeerCertificate = 2;
    public const int ErrorWantRead = 2;
    public const int ReceivedShutdown = 2;
    public const int ControlBioEofReturn = 130;

    [LibraryImport(Ssl, EntryPoint = "DTLS_method")]
    public static partial nint DtlsMethod();

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_new")]
    public static partial nint ContextNew(nint method);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_free")]
    public static partial void ContextFree(nint context);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_options")]
    public static partial ulong ContextSetOptions(nint context, ulong options);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_ctrl")]
    public static partial nint ContextControl(nint context, int command, nint number, byte* pointer);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_cipher_list", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ContextSetCiphers(nint context, string ciphers);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_tlsext_use_srtp", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ContextUseSrtp(nint context, string profiles);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_use_certificate_ASN1")]
    public static partial int ContextUseCertificate(nint context, int length, byte* der);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_use_PrivateKey_ASN1")]
    public static partial int ContextUsePrivateKey(int type, nint context, byte* der, nint length);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_verify")]
    public static partial void ContextSetVerify(nint context, int mode, nint callback);

    [LibraryImport(Ssl, EntryPoint = "SSL_CTX_set_cert_verify_callback")]
    public static partial void ContextSetCertificateVerifier(nint context, delegate* unmanaged<nint, nint, int> callback, nint argument);

    [LibraryImport(Ssl, EntryPoint = "SSL_new")]
    public static partial nint New(nint context);

    [LibraryImport(Ssl, EntryPoint = "SSL_free")]
    public static partial void Free(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_bio")]
    public static partial void SetBio(nint ssl, nint read, nint write);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_accept_state")]
    public static partial void SetAcceptState(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_set_connect_state")]
    public static partial void SetConnectState(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_ctrl")]
    public static partial nint Control(nint ssl, int command, nint number, nint pointer);

    [LibraryImport(Ssl, EntryPoint = "SSL_do_handshake")]
    public static partial int DoHandshake(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_read")]
    public static partial int Read(nint ssl, byte* buffer, int length);

    [LibraryImport(Ssl, EntryPoint = "SSL_shutdown")]
    public static partial int Shutdown(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_get_shutdown")]
    public static partial int GetShutdown(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_get_error")]
    public static partial int GetError(nint ssl, int result);

    [LibraryImport(Ssl, EntryPoint = "SSL_get_selected_srtp_profile")]
    public static partial SrtpProfile* SelectedSrtpProfile(nint ssl);

    [LibraryImport(Ssl, EntryPoint = "SSL_export_keying_material")]
    public static partial int ExportKeyingMaterial(
        nint ssl, byte* output, nint length, byte* label, nint labelLength, byte* context, nint contextLength, int useContext);

    [LibraryImport(Ssl, EntryPoint = "SSL_get1_peer_certificate")]
    public static partial nint PeerCertificate(nint ssl);

    [LibraryImport(Crypto, EntryPoint = "i2d_X509")]
    public static partial int EncodeCertificate(nint certificate, byte** target);

    [LibraryImport(Crypto, EntryPoint = "X509_free")]
    public static partial void CertificateFree(nint certificate);

    [LibraryImport(Crypto, EntryPoint = "BIO_s_mem")]
    public static partial nint BioMemory();

    [LibraryImport(Crypto, EntryPoint = "BIO_new")]
    public static partial nint BioNew(nint method);

    [LibraryImport(Crypto, EntryPoint = "BIO_ctrl")]
    public static partial nint BioControl(nint bio, int command, nint number, nint pointer);

    [LibraryImport(Crypto, EntryPoint = "BIO_write")]
    public static partial int BioWrite(nint bio, byte* data, int length);

    [LibraryImport(Crypto, EntryPoint = "BIO_read")]
    public static partial int BioRead(nint bio, byte* data, int length);

    [LibraryImport(Crypto, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();

    /// <summary>SRTP_PROTECTION_PROFILE.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct SrtpProfile
    {
        public nint Name;
        public nuint Id;
    }
}

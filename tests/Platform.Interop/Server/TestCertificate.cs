using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Interop.Server;

/// <summary>A self-made certificate and its key, in PEM files.</summary>
public sealed record TestCertificate(string File, string KeyFile)
{
    public static TestCertificate Write(TempFolder folder, string name = "sip.test")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var certificate = request.CreateSelfSigned(from, from.AddDays(30));
        return new(folder.Write("certificate.pem", certificate.ExportCertificatePem()), folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem()));
    }
}

using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Transports;

public sealed class PemCertificateFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sip-certificates");
    private readonly TestAuthority _authority = new();
    private readonly ManualTimeProvider _time = new();
    private readonly List<Exception> _faults = [];
    private DateTime _written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private string CertificatePath => Path.Combine(_folder.FullName, "chain.pem");

    private string KeyPath => Path.Combine(_folder.FullName, "key.pem");

    [Fact]
    public void Changed_files_are_taken_up_after_the_interval()
    {
        var first = Renew();
        var files = new PemCertificateFiles(CertificatePath, KeyPath, _time, TimeSpan.FromSeconds(10), _faults.Add);
        var second = Renew();
        Assert.Equal(first, Serving(files));
        Pass(11);
        Assert.Equal(second, Serving(files));
        Assert.Empty(_faults);
    }

    [Fact]
    public void Half_a_renewal_keeps_the_old_pair_until_it_is_whole()
    {
        var first = Renew();
        var files = new PemCertificateFiles(CertificatePath, KeyPath, _time, TimeSpan.FromSeconds(10), _faults.Add);
        var (certificate, key) = _authority.Pem("renewed.example.com");
        Write(CertificatePath, certificate);
        Pass(11);
        Assert.Equal(first, Serving(files));
        Assert.Single(_faults);
        Write(KeyPath, key);
        Pass(11);
        Assert.Equal(certificate.ReplaceLineEndings(), files.Current().TargetCertificate.ExportCertificatePem().ReplaceLineEndings());
        Assert.Single(_faults);
    }

    [Fact]
    public void Garbage_and_missing_files_keep_the_old_pair()
    {
        var first = Renew();
        var files = new PemCertificateFiles(CertificatePath, KeyPath, _time, TimeSpan.FromSeconds(10), _faults.Add);
        Write(CertificatePath, "not a certificate");
        Pass(11);
        Assert.Equal(first, Serving(files));
        File.Delete(KeyPath);
        Pass(11);
        Assert.Equal(first, Serving(files));
        Assert.Equal(2, _faults.Count);
    }

    private string Renew()
    {
        var (certificate, key) = _authority.Pem("sip.example.com");
        Write(CertificatePath, certificate);
        Write(KeyPath, key);
        using var read = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(certificate);
        return read.SerialNumber;
    }

    /// <summary>File systems round times, so each write gets a time of its own.</summary>
    private void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        _written = _written.AddMinutes(1);
        File.SetLastWriteTimeUtc(path, _written);
    }

    private void Pass(int seconds) => _time.AdvanceToNext(_time.GetUtcNow().AddSeconds(seconds));

    private static string Serving(PemCertificateFiles files) => files.Current().TargetCertificate.SerialNumber;

    public void Dispose() => _folder.Delete(recursive: true);
}

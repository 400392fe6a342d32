using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Sip.Transports;

/// <summary>
/// A certificate chain and its key in two PEM files, read again when either file changes: the source for
/// <see cref="TlsOptions.ServerCertificate"/> where an ACME client or an operator renews the files in place. Files that do
/// not fit together (half-way through a renewal) leave the last good pair in service.
/// </summary>
public sealed class PemCertificateFiles
{
    private readonly string _certificatePath;
    private readonly string _keyPath;
    private readonly TimeProvider _time;
    private readonly TimeSpan _checkInterval;
    private readonly Action<Exception>? _onFault;
    private readonly Lock _lock = new();
    private SslStreamCertificateContext _current;
    private (DateTime Certificate, DateTime Key) _stamps;
    private long _lastCheck;

    /// <summary>Throws IOException or CryptographicException when the files can't be read at first.</summary>
    /// <param name="checkInterval">How often, at most, the files' times are looked at.</param>
    public PemCertificateFiles(
        string certificatePath, string keyPath, TimeProvider time, TimeSpan checkInterval, Action<Exception>? onFault = null)
    {
        (_certificatePath, _keyPath, _time, _checkInterval, _onFault) = (certificatePath, keyPath, time, checkInterval, onFault);
        _stamps = Stamps();
        _current = Load();
        _lastCheck = time.GetTimestamp();
    }

    /// <summary>The pair in service. Any thread may ask.</summary>
    public SslStreamCertificateContext Current()
    {
        lock (_lock)
        {
            if (_time.GetElapsedTime(_lastCheck) < _checkInterval) return _current;
            _lastCheck = _time.GetTimestamp();
            var stamps = Stamps();
            if (stamps != _stamps) Reload(stamps);
            return _current;
        }
    }

    private void Reload((DateTime, DateTime) stamps)
    {
        _stamps = stamps;
        try
        {
            _current = Load();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            _onFault?.Invoke(fault);
        }
    }

    private (DateTime, DateTime) Stamps() => (File.GetLastWriteTimeUtc(_certificatePath), File.GetLastWriteTimeUtc(_keyPath));

    private SslStreamCertificateContext Load()
    {
        var leaf = X509Certificate2.CreateFromPemFile(_certificatePath, _keyPath);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(_certificatePath);
        return SslStreamCertificateContext.Create(leaf, chain, offline: true);
    }
}

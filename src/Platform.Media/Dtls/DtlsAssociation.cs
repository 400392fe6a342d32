using System.Security.Cryptography;
using Platform.Media.Srtp;

namespace Platform.Media.Dtls;

/// <summary>How far a DTLS association is.</summary>
internal enum DtlsState
{
    Handshaking,

    /// <summary>Keys can be exported.</summary>
    Open,

    /// <summary>The peer said goodbye.</summary>
    Closed,

    Failed,
}

/// <summary>
/// One DTLS-SRTP association (RFC 5764) on memory: datagrams are put in and taken out, whoever carries them. It carries no data of
/// its own; its purpose is the keys. One thread at a time.
/// </summary>
/// <remarks>
/// OpenSSL keeps the retransmission timer (1 s, doubling) and is asked from time to time. What it writes lies in its BIO without
/// datagram bounds, so records are put into datagrams here again.
/// </remarks>
internal sealed unsafe class DtlsAssociation : IDisposable
{
    /// <summary>Longest datagram: fits where IPv6, tunnels and the rest leave 1280 bytes.</summary>
    public const int LargestDatagram = 1200;

    private const int RecordHeaderLength = 13;

    private readonly DtlsRole _role;
    private readonly nint _in = NewBio();
    private readonly nint _out = NewBio();
    private nint _ssl;
    private byte[] _pending = [];
    private int _taken;
    private bool _isDeaf;

    public DtlsAssociation(DtlsContext context, DtlsRole role)
    {
        _role = role;
        _ssl = DtlsNative.New(context.Handle);
        DtlsNative.SetBio(_ssl, _in, _out);
        DtlsNative.Control(_ssl, DtlsNative.ControlSetMtu, LargestDatagram, 0);
        if (role == DtlsRole.Active) DtlsNative.SetConnectState(_ssl);
        else DtlsNative.SetAcceptState(_ssl);
    }

    public DtlsState State { get; private set; } = DtlsState.Handshaking;

    /// <summary>The datagram may be DTLS (RFC 7983): its first byte is 20 to 63.</summary>
    public static bool IsDtls(ReadOnlySpan<byte> datagram) => !datagram.IsEmpty && datagram[0] is >= 20 and <= 63;

    /// <summary>Active: sends the ClientHello.</summary>
    public void Start() => Advance();

    /// <summary>Takes a datagram of the peer. What it answers is to be taken with <see cref="TryTake"/>.</summary>
    public void Receive(ReadOnlySpan<byte> datagram)
    {
        if (_isDeaf) return;
        fixed (byte* bytes = datagram) _ = DtlsNative.BioWrite(_in, bytes, datagram.Length);
        Advance();
    }

    /// <summary>Retransmits when it is time; a handshake that got no answer for too long fails.</summary>
    public void Tick()
    {
        if (State != DtlsState.Handshaking) return;
        DtlsNative.ClearErrors();
        if (DtlsNative.Control(_ssl, DtlsNative.ControlDtlsHandleTimeout, 0, 0) < 0) State = DtlsState.Failed;
    }

    /// <summary>Says goodbye; to be taken with <see cref="TryTake"/>.</summary>
    public void Close()
    {
        if (State != DtlsState.Open) return;
        DtlsNative.ClearErrors();
        _ = DtlsNative.Shutdown(_ssl);
        State = DtlsState.Closed;
    }

    /// <summary>The next datagram for the peer: whole records, as many as fit.</summary>
    public bool TryTake(Span<byte> target, out int length)
    {
        length = 0;
        if (_taken == _pending.Length) Refill();
        while (_pending.Length - _taken >= RecordHeaderLength)
        {
            var record = RecordHeaderLength + (_pending[_taken + 11] << 8 | _pending[_taken + 12]);
            if (record > _pending.Length - _taken || record > target.Length - length) break;
            if (length > 0 && length + record > LargestDatagram) break;
            _pending.AsSpan(_taken, record).CopyTo(target[length..]);
            _taken += record;
            length += record;
        }

        // Less than a record can't be; it would block what follows.
        if (length == 0) _taken = _pending.Length;
        return length > 0;
    }

    /// <summary>DER of the peer's certificate; empty before it came.</summary>
    public byte[] PeerCertificate()
    {
        var certificate = DtlsNative.PeerCertificate(_ssl);
        if (certificate == 0) return [];
        var der = new byte[DtlsNative.EncodeCertificate(certificate, null)];
        fixed (byte* bytes = der)
        {
            var end = bytes;
            _ = DtlsNative.EncodeCertificate(certificate, &end);
        }

        DtlsNative.CertificateFree(certificate);
        return der;
    }

    /// <summary>
    /// The keys that the handshake agreed on (RFC 5764 4.2): client key, server key, client salt, server salt. Null when the peer
    /// shares no SRTP profile with us.
    /// </summary>
    public SrtpKeys? ExportKeys()
    {
        var profile = DtlsNative.SelectedSrtpProfile(_ssl);
        if (profile is null || !Enum.IsDefined((SrtpSuite)profile->Id)) return null;
        var suite = (SrtpSuite)profile->Id;
        var (key, salt) = (SrtpSuites.KeyLength(suite), SrtpSuites.SaltLength(suite));
        Span<byte> material = stackalloc byte[2 * (key + salt)];
        var label = "EXTRACTOR-dtls_srtp"u8;
        fixed (byte* output = material, text = label)
        {
            if (DtlsNative.ExportKeyingMaterial(_ssl, output, material.Length, text, label.Length, null, 0, 0) != 1) return null;
        }

        byte[] client = [.. material[..key], .. material.Slice(2 * key, salt)];
        byte[] server = [.. material.Slice(key, key), .. material.Slice(2 * key + salt, salt)];
        CryptographicOperations.ZeroMemory(material);
        return _role == DtlsRole.Active ? new SrtpKeys(suite, client, server) : new SrtpKeys(suite, server, client);
    }

    public void Dispose()
    {
        // The BIOs go with it.
        if (_ssl != 0) DtlsNative.Free(_ssl);
        _ssl = 0;
    }

    private static nint NewBio()
    {
        var bio = DtlsNative.BioNew(DtlsNative.BioMemory());
        // An empty BIO means "later", not "the end".
        DtlsNative.BioControl(bio, DtlsNative.ControlBioEofReturn, -1, 0);
        return bio;
    }

    private void Advance()
    {
        DtlsNative.ClearErrors();
        if (State == DtlsState.Handshaking) Shake();
        // After the handshake, too: a peer that lost our last flight sends its own again, and this answers it.
        if (State == DtlsState.Open) Drain();
    }

    private void Shake()
    {
        var result = DtlsNative.DoHandshake(_ssl);
        if (result == 1) State = DtlsState.Open;
        else if (!WantsMore(result)) State = DtlsState.Failed;
    }

    /// <summary>
    /// Application data is of no use here; alerts and retransmissions are dealt with on the way. The keys are known by now, so nothing
    /// but a goodbye or a fatal alert, which only the peer can write, ends it. A stranger's datagram can bring OpenSSL to give up all the
    /// same; then it reads no more, and is given no more.
    /// </summary>
    private void Drain()
    {
        var waste = stackalloc byte[2048];
        int result;
        do result = DtlsNative.Read(_ssl, waste, 2048);
        while (result > 0);
        _isDeaf = !WantsMore(result);
        if ((DtlsNative.GetShutdown(_ssl) & DtlsNative.ReceivedShutdown) != 0) State = DtlsState.Closed;
    }

    /// <summary>
    /// A record that OpenSSL drops may leave an error in its queue, which is then taken for one of the handshake; without the queue the
    /// answer is the handshake's own.
    /// </summary>
    private bool WantsMore(int result)
    {
        DtlsNative.ClearErrors();
        return DtlsNative.GetError(_ssl, result) == DtlsNative.ErrorWantRead;
    }

    private void Refill()
    {
        const int PendingBytes = 10;
        var length = (int)DtlsNative.BioControl(_out, PendingBytes, 0, 0);
        _taken = 0;
        if (length <= 0)
        {
            _pending = [];
            return;
        }

        _pending = new byte[length];
        fixed (byte* bytes = _pending) _ = DtlsNative.BioRead(_out, bytes, length);
    }
}

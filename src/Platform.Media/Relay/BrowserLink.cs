using Platform.Media.Dtls;
using Platform.Media.Ice;
using Platform.Media.Native;
using Platform.Media.Stun;

namespace Platform.Media.Relay;

/// <summary>
/// What a browser leg has in place of sockets: ICE, which finds the browser's address and keeps asking whether it is still there,
/// and DTLS, which brings the keys. Relay thread only.
/// </summary>
internal sealed class BrowserLink : IDisposable
{
    private const int LargestEarly = 4;

    private readonly IceLiteAgent _agent;
    private readonly Queue<byte[]> _early = [];
    private LegCore? _leg;
    private MediaSecurity.Dtls? _security;
    private DtlsAssociation? _association;
    private KernelAddress _target;
    private long _checkedAt;
    private bool _isStarted;

    public BrowserLink(SharedPort port, IceCredentials ours)
    {
        Port = port;
        _agent = new IceLiteAgent(ours);
        Ufrags = [ours.Ufrag];
    }

    public SharedPort Port { get; }

    /// <summary>Our user name fragments, that of the latest restart last.</summary>
    public List<string> Ufrags { get; }

    /// <summary>Where valid checks came from, the oldest first; the port keeps it.</summary>
    public List<KernelAddress> Addresses { get; } = [];

    private LegCore Leg => _leg!;

    public void Attach(LegCore leg) => _leg = leg;

    /// <summary>Takes what SDP agreed. Another certificate or role means another browser: it begins anew.</summary>
    public void Use(MediaSecurity.Dtls security)
    {
        var former = _security;
        _security = security;
        _agent.UseRemote(security.Ice.Ufrag);
        var isSame = former is not null && former.Fingerprint == security.Fingerprint && former.OurRole == security.OurRole;
        if (isSame && _association is not null) return;
        if (former is not null && !isSame) ForgetPeer();
        _association?.Dispose();
        _association = new DtlsAssociation(Port.Context, security.OurRole);
        _isStarted = false;
        StartIfDue();
        while (_association is not null && _early.TryDequeue(out var datagram)) Receive(datagram);
    }

    /// <summary>Takes checks with new credentials, too (RFC 8445 9); those of the restart before the last end.</summary>
    public void Restart(IceCredentials ours)
    {
        _agent.Restart(ours);
        Ufrags.Add(ours.Ufrag);
        Port.Register(Leg, ours.Ufrag);
        if (Ufrags.Count <= 2) return;
        Port.Unregister(Leg, Ufrags[0]);
        Ufrags.RemoveAt(0);
    }

    /// <summary>Judges a STUN message that names one of our fragments, and answers.</summary>
    public void OnStun(in StunMessage message, in KernelAddress from)
    {
        var verdict = _agent.Judge(message, out var password);
        if (verdict == IceVerdict.Ignored) return;
        if (verdict is IceVerdict.Valid or IceVerdict.Nominated) OnCheck(verdict == IceVerdict.Nominated, from);
        else Leg.Input.Drop(DropReason.IceRefused);
        Port.Answer(message, verdict, password, from);
    }

    /// <summary>Takes a DTLS datagram from one of the browser's addresses.</summary>
    public void OnDtls(ReadOnlySpan<byte> datagram)
    {
        // The browser may begin before its SDP is here.
        if (_association is not null) Receive(datagram);
        else if (_security is null && _early.Count < LargestEarly) _early.Enqueue(datagram.ToArray());
        else Leg.Input.Drop(DropReason.NotSecured);
    }

    /// <summary>Called about twice a second.</summary>
    public void KeepHouse()
    {
        if (_association is { State: DtlsState.Handshaking } && _isStarted)
        {
            _association.Tick();
            AfterStep(DtlsState.Handshaking);
        }

        if (_target.IsNone || Leg.Thread.Now - _checkedAt < Leg.Thread.ConsentTicks) return;
        // The browser no longer consents to be sent to (RFC 7675); its next check changes that.
        Point(default);
        Leg.Thread.Raise(new LegUnreachable(Leg.Leg, Leg.Thread.Clock.TimeOf(_checkedAt)));
    }

    public void Dispose()
    {
        if (_association is null) return;
        _association.Close();
        Flush();
        _association.Dispose();
        _association = null;
    }

    private void OnCheck(bool isNominated, in KernelAddress from)
    {
        _checkedAt = Leg.Thread.Now;
        Port.Map(Leg, from);
        if ((isNominated || _target.IsNone) && !_target.Equals(from)) Point(from);
        StartIfDue();
    }

    private void Point(in KernelAddress target)
    {
        _target = target;
        Leg.Input.Pin(target);
    }

    private void ForgetPeer()
    {
        Leg.Wire.Forget(isSecret: true);
        Port.UnmapAll(Leg);
        Point(default);
        _early.Clear();
    }

    private void StartIfDue()
    {
        if (_isStarted || _association is null || _target.IsNone) return;
        _isStarted = true;
        if (_security!.OurRole != DtlsRole.Active) return;
        _association.Start();
        AfterStep(DtlsState.Handshaking);
    }

    private void Receive(ReadOnlySpan<byte> datagram)
    {
        var before = _association!.State;
        _association.Receive(datagram);
        AfterStep(before);
    }

    private void AfterStep(DtlsState before)
    {
        Flush();
        var state = _association!.State;
        if (state == before) return;
        if (state == DtlsState.Open) Secure();
        else if (state == DtlsState.Closed) Fail(MediaSecurityFailure.ClosedByPeer);
        else Fail(MediaSecurityFailure.Handshake);
    }

    private void Secure()
    {
        if (!DtlsFingerprint.Fits(_security!.Fingerprint, _association!.PeerCertificate())) Fail(MediaSecurityFailure.WrongFingerprint);
        else if (_association.ExportKeys() is not { } keys) Fail(MediaSecurityFailure.NoCommonSuite);
        else
        {
            Leg.Wire.Forget(isSecret: true);
            Leg.Wire.UseKeys(keys);
            Leg.Thread.Raise(new LegSecured(Leg.Leg, keys.Suite));
        }
    }

    private void Fail(MediaSecurityFailure failure)
    {
        Leg.Wire.Forget(isSecret: true);
        Dispose();
        Leg.Thread.Raise(new LegSecurityFailed(Leg.Leg, failure));
    }

    private void Flush()
    {
        var buffer = Leg.Thread.Envelope;
        while (_association!.TryTake(buffer, out var length)) Port.Send(buffer[..length], _target);
    }
}

using System.Runtime.InteropServices;
using System.Text;
using Platform.Media.Dtls;
using Platform.Media.Ice;
using Platform.Media.Native;
using Platform.Media.Stun;

namespace Platform.Media.Relay;

/// <summary>
/// The one UDP port of all browser legs. STUN, DTLS and SRTP come to it side by side (RFC 7983): the first byte tells which. A check is
/// led to its leg by our user name fragment in it; what else comes, by the address that a valid check came from before. All legs
/// here live on one relay thread, which alone calls most members.
/// </summary>
internal sealed class SharedPort(int port, RelayThread thread, MediaEngineOptions options) : IDisposable
{
    private const int ReceiveBufferBytes = 4 << 20;
    private const int LargestBatch = 64;
    private const int LargestAddresses = 16;

    private readonly Lock _opening = new();
    private readonly Dictionary<ulong, LegCore> _byUfrag = [];
    private readonly Dictionary<KernelAddress, LegCore> _byAddress = [];
    private DatagramSocket? _socket;
    private DtlsContext? _context;

    public RelayThread Thread => thread;

    public int Port => port;

    public DatagramSocket Socket => _socket!;

    public DtlsContext Context => _context!;

    /// <summary>Any thread: binds the port and makes the certificate, unless that is done. Refusals: NoDtls, NoSockets, PortsTaken.</summary>
    public MediaRefusal TryOpen()
    {
        lock (_opening)
        {
            if (_socket is not null) return MediaRefusal.None;
            var refusal = TryMakeContext();
            if (refusal != MediaRefusal.None) return refusal;
            var address = KernelAddress.From(options.BindAddress, port, options.BindAddress.AddressFamily);
            _socket = DatagramSocket.TryBind(address, out refusal);
            if (_socket is null) return refusal;
            _socket.EnlargeReceiveBuffer(ReceiveBufferBytes);
            thread.Listen(this);
            return MediaRefusal.None;
        }
    }

    /// <summary>Any thread: makes the certificate, unless that is done. Refusal: NoDtls.</summary>
    public MediaRefusal TryMakeContext()
    {
        lock (_opening)
        {
            if (!DtlsContext.IsAvailable) return MediaRefusal.NoDtls;
            _context ??= DtlsContext.Create(options.Time.GetUtcNow());
            return MediaRefusal.None;
        }
    }

    /// <summary>Takes what waits in the socket.</summary>
    public void OnReadable(Span<byte> buffer)
    {
        for (var i = 0; i < LargestBatch; i++)
        {
            var length = Socket.Receive(buffer, out var from);
            if (length < 0) return;
            if (length > buffer.Length) thread.Counters.CountDrop(DropReason.Malformed);
            else Accept(buffer[..length], from);
        }
    }

    /// <summary>Leads a datagram to whom it is for.</summary>
    public void Accept(Span<byte> datagram, in KernelAddress from)
    {
        if (StunMessage.IsStun(datagram)) OnStun(datagram, from);
        else if (!_byAddress.TryGetValue(from, out var leg)) thread.Counters.CountDrop(DropReason.Stranger);
        else if (DtlsAssociation.IsDtls(datagram)) leg.Browser!.OnDtls(datagram);
        else leg.OnRtpPort(datagram, from);
    }

    public void Add(LegCore leg)
    {
        foreach (var ufrag in leg.Browser!.Ufrags) Register(leg, ufrag);
    }

    public void Remove(LegCore leg)
    {
        foreach (var ufrag in leg.Browser!.Ufrags) Unregister(leg, ufrag);
        UnmapAll(leg);
    }

    public void Register(LegCore leg, string ufrag) => _byUfrag[KeyOf(ufrag)] = leg;

    public void Unregister(LegCore leg, string ufrag)
    {
        if (_byUfrag.TryGetValue(KeyOf(ufrag), out var owner) && owner == leg) _byUfrag.Remove(KeyOf(ufrag));
    }

    /// <summary>What comes from this address is the leg's now, whosever it was.</summary>
    public void Map(LegCore leg, in KernelAddress from)
    {
        if (_byAddress.TryGetValue(from, out var owner) && owner == leg) return;
        owner?.Browser!.Addresses.Remove(from);
        _byAddress[from] = leg;
        var addresses = leg.Browser!.Addresses;
        addresses.Add(from);
        if (addresses.Count <= LargestAddresses) return;
        _byAddress.Remove(addresses[0]);
        addresses.RemoveAt(0);
    }

    public void UnmapAll(LegCore leg)
    {
        foreach (var address in leg.Browser!.Addresses) _byAddress.Remove(address);
        leg.Browser.Addresses.Clear();
    }

    public void Send(ReadOnlySpan<byte> datagram, in KernelAddress to)
    {
        if (!to.IsNone) thread.Outbox.Send(Socket, datagram, to);
    }

    /// <summary>
    /// Answers a STUN request. Whoever did not prove himself gets no answer longer than his question, so that nobody is flooded by us
    /// in another's name.
    /// </summary>
    public void Answer(in StunMessage request, IceVerdict verdict, ReadOnlySpan<byte> password, in KernelAddress from)
    {
        Span<byte> answer = stackalloc byte[IceAnswer.LargestLength];
        var length = IceAnswer.Write(request, verdict, password, from, answer);
        if (password.IsEmpty && length > request.Length) return;
        Send(answer[..length], from);
    }

    public void Dispose()
    {
        lock (_opening)
        {
            _socket?.Dispose();
            _context?.Dispose();
        }
    }

    private static ulong KeyOf(string ufrag)
    {
        Span<byte> bytes = stackalloc byte[IceLiteAgent.UfragLength];
        Encoding.ASCII.GetBytes(ufrag, bytes);
        return MemoryMarshal.Read<ulong>(bytes);
    }

    private void OnStun(ReadOnlySpan<byte> datagram, in KernelAddress from)
    {
        if (!StunMessage.TryParse(datagram, out var message))
        {
            thread.Counters.CountDrop(DropReason.Malformed);
            return;
        }

        var ours = IceLiteAgent.OurHalf(message.Username);
        if (ours.Length == IceLiteAgent.UfragLength && _byUfrag.TryGetValue(MemoryMarshal.Read<ulong>(ours), out var leg))
            leg.Browser!.OnStun(message, from);
        else if (message.Type == StunType.BindingRequest)
            Refuse(message, from);
    }

    private void Refuse(in StunMessage message, in KernelAddress from)
    {
        thread.Counters.CountDrop(DropReason.UnknownUfrag);
        var isWhole = message.HasIntegrity && !message.Username.IsEmpty;
        Answer(message, isWhole ? IceVerdict.Unauthorized : IceVerdict.BadRequest, [], from);
    }
}

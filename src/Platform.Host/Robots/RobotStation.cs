using System.Collections.Concurrent;
using System.Net;
using Platform.Media;
using Platform.Sip;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Host.Robots;

/// <summary>
/// One SIP address and the RTP ports beside it, shared by any number of robots: phones are found by the user part of the
/// Request-URI, calls by Call-ID and our tag.
/// </summary>
internal sealed class RobotStation : ISipRequestHandler, IAsyncDisposable
{
    private const int FirstRtpPort = 40_000;
    private const int LastRtpPort = 49_999;

    private readonly ConcurrentDictionary<string, RobotPhone> _phones = new();
    private readonly ConcurrentDictionary<(string CallId, string LocalTag), RobotCall> _calls = new();
    private readonly MediaEngine _media;
    private readonly TimeProvider _time;

    private RobotStation(IPAddress address, TimeProvider time)
    {
        _time = time;
        _media = new MediaEngine(new MediaEngineOptions
        {
            BindAddress = address, AdvertisedAddress = address, FirstPort = FirstRtpPort, LastPort = LastRtpPort, BrowserPort = 0,
            Time = time,
        });
        Sip = new SipStack(new SipStackOptions
        {
            Transports = [new UdpTransport(new IPEndPoint(address, 0))], Time = time, Handler = this, ProductName = "Platform robot",
        });
    }

    public SipStack Sip { get; }

    public IReadOnlyCollection<RobotCall> Calls => [.. _calls.Values];

    /// <summary>Opens a station on a free port. Throws SocketException when the address is not this machine's.</summary>
    public static RobotStation Open(IPAddress address, TimeProvider time)
    {
        var station = new RobotStation(address, time);
        station.Sip.Start();
        return station;
    }

    public SipUri Contact(string? user) => Sip.LocalContact(SipTransportKind.Udp, user);

    /// <summary>Audio with ports of its own; null when there are none.</summary>
    public RobotAudio? OpenAudio(RobotVoice voice) => RtpEndpoint.TryOpen(_media, out var rtp, out _)
        ? new RobotAudio(rtp, voice.Loop, (ulong)_time.GetUtcNow().ToUnixTimeMilliseconds())
        : null;

    public void Plug(string user, RobotPhone phone) => _phones[user] = phone;

    public void Unplug(string user) => _phones.TryRemove(user, out _);

    public void Remember(RobotCall call, string callId, string localTag) => _calls[(callId, localTag)] = call;

    public void Forget(RobotCall call)
    {
        foreach (var entry in _calls)
            if (entry.Value == call) _calls.TryRemove(entry);
    }

    public SipAdmission Admit(SipRequest request, SipPath source) => SipAdmission.Accept;

    public void OnRequest(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        if (request.To.Tag is not null)
        {
            if (Find(request) is { } call) call.OnRequest(transaction);
            else transaction.Respond(481);
        }
        else if (request.Method == SipMethod.Invite)
        {
            if (_phones.TryGetValue(request.Uri.DecodedUser ?? "", out var phone)) phone.OnInvite(transaction);
            else transaction.Respond(404);
        }
        else transaction.Respond(request.Method == SipMethod.Options ? 200 : 405);
    }

    public void OnCancel(SipServerTransaction invite, SipRequest cancel) => (invite.State as IncomingRobotCall)?.OnCancel();

    public void OnAck(SipRequest ack, SipPath source, SipServerTransaction? invite) =>
        (invite?.State as RobotCall ?? Find(ack))?.OnAck(ack);

    public void OnAckTimeout(SipServerTransaction invite) => (invite.State as RobotCall)?.OnAckTimeout();

    public void OnTransportError(SipServerTransaction transaction, SipTransportError error) => OnAckTimeout(transaction);

    public async ValueTask DisposeAsync()
    {
        await Sip.DisposeAsync();
        _media.Dispose();
    }

    private RobotCall? Find(SipRequest request) => _calls.GetValueOrDefault((request.CallId, request.To.Tag ?? ""));
}

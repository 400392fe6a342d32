using System.Net;
using Platform.Sip;
using Platform.Sip.Authentication;
using Platform.Sip.Sessions;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Edge.Guard;
using Platform.Telephony.Trunks;

namespace Platform.Telephony;

/// <summary>How a node's telephony is set up. Bound from configuration section <c>Telephony</c>.</summary>
public sealed record TelephonyOptions
{
    /// <summary>This node's name, kept in every call that it takes.</summary>
    public string Node { get; init; } = "node-1";

    /// <summary>IP literal that SIP listens on.</summary>
    public string SipAddress { get; init; } = "0.0.0.0";

    /// <summary>0 takes any free port; negative does not listen.</summary>
    public int UdpPort { get; init; } = 5060;

    /// <summary>0 takes any free port; negative does not listen.</summary>
    public int TcpPort { get; init; } = 5060;

    /// <summary>IP literal that RTP binds to.</summary>
    public string RtpAddress { get; init; } = "0.0.0.0";

    /// <summary>The IP literal that peers reach this node by, for Via, Contact and SDP; null takes <see cref="SipAddress"/> and
    /// <see cref="RtpAddress"/>, or this machine's first address where those are wildcards.</summary>
    public string? AdvertisedAddress { get; init; }

    public int FirstRtpPort { get; init; } = 20000;
    public int LastRtpPort { get; init; } = 29999;
    public int RtpThreads { get; init; } = 1;

    /// <summary>
    /// UDP port of all browsers' media; the node does not start where it is taken. Null: the highest even port of the range, if it is free.
    /// 0: browsers get no media here.
    /// </summary>
    public int? BrowserPort { get; init; }

    /// <summary>Folder of the recordings' files.</summary>
    public string RecordingFolder { get; init; } = "data/recordings";

    /// <summary>Threads that decode, encrypt and write recordings.</summary>
    public int RecordingThreads { get; init; } = 1;

    /// <summary>A leg that sends no RTP for this long is reported as silent.</summary>
    public TimeSpan RtpSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Length of all tenants' prompts that are kept in memory; an hour takes 58 MB.</summary>
    public TimeSpan PromptMemory { get; init; } = TimeSpan.FromHours(1);

    /// <summary>SRTP with keys in the descriptions, for SIP phones and trunks that signal over TLS.</summary>
    public SrtpPolicy PhoneSrtp { get; init; } = SrtpPolicy.Offered;

    /// <summary>Keys go into descriptions over UDP and TCP, too, where whoever sees the signalling can listen.</summary>
    public bool SrtpKeysInClear { get; init; }

    /// <summary>Sent as User-Agent and Server; null sends none.</summary>
    public string? ProductName { get; init; } = "Platform";

    /// <summary>How long a call's grain may take to accept the call before the caller gets 500.</summary>
    public TimeSpan AnnounceTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one report to a call's grain may take before it is sent again.</summary>
    public TimeSpan ReportTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a report is sent again and again before the call is given up.</summary>
    public TimeSpan ReportPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between signs of life for one call.</summary>
    public TimeSpan KeepAlivePeriod { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Between signs of life for an agent that is signed in by phone.</summary>
    public TimeSpan DeviceKeepAlivePeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A device that answers an INVITE with nothing at all for this long cannot be reached; a phone that went away without saying so.
    /// </summary>
    public TimeSpan DeviceSilence { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long calls may go on after a stop was asked for.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>In the Retry-After of 500 and 503.</summary>
    public int RetryAfterSeconds { get; init; } = 5;

    public TimeSpan DefaultRegistration { get; init; } = TimeSpan.FromMinutes(10);
    public TimeSpan MinRegistration { get; init; } = TimeSpan.FromMinutes(1);
    public TimeSpan MaxRegistration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Devices of one agent.</summary>
    public int MaxDevices { get; init; } = 5;

    /// <summary>What one source may do at the SIP port.</summary>
    public GuardOptions Guard { get; init; } = new();

    public TimeSpan NonceLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Hashes that phones are challenged with, one challenge each, in this order. MD5 alone unless the phones are known: a phone
    /// of before RFC 8760 may give up when it reads of SHA-256, wherever that stands (baresip 1.0 and SIPp 3.6 do).
    /// </summary>
    public IReadOnlyList<DigestAlgorithm> DigestAlgorithms { get; init; } = [DigestAlgorithm.Md5];

    /// <summary>After a first failure to register at a carrier; later ones wait longer (RFC 5626 section 4.5).</summary>
    public TimeSpan RegistrationRetryBase { get; init; } = RegistrationState.DefaultRetryBase;

    /// <summary>Finds where names lead; null asks the machine's DNS servers.</summary>
    public ISipResolver? Resolver { get; init; }

    public SipTimers SipTimers { get; init; } = SipTimers.Default;

    /// <summary>A session is refreshed at least that often (RFC 4028); whole seconds.</summary>
    public TimeSpan SessionInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whoever wants to refresh more often than that gets 422; whole seconds. RFC 4028 allows 90 s and more.</summary>
    public TimeSpan MinSessionInterval { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Ports at which the gateway takes WebSockets without and with TLS, as they are told to phones in Via and Contact.</summary>
    public int WebSocketPort { get; init; } = 8080;
    public int SecureWebSocketPort { get; init; } = 8443;

    /// <summary>WebSocket connections of phones, with TLS and without each.</summary>
    public int MaxWebSockets { get; init; } = 20_000;

    /// <summary>Listening points besides those above, such as SIP over TLS. The service starts and disposes them.</summary>
    public IReadOnlyList<ISipTransport> ExtraTransports { get; init; } = [];

    internal SessionTimerOptions SessionTimer => new() { Interval = SessionInterval, Minimum = MinSessionInterval };

    internal IPEndPoint SipEndPoint(int port) => new(IPAddress.Parse(SipAddress), port);
}

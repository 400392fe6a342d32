using System.Net;
using Platform.Sip.Transports;

namespace Platform.Host.Robots;

/// <summary>Where robots play: a station for phones, one for callers at the trunk's address, and the way to the API.</summary>
internal sealed class RobotStage : IAsyncDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private readonly RobotCast _cast;
    private readonly IPEndPoint _sip;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    private RobotStage(RobotCast cast, Uri http, IPEndPoint sip, TimeProvider time)
    {
        (_cast, _sip, _time) = (cast, sip, time);
        _http = new HttpClient { BaseAddress = http, Timeout = RequestTimeout };
        Admin = new PlatformApi(_http, cast.Tenant, cast.AdminLogin, cast.AdminPassword);
        Phones = RobotStation.Open(IPAddress.Loopback, time);
        Callers = RobotStation.Open(cast.CallersAddress, time);
        Caller = new RobotCaller(Callers, sip, time);
    }

    public PlatformApi Admin { get; }

    public RobotStation Phones { get; }

    public RobotStation Callers { get; }

    public RobotCaller Caller { get; }

    /// <summary>Throws SocketException when the callers' address is not this machine's.</summary>
    public static RobotStage Open(RobotCast cast, Uri http, IPEndPoint sip, TimeProvider time) => new(cast, http, sip, time);

    public RobotAgent NewAgent(RobotAgentRole role, Func<PhoneBehaviour> next)
    {
        var phone = new RobotPhone(Phones, role.Phone, new SipPath(SipTransportKind.Udp, _sip), next, _time);
        return new RobotAgent(role, phone, new PlatformApi(_http, _cast.Tenant, role.Login ?? "", role.Password ?? ""), _time);
    }

    public async ValueTask DisposeAsync()
    {
        await Callers.DisposeAsync();
        await Phones.DisposeAsync();
        _http.Dispose();
    }
}

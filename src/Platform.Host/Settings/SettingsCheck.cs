using System.Net;
using Platform.Domain.Catalog;
using Platform.Gateway;

namespace Platform.Host.Settings;

/// <summary>Which settings no node can work with, found before anything starts.</summary>
internal static class SettingsCheck
{
    private const int MostPort = 65_535;
    private const int MostThreads = 256;
    private const int DayS = 86_400;
    private const int MostMinutes = 366 * 24 * 60;
    private static readonly string[] Roles = ["gateway", "voice", "grains"];

    /// <returns>What is wrong with the first that is, in words; null when nothing is.</returns>
    public static string? FaultOf(PlatformSettings settings) => First(
    [
        settings.RoleNames.FirstOrDefault(role => !Roles.Contains(role, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? $"Roles has '{unknown}', which is none of {string.Join(", ", Roles)}."
            : null,
        Address("Http:Address", settings.Http.Address),
        Address("Admin:Address", settings.Admin.Address),
        Address("Sip:Address", settings.Sip.Address),
        Address("Sip:AdvertisedAddress", settings.Sip.AdvertisedAddress),
        Address("Cluster:AdvertisedAddress", settings.Cluster.AdvertisedAddress),
        Port("Http:Port", settings.Http.Port),
        Port("Http:Tls:Port", settings.Http.Tls.Port),
        Port("Admin:Port", settings.Admin.Port),
        Port("Sip:Port", settings.Sip.Port),
        Port("Sip:Tls:Port", settings.Sip.Tls.Port),
        Port("Cluster:SiloPort", settings.Cluster.SiloPort),
        Port("Cluster:GatewayPort", settings.Cluster.GatewayPort),
        Number("Rtp:MinPort", settings.Rtp.MinPort, 1, MostPort - 1),
        Number("Rtp:MaxPort", settings.Rtp.MaxPort, settings.Rtp.MinPort + 1, MostPort),
        Port("Rtp:BrowserPort", settings.Rtp.BrowserPort ?? 0),
        Number("Rtp:Threads", settings.Rtp.Threads, 1, MostThreads),
        Number("Rtp:SilenceS", settings.Rtp.SilenceS, 1, DayS),
        Number("Recording:Threads", settings.Recording.Threads, 1, MostThreads),
        Number("Calls:AwayWaitS", settings.Calls.AwayWaitS, 0, DayS),
        Number("Calls:StopGraceS", settings.Calls.StopGraceS, 0, DayS),
        Number("LookUps:MaxPerTenant", settings.LookUps.MaxPerTenant, 1, int.MaxValue),
        Networks("LookUps:AllowedNetworks", SettingsSource.Listed(settings.LookUps.AllowedNetworks)),
        settings.Otlp.Endpoint is { } endpoint ? Url("Otlp:Endpoint", endpoint) : null,
        FaultOf(settings.Sip.Guard),
    ]);

    /// <returns>As of all other settings.</returns>
    public static string? FaultOf(GatewayOptions gateway) => First(
    [
        Listener("Gateway:PublicListener", gateway.PublicListener),
        Listener("Gateway:SecureListener", gateway.SecureListener),
        Listener("Gateway:ApiListener", gateway.ApiListener),
        Networks("Gateway:TrustedProxies", gateway.TrustedProxies),
        .. gateway.ApiNodes.Select(node => Url("Gateway:ApiNodes", node)),
        .. gateway.SipOrigins.Select(origin => Origin("Gateway:SipOrigins", origin)),
        Number("Gateway:AccessTokenMinutes", gateway.AccessTokenMinutes, 0, MostMinutes),
        Number("Gateway:PhonePassMinutes", gateway.PhonePassMinutes, 1, MostMinutes),
        Number("Gateway:RefreshTokenHours", gateway.RefreshTokenHours, 0, MostMinutes / 60),
        Number("Gateway:PasswordIterations", gateway.PasswordIterations, 1, int.MaxValue),
        Number("Gateway:TenantRequestsPerSecond", gateway.TenantRequestsPerSecond, 1, int.MaxValue),
        Number("Gateway:TenantRequestBurst", gateway.TenantRequestBurst, 1, int.MaxValue),
        Number("Gateway:LogInsPerMinutePerSource", gateway.LogInsPerMinutePerSource, 1, int.MaxValue),
        Number("Gateway:SipSocketsPerTenant", gateway.SipSocketsPerTenant, 0, int.MaxValue),
        Number("Gateway:SipSocketsPerSource", gateway.SipSocketsPerSource, 0, int.MaxValue),
        Number("Gateway:MaxRequestBytes", gateway.MaxRequestBytes, 1, int.MaxValue),
        Number("Gateway:MaxApplyBytes", gateway.MaxApplyBytes, 1, int.MaxValue),
        Number("Gateway:MaxPromptBytes", gateway.MaxPromptBytes, 1, int.MaxValue),
    ]);

    private static string? FaultOf(GuardSettings guard) => First(
    [
        Networks("Sip:Guard:AllowList", SettingsSource.Listed(guard.AllowList)),
        Number("Sip:Guard:UnknownPerSecond", guard.UnknownPerSecond, 0, int.MaxValue),
        Number("Sip:Guard:UnknownBurst", guard.UnknownBurst, 0, int.MaxValue),
        Number("Sip:Guard:UnknownInvitesPerSecond", guard.UnknownInvitesPerSecond, 0, int.MaxValue),
        Number("Sip:Guard:UnknownInviteBurst", guard.UnknownInviteBurst, 0, int.MaxValue),
        Number("Sip:Guard:KnownPerSecond", guard.KnownPerSecond, 1, int.MaxValue / 2),
        Number("Sip:Guard:KnownInvitesPerSecond", guard.KnownInvitesPerSecond, 1, int.MaxValue / 5),
        Number("Sip:Guard:UnknownUdpPerSecond", guard.UnknownUdpPerSecond, 0, int.MaxValue),
        Number("Sip:Guard:UnknownConnections", guard.UnknownConnections, 0, int.MaxValue),
        Number("Sip:Guard:FloodThreshold", guard.FloodThreshold, 1, int.MaxValue),
        Number("Sip:Guard:ScanThreshold", guard.ScanThreshold, 1, int.MaxValue),
        Number("Sip:Guard:LogInThreshold", guard.LogInThreshold, 1, int.MaxValue / 10),
        Number("Sip:Guard:FirstBanS", guard.FirstBanS, 1, DayS),
    ]);

    private static string? First(IEnumerable<string?> faults) => faults.FirstOrDefault(fault => fault is not null);

    private static string? Port(string name, int value) => Number(name, value, 0, MostPort);

    private static string? Number(string name, long value, long least, long most) =>
        value < least || value > most ? $"{name} is {value}; it must be {least} to {most}." : null;

    private static string? Address(string name, string? text) =>
        text is null || IPAddress.TryParse(text, out _) ? null : $"{name} is '{text}', which is no IP address.";

    private static string? Listener(string name, string text) =>
        text.Length == 0 || IPEndPoint.TryParse(text, out _) ? null : $"{name} is '{text}', which is no address:port.";

    private static string? Networks(string name, IEnumerable<string> texts) =>
        texts.FirstOrDefault(text => NetworkSyntax.Parse(text) is null) is { } wrong
            ? $"{name} has '{wrong}', which is neither an IP address nor a CIDR block (host bits zero)."
            : null;

    private static string? Url(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? null
            : $"{name} has '{text}', which is no address with http:// or https://.";

    /// <summary>As browsers write it, or none would ever be the same (RFC 6454).</summary>
    private static string? Origin(string name, string text) => Url(name, text)
        ?? (string.Equals(new Uri(text).GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"{name} has '{text}'; an origin is a scheme, a host and a port, such as https://crm.example.com.");
}

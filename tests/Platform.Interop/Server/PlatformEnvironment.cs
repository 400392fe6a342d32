namespace Platform.Interop.Server;

/// <summary>The names under which the server takes its configuration from the environment.</summary>
public static class PlatformEnvironment
{
    public const string Data = "PLATFORM__Data";
    public const string ConnectionString = "PLATFORM__ConnectionString";
    public const string HttpAddress = "PLATFORM__Http__Address";
    public const string AdminAddress = "PLATFORM__Admin__Address";
    public const string HttpPort = "PLATFORM__Http__Port";
    public const string AdminPort = "PLATFORM__Admin__Port";
    public const string SipPort = "PLATFORM__Sip__Port";
    public const string SipAddress = "PLATFORM__Sip__Address";
    public const string TlsPort = "PLATFORM__Sip__Tls__Port";
    public const string TlsCertificate = "PLATFORM__Sip__Tls__Certificate";
    public const string TlsKey = "PLATFORM__Sip__Tls__Key";
    public const string HttpTlsPort = "PLATFORM__Http__Tls__Port";
    public const string HttpTlsCertificate = "PLATFORM__Http__Tls__Certificate";
    public const string HttpTlsKey = "PLATFORM__Http__Tls__Key";
    public const string RtpMinPort = "PLATFORM__Rtp__MinPort";
    public const string RtpMaxPort = "PLATFORM__Rtp__MaxPort";
    public const string CallsAwayWaitS = "PLATFORM__Calls__AwayWaitS";
    public const string RtpSilenceS = "PLATFORM__Rtp__SilenceS";
}

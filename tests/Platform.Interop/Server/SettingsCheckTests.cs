using Microsoft.Extensions.Configuration;
using Platform.Gateway;
using Platform.Host.Settings;

namespace Platform.Interop.Server;

/// <summary>A setting that no node can work with is named, with its value and what it may be.</summary>
public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("Roles", "gatway,voice,grains", "Roles has 'gatway', which is none of gateway, voice, grains.")]
    [InlineData("Http:Address", "localhost", "Http:Address is 'localhost', which is no IP address.")]
    [InlineData("Sip:AdvertisedAddress", "sip.example.com", "Sip:AdvertisedAddress is 'sip.example.com', which is no IP address.")]
    [InlineData("Http:Port", "70000", "Http:Port is 70000; it must be 0 to 65535.")]
    [InlineData("Http:Tls:Port", "-1", "Http:Tls:Port is -1; it must be 0 to 65535.")]
    [InlineData("Sip:Port", "abc", "Failed to convert configuration value 'abc' at 'Sip:Port' to type 'System.Int32'.")]
    [InlineData("Rtp:MinPort", "0", "Rtp:MinPort is 0; it must be 1 to 65534.")]
    [InlineData("Rtp:MaxPort", "20000", "Rtp:MaxPort is 20000; it must be 20001 to 65535.")]
    [InlineData("Rtp:BrowserPort", "65536", "Rtp:BrowserPort is 65536; it must be 0 to 65535.")]
    [InlineData("Rtp:Threads", "0", "Rtp:Threads is 0; it must be 1 to 256.")]
    [InlineData("Rtp:SilenceS", "-5", "Rtp:SilenceS is -5; it must be 1 to 86400.")]
    [InlineData("Recording:Threads", "0", "Recording:Threads is 0; it must be 1 to 256.")]
    [InlineData("Calls:AwayWaitS", "-3", "Calls:AwayWaitS is -3; it must be 0 to 86400.")]
    [InlineData("Calls:StopGraceS", "86401", "Calls:StopGraceS is 86401; it must be 0 to 86400.")]
    [InlineData("LookUps:MaxPerTenant", "0", "LookUps:MaxPerTenant is 0; it must be 1 to 2147483647.")]
    [InlineData("LookUps:AllowedNetworks", "10.0.0.0/8, here", "LookUps:AllowedNetworks has 'here', which is neither an IP address nor a CIDR block (host bits zero).")]
    [InlineData("Sip:Guard:AllowList", "10.1.2.3/8", "Sip:Guard:AllowList has '10.1.2.3/8', which is neither an IP address nor a CIDR block (host bits zero).")]
    [InlineData("Sip:Guard:FirstBanS", "0", "Sip:Guard:FirstBanS is 0; it must be 1 to 86400.")]
    [InlineData("Otlp:Endpoint", "collector:4317", "Otlp:Endpoint has 'collector:4317', which is no address with http:// or https://.")]
    [InlineData("Cluster:SiloPort", "99999", "Cluster:SiloPort is 99999; it must be 0 to 65535.")]
    [InlineData("Gateway:AccessTokenMinutes", "x", "Failed to convert configuration value 'x' at 'Gateway:AccessTokenMinutes' to type 'System.Int32'.")]
    [InlineData("Gateway:RefreshTokenHours", "-1", "Gateway:RefreshTokenHours is -1; it must be 0 to 8784.")]
    [InlineData("Gateway:TenantRequestsPerSecond", "0", "Gateway:TenantRequestsPerSecond is 0; it must be 1 to 2147483647.")]
    [InlineData("Gateway:ApiListener", "localhost:8090", "Gateway:ApiListener is 'localhost:8090', which is no address:port.")]
    [InlineData("Gateway:ApiNodes:0", "10.0.0.7:8090", "Gateway:ApiNodes has '10.0.0.7:8090', which is no address with http:// or https://.")]
    [InlineData("Gateway:TrustedProxies:0", "junk", "Gateway:TrustedProxies has 'junk', which is neither an IP address nor a CIDR block (host bits zero).")]
    [InlineData("Gateway:SipOrigins:0", "https://crm.example.com/", "Gateway:SipOrigins has 'https://crm.example.com/'; an origin is a scheme, a host and a port, such as https://crm.example.com.")]
    public void One_that_cannot_be_is_refused(string name, string value, string words)
    {
        var refusal = Assert.Throws<RefusedException>(() => Read((name, value)));
        Assert.Equal("setting_refused", refusal.Code);
        Assert.Equal(words, refusal.Message);
    }

    [Fact]
    public void Defaults_and_what_operators_set_are_taken()
    {
        Read();
        Read(("Roles", "grains, Voice"), ("Http:Address", "::"), ("Http:Port", "0"), ("Sip:AdvertisedAddress", "2001:db8::7"), ("Rtp:BrowserPort", "0"),
            ("Rtp:Threads", "4"), ("Sip:Guard:AllowList", "10.0.0.0/8, 2001:db8::/32,192.0.2.1"), ("Otlp:Endpoint", "http://localhost:4317"),
            ("Gateway:TrustedProxies:0", "10.0.0.0/24"), ("Gateway:SipOrigins:0", "https://crm.example.com:8443"), ("Gateway:ApiListener", ""));
    }

    private static void Read(params (string Name, string Value)[] changed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(changed.ToDictionary(one => one.Name, string? (one) => one.Value)).Build();
        SettingsSource.Read(configuration);
        SettingsSource.ReadGateway(configuration, new GatewayOptions());
    }
}

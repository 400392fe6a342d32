using System.Net;

namespace Platform.Interop.Server;

/// <summary>Addresses of the other kind.</summary>
public sealed class IPv6Tests
{
    [Fact]
    public async Task The_gateway_listens_at_an_IPv6_address()
    {
        await using var server = await PlatformServer.Start();
        await server.Stop();
        server.Set(PlatformEnvironment.HttpAddress, "::1");
        await server.StartAgain();
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"http://[::1]:{server.HttpPort}/openapi/v1.json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}

using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>What every answer tells the browser, whether it is a page, a file, an answer of the API, a redirect or a refusal.</summary>
public sealed class SecurityHeaderTests : IDisposable
{
    private readonly TempFolder console = new("console");

    public SecurityHeaderTests()
    {
        File.WriteAllText(console.File("index.html"), "<!doctype html><base href=\"/\" /><script type=\"module\" src=\"./assets/app.js\"></script>");
        Directory.CreateDirectory(console.File("assets"));
        File.WriteAllText(console.File("assets/app.js"), "export {};");
    }

    public void Dispose() => console.Dispose();

    [Theory]
    [InlineData("/t/acme/")]
    [InlineData("/t/acme/desk")]
    [InlineData("/t/acme/calls/01J0000000000000000000000")]
    [InlineData("/t/acme/assets/app.js")]
    [InlineData("/t/acme/assets/none.js")]
    [InlineData("/t/acme")]
    [InlineData("/t/nobody/")]
    [InlineData("/operator/")]
    [InlineData("/operator/tenants")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/t/acme/api/v1/tenant")]
    [InlineData("/t/acme/api/v1/auth/openid/start")]
    [InlineData("/operator/api/v1/tenants")]
    [InlineData("/")]
    public async Task Every_answer_says_what_browsers_must_not_do(string path)
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.ConsoleFolder = console.Path);
        using var answer = await gateway.SendRawAsync(HttpMethod.Get, path, null);
        Assert.Equal("nosniff", Only("X-Content-Type-Options"));
        Assert.Equal("DENY", Only("X-Frame-Options"));
        Assert.Equal("no-referrer", Only("Referrer-Policy"));
        Assert.Equal("same-origin", Only("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Only("Cross-Origin-Resource-Policy"));
        Assert.Equal("camera=(), geolocation=(), microphone=(self)", Only("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        var policy = Only("Content-Security-Policy").Split("; ").Select(part => part.Split(' ', 2)).ToDictionary(part => part[0], part => part[1]);
        Assert.Equal("'self'", policy["default-src"]);
        Assert.Equal("'self'", policy["script-src"]);
        Assert.Equal("'none'", policy["object-src"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("'self'", policy["base-uri"]);
        Assert.Equal($"'self' ws://{gateway.Listeners.Public} wss://{gateway.Listeners.Public}", policy["connect-src"]);

        string Only(string name) => Assert.Single(answer.Headers.GetValues(name));
    }
}

using System.Net;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class ConsoleTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("console-");

    public ConsoleTests()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "index.html"), "<html><head><base href=\"/\"></head></html>");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "assets"));
        File.WriteAllText(Path.Combine(folder.FullName, "assets", "app-1a2b.js"), "run()");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("/t/acme/", "<base href=\"/t/acme/\"")]
    [InlineData("/t/acme/queues/support", "<base href=\"/t/acme/\"")]
    [InlineData("/operator/", "<base href=\"/operator/\"")]
    public async Task Pages_get_the_index_with_their_own_base(string path, string expected)
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.ConsoleFolder = folder.FullName);
        using var response = await gateway.SendRawAsync(HttpMethod.Get, path, null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_served_with_their_type_and_may_be_cached()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.ConsoleFolder = folder.FullName);
        using var response = await gateway.SendRawAsync(HttpMethod.Get, "/t/acme/assets/app-1a2b.js", null);
        Assert.Equal("run()", await response.Content.ReadAsStringAsync());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.Public);
    }

    [Theory]
    [InlineData("gzip, br", "br", "brotli")]
    [InlineData("gzip", "gzip", "gzipped")]
    [InlineData("br;q=0, gzip", "gzip", "gzipped")]
    [InlineData("zstd", null, "run()")]
    public async Task Files_go_as_small_as_the_browser_takes_them(string accepted, string? encoding, string body)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "assets", "app-1a2b.js.gz"), "gzipped");
        File.WriteAllText(Path.Combine(folder.FullName, "assets", "app-1a2b.js.br"), "brotli");
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.ConsoleFolder = folder.FullName);
        using var response = await gateway.SendRawAsync(HttpMethod.Get, "/t/acme/assets/app-1a2b.js", null, null, ("Accept-Encoding", accepted));
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Accept-Encoding", Assert.Single(response.Headers.Vary));
    }

    /// <summary>What is installed asks the server each time: it is never older than the platform.</summary>
    [Fact]
    public async Task The_console_can_be_installed_and_its_manifest_is_asked_for_anew()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "manifest.webmanifest"), "{}");
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.ConsoleFolder = folder.FullName);
        using var response = await gateway.SendRawAsync(HttpMethod.Get, "/t/acme/manifest.webmanifest", null);
        Assert.Equal("application/manifest+json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoCache);
    }

    [Theory]
    [InlineData("/t/acme/assets/none.js")]
    [InlineData("/t/acme/..%2f..%2fetc/host.conf")]
    [InlineData("/t/acme/sip/phone.js")]
    public async Task What_is_not_in_the_folder_is_404(string path)
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.ConsoleFolder = folder.FullName);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, path, null)).Status);
    }

    [Fact]
    public async Task The_closing_slash_is_added()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.ConsoleFolder = folder.FullName);
        using var response = await gateway.SendRawAsync(HttpMethod.Get, "/t/acme", null);
        Assert.Equal("/t/acme/", response.Headers.Location?.OriginalString);
    }
}

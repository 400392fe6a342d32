using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Edge;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class EdgeTests
{
    [Theory]
    [InlineData("/t/nobody/api/v1/tenant", "unknown_tenant")]
    [InlineData("/t/nobody/", "unknown_tenant")]
    [InlineData("/nowhere", "unknown_route")]
    [InlineData("/t/acme/api/v1/nowhere", "unknown_route")]
    [InlineData("/t/acme/", "unknown_route")]
    [InlineData("/t/nobody/sip", "unknown_tenant")]
    [InlineData("/healthz", "unknown_route")]
    public async Task What_is_not_there_is_a_problem(string path, string code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync(map: app => app.MapGet("/healthz", () => "only for the admin port"));
        var (status, problem) = await gateway.SendAsync(HttpMethod.Get, path, null);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(code, problem.Code());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    [Theory]
    [InlineData("/t/nobody/", "zh-CN,zh;q=0.9", "租户不存在。", "unknown_tenant")]
    [InlineData("/t/nobody/api/v1/tenant", "en-GB", "There is no such tenant.", "unknown_tenant")]
    [InlineData("/<script>alert(1)</script>", "en", "There is nothing at this address.", "unknown_route")]
    public async Task Who_opens_what_is_not_there_in_a_browser_reads_a_page(string path, string language, string words, string code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var response = await gateway.Client.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"<h1>{words}</h1>", page, StringComparison.Ordinal);
        Assert.Contains(code, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_405()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await gateway.SendAsync(HttpMethod.Patch, "/t/acme/api/v1/tenant", await gateway.AsAdminAsync());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
        Assert.Equal("method_not_allowed", problem.Code());
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("{\"login\":\"a\"}", "$")]
    [InlineData("{\"login\":1,\"password\":\"x\"}", "$.login")]
    [InlineData("{\"login\":\"a\",\"password\":\"x\",\"more\":1}", "$.more")]
    public async Task A_body_that_cannot_be_read_is_400(string body, string path)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, "/t/acme/api/v1/auth/login", null, content);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("malformed_request", problem.Code());
        Assert.Equal(path, problem.GetProperty("faults")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_415()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        using var content = new StringContent("login=admin", Encoding.UTF8, "application/x-www-form-urlencoded");
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, "/t/acme/api/v1/auth/login", null, content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Equal("unsupported_media_type", problem.Code());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_413(bool chunked)
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.MaxRequestBytes = 1024);
        // Small enough to be sent in one go: who still writes when the answer comes and the connection closes may meet a broken pipe first.
        const int length = 2 * 1024;
        using HttpContent content = chunked ? new StreamContent(new UnsizedStream(length)) : new ByteArrayContent(new byte[length]);
        content.Headers.ContentType = new("application/json");
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, "/t/acme/api/v1/auth/login", null, content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("payload_too_large", problem.Code());
    }

    [Fact]
    public async Task A_tenant_that_asks_too_much_is_slowed_down_and_no_other()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => (options.TenantRequestBurst, options.TenantRequestsPerSecond) = (3, 1));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
            statuses.Add((await gateway.SendAsync(HttpMethod.Get, "/t/acme/api/v1/tenant", null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.SendAsync(HttpMethod.Get, "/t/globex/api/v1/tenant", null)).Status);
    }

    [Fact]
    public async Task A_source_that_logs_in_too_often_is_slowed_down()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.LogInsPerMinutePerSource = 2);
        await gateway.AsAdminAsync();
        await gateway.AsOperatorAsync();
        using var refused = await gateway.SendRawAsync(HttpMethod.Post, "/t/globex/api/v1/auth/login", null, new { login = "a", password = "b" });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task Without_any_API_node_the_edge_says_so()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.ApiNodes.Add("http://127.0.0.1:9"));
        var (status, problem) = await gateway.SendAsync(HttpMethod.Get, "/t/acme/api/v1/tenant", null);
        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.Equal("bad_gateway", problem.Code());
    }

    [Fact]
    public async Task It_is_not_ready_before_it_knows_where_the_API_is()
    {
        bool? atFirst = null;
        await using var gateway = await GatewayUnderTest.StartAsync(map: app => atFirst = app.Services.GetRequiredService<EdgeReadiness>().Ready.IsCompleted);
        Assert.False(atFirst);
        Assert.True(gateway.Services.GetRequiredService<EdgeReadiness>().Ready.IsCompleted);
    }

    [Fact]
    public async Task Without_a_public_listener_there_is_nothing_to_wait_for()
    {
        bool? atFirst = null;
        await using var gateway = await GatewayUnderTest.StartAsync(
            options => (options.PublicListener, options.ApiListener) = ("", "127.0.0.1:0"),
            app => atFirst = app.Services.GetRequiredService<EdgeReadiness>().Ready.IsCompleted);
        Assert.True(atFirst);
    }

    /// <summary>Zeros of no known length, so that the client sends them in chunks.</summary>
    private sealed class UnsizedStream(int length) : Stream
    {
        private int left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(count, left);
            left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Platform.Gateway.Tests.Support;

/// <summary>What a receiver of webhooks was sent.</summary>
internal sealed record Received(string Body, string EventId, string Signature);

/// <summary>A tenant's server on loopback that takes webhooks.</summary>
internal sealed class ReceiverUnderTest : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();

    private ReceiverUnderTest(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.Single()}/hook";

    /// <summary>What it answers next.</summary>
    public int Status { get; set; } = 204;

    public IReadOnlyList<Received> Received => [.. received];

    public static async Task<ReceiverUnderTest> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new ReceiverUnderTest(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        received.Enqueue(new Received(await body.ReadToEndAsync(), context.Request.Headers["Platform-Event-Id"].ToString(),
            context.Request.Headers["Platform-Signature"].ToString()));
        context.Response.StatusCode = Status;
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Platform.Interop.Server;

/// <summary>What a server was asked.</summary>
public sealed record HeardRequest(string Method, string PathAndQuery, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>A tenant's own HTTP server on this machine: answers everything alike, at first with failures if it is told to, or takes every request and never answers.</summary>
public sealed class LocalHttp : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string? _answer;
    private int _failures;
    private readonly ConcurrentQueue<HeardRequest> _heard = new();
    private readonly ConcurrentBag<HttpListenerContext> _unanswered = [];
    private readonly Task _serving;

    private LocalHttp(string? answer, int failures)
    {
        _answer = answer;
        _failures = failures;
        Url = $"http://127.0.0.1:{PortPool.Take()}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>Without a slash at the end.</summary>
    public string Url { get; }

    public IReadOnlyList<HeardRequest> Heard => [.. _heard];

    /// <param name="answer">JSON; null for none, ever.</param>
    /// <param name="failures">So many requests get 503 before one gets the answer.</param>
    public static LocalHttp Start(string? answer, int failures = 0) => new(answer, failures);

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _unanswered)
            context.Response.Abort();
        _listener.Close();
        await _serving;
    }

    private async Task Serve()
    {
        while (await Next() is { } context)
        {
            using var body = new StreamReader(context.Request.InputStream);
            _heard.Enqueue(new(context.Request.HttpMethod, context.Request.RawUrl!, await body.ReadToEndAsync(),
                context.Request.Headers.AllKeys.ToDictionary(key => key!, key => context.Request.Headers[key]!)));
            if (_answer is null)
            {
                _unanswered.Add(context);
                continue;
            }

            if (_failures > 0)
            {
                _failures--;
                context.Response.StatusCode = 503;
            }

            context.Response.ContentType = "application/json";
            context.Response.Close(Encoding.UTF8.GetBytes(_answer), willBlock: false);
        }
    }

    /// <summary>Null when the server is closed.</summary>
    private async Task<HttpListenerContext?> Next()
    {
        try
        {
            return await _listener.GetContextAsync();
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            return null;
        }
    }
}

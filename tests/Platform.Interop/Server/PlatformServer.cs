using System.Net;
using System.Reflection;
using System.Text.Json;

namespace Platform.Interop.Server;

/// <summary>
/// The built server as its own process, on loopback ports and in a data folder of its own. It can be killed and started again
/// on the same data and the same ports.
/// </summary>
public sealed class PlatformServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new("server");
    private readonly Dictionary<string, string> _environment;
    private readonly List<HttpClient> _clients = [];
    private readonly List<string> _earlierLogs = [];
    private readonly int _rtpMinPort;
    private readonly int _rtpPorts;
    private RunningProcess? _process;

    private PlatformServer(PlatformServerOptions options)
    {
        _rtpPorts = options.RtpPorts;
        _rtpMinPort = PortPool.TakeRange(_rtpPorts);
        _environment = new(options.Environment)
        {
            [PlatformEnvironment.Data] = DataFolder,
            [PlatformEnvironment.HttpAddress] = "127.0.0.1",
            [PlatformEnvironment.AdminAddress] = "127.0.0.1",
            [PlatformEnvironment.HttpPort] = $"{HttpPort}",
            [PlatformEnvironment.AdminPort] = $"{AdminPort}",
            [PlatformEnvironment.SipPort] = $"{SipPort}",
            [PlatformEnvironment.SipAddress] = SipAddress,
            [PlatformEnvironment.RtpMinPort] = $"{_rtpMinPort}",
            [PlatformEnvironment.RtpMaxPort] = $"{_rtpMinPort + _rtpPorts - 1}",
        };
        if (options.ConnectionString is { } connection) _environment[PlatformEnvironment.ConnectionString] = connection;
        Http = NewClient(HttpPort);
        Admin = NewClient(AdminPort);
    }

    public string DataFolder => _folder.File("data");

    public const string SipAddress = "127.0.0.1";

    public int SipPort { get; } = PortPool.Take();

    public int HttpPort { get; } = PortPool.Take();

    public int AdminPort { get; } = PortPool.Take();

    /// <summary>host:port of the gateway.</summary>
    public string HttpEndpoint => $"127.0.0.1:{HttpPort}";

    /// <summary>host:port for SIP clients.</summary>
    public string SipEndpoint => $"{SipAddress}:{SipPort}";

    /// <summary>The gateway, without a log-in.</summary>
    public HttpClient Http { get; }

    /// <summary>/healthz, /readyz and /metrics.</summary>
    public HttpClient Admin { get; }

    /// <summary>Process id of the running server, for CPU and memory figures.</summary>
    public int ProcessId => Running.Id;

    /// <summary>All that the server printed, over its restarts.</summary>
    public string Log => string.Join("\n--- restarted ---\n", [.. _earlierLogs, _process?.Tail(2000) ?? ""]);

    private RunningProcess Running => _process ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Starts a server on empty data and returns when it is ready.</summary>
    public static async Task<PlatformServer> Start(PlatformServerOptions? options = null)
    {
        var server = new PlatformServer(options ?? new());
        Directory.CreateDirectory(server.DataFolder);
        try
        {
            if (options?.Declaration is { } declaration) await server.Apply(declaration);
            await server.StartAgain();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    /// <summary>Starts the stopped or killed server on the data that it left.</summary>
    public async Task StartAgain()
    {
        _process = Begin();
        await Eventually.Become(
            ReadyOrDead, state => state is "ready" or "dead", "the server to answer /readyz with 200", StartTimeout);
        if (_process.HasExited) throw new InvalidOperationException($"The server ended at its start:\n{_process.Tail(100)}");
    }

    /// <summary>Starts the stopped server, asks it to end as soon as it prints the words, and returns its exit code and all that it printed.</summary>
    public async Task<(int Code, string Log)> StartAndStopAt(string words)
    {
        await using var process = Begin();
        await Eventually.Become(() => process.Tail(100), log => log.Contains(words, StringComparison.Ordinal), $"the server to say '{words}'", StartTimeout);
        process.Send(UnixSignal.Terminate);
        return (await process.WaitForExit(StopTimeout), process.Tail(2000));
    }

    /// <summary>Asks the server to end, as an operator's SIGTERM does, and returns its exit code.</summary>
    public async Task<int> Stop()
    {
        Running.Send(UnixSignal.Terminate);
        var code = await Running.WaitForExit(StopTimeout);
        await Forget();
        return code;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill9()
    {
        Running.Kill();
        await Forget();
    }

    /// <summary>A variable for the next start.</summary>
    public void Set(string name, string value) => _environment[name] = value;

    public async Task Restart()
    {
        await Stop();
        await StartAgain();
    }

    /// <summary>Declares tenants, trunks and so on from JSON text, and returns what the command printed.</summary>
    public Task<string> Apply(string json) => Run("apply", _folder.Write("apply.json", json));

    /// <summary>The same from an object that serializes to that JSON, names in camel case.</summary>
    public Task<string> Apply(object declaration) => Apply(JsonSerializer.Serialize(declaration, JsonSerializerOptions.Web));

    /// <summary>Runs another verb of the server's binary on the same configuration; throws with its output when it fails.</summary>
    public Task<string> Run(params string[] arguments) => Run([], arguments);

    /// <summary>The same with variables that differ.</summary>
    public async Task<string> Run(IEnumerable<(string Name, string Value)> changed, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(_environment);
        foreach (var (name, value) in changed) environment[name] = value;
        await using var process = RunningProcess.Start("dotnet", [Binary, .. arguments], _folder.Path, environment);
        var code = await process.WaitForExit(CommandTimeout);
        return code == 0
            ? string.Join('\n', process.Lines)
            : throw new InvalidOperationException($"platform {string.Join(' ', arguments)} ended with exit code {code}:\n{process.Tail(100)}");
    }

    /// <summary>Runs a body and, when it fails, adds the server's log to the failure.</summary>
    public Task WithLog(Func<Task> body) => WithLog(async () =>
    {
        await body();
        return true;
    });

    public async Task<T> WithLog<T>(Func<Task<T>> body)
    {
        try
        {
            return await body();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{failure.Message}\n--- server log\n{Log}", failure);
        }
    }

    /// <summary>A client of the gateway that sends this token with each request; disposed with the server.</summary>
    public HttpClient ClientWithToken(string token)
    {
        var client = NewClient(HttpPort);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Forget();
        PortPool.GiveBackRange(_rtpMinPort, _rtpPorts);
        foreach (var client in _clients) client.Dispose();
        _folder.Dispose();
    }

    // The build writes the path of the server's own output into this assembly.
    internal static string Binary { get; } = typeof(PlatformServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "PlatformBinary").Value!;

    private HttpClient NewClient(int port)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        _clients.Add(client);
        return client;
    }

    private RunningProcess Begin() => _process is null
        ? RunningProcess.Start("dotnet", [Binary, "serve"], _folder.Path, _environment)
        : throw new InvalidOperationException("The server is already running.");

    private async Task<string> ReadyOrDead()
    {
        if (Running.HasExited) return "dead";
        using var answer = await Admin.GetAsync(new Uri("/readyz", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK ? "ready" : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    private async Task Forget()
    {
        if (_process is null) return;
        await _process.DisposeAsync();
        _earlierLogs.Add(_process.Tail(2000));
        _process = null;
    }
}

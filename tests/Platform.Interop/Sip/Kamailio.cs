using System.Net;

namespace Platform.Interop.Sip;

/// <summary>Kamailio between SIP clients and the platform, over UDP: as a proxy, or as a carrier's registrar.</summary>
public sealed class Kamailio : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder;
    private readonly RunningProcess _process;

    private Kamailio(TempFolder folder, RunningProcess process, string endpoint) => (_folder, _process, Endpoint) = (folder, process, endpoint);

    /// <summary>host:port for SIP clients; the platform sees requests come from there.</summary>
    public string Endpoint { get; }

    /// <summary>All that it printed.</summary>
    public string Log => _process.Tail(500);

    /// <summary>A proxy.</summary>
    /// <param name="address">Loopback address to listen at.</param>
    /// <param name="platform">host:port of the platform.</param>
    public static Task<Kamailio> Start(string address, string platform)
    {
        var far = IPEndPoint.Parse(platform);
        return Start(address, PortPool.Take(), "kamailio.cfg", ("platform_host", $"{far.Address}"), ("platform_port", $"{far.Port}"));
    }

    /// <summary>A carrier's switch, where one customer registers and gets the calls to all numbers.</summary>
    /// <param name="domain">Also the digest's realm.</param>
    public static Task<Kamailio> StartRegistrar(string address, int port, string domain, SipAccount customer) =>
        Start(address, port, "kamailio-registrar.cfg", ("domain", domain), ("user", customer.User), ("password", customer.Password));

    private static async Task<Kamailio> Start(string address, int port, string template, params (string Key, string Value)[] values)
    {
        var folder = new TempFolder("kamailio");
        var text = values.Aggregate(Template(template), (filled, pair) => filled.Replace($"{{{{{pair.Key}}}}}", pair.Value, StringComparison.Ordinal));
        var file = folder.Write("kamailio.cfg", text
            .Replace("{{listen}}", $"{address}:{port}", StringComparison.Ordinal)
            .Replace("{{modules}}", ModulePath(), StringComparison.Ordinal));
        var process = RunningProcess.Start("kamailio", ["-f", file, "-DD", "-E", "-m", "32", "-M", "8", "-Y", folder.Path], folder.Path);
        var proxy = new Kamailio(folder, process, $"{address}:{port}");
        try
        {
            await Eventually.Become(
                () => process.HasExited || LoopbackPorts.IsOpen(SipTransport.Udp, port), up => up, $"Kamailio to open {proxy.Endpoint}", Timeout);
            if (process.HasExited) throw new InvalidOperationException($"Kamailio ended at its start:\n{process.Tail(60)}");
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }

        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static string Template(string name)
    {
        using var reader = new StreamReader(typeof(Kamailio).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string ModulePath() =>
        Directory.GetDirectories("/usr/lib", "*-linux-gnu*").Select(folder => $"{folder}/kamailio/modules/").FirstOrDefault(Directory.Exists)
        ?? throw new InvalidOperationException("No Kamailio modules: apt-get install kamailio, or run tests/run, which does.");
}

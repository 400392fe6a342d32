using System.Net;

namespace Platform.Interop.Sip;

/// <summary>Kamailio as a proxy between SIP clients and the platform, over UDP.</summary>
public sealed class Kamailio : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly TempFolder _folder;
    private readonly RunningProcess _process;

    private Kamailio(TempFolder folder, RunningProcess process, string endpoint) => (_folder, _process, Endpoint) = (folder, process, endpoint);

    /// <summary>host:port for SIP clients; the platform sees requests come from there.</summary>
    public string Endpoint { get; }

    /// <param name="address">Loopback address to listen at.</param>
    /// <param name="platform">host:port of the platform.</param>
    public static async Task<Kamailio> Start(string address, string platform)
    {
        var folder = new TempFolder("kamailio");
        var port = PortPool.Take();
        var far = IPEndPoint.Parse(platform);
        var file = folder.Write("kamailio.cfg", Template()
            .Replace("{{listen}}", $"{address}:{port}", StringComparison.Ordinal)
            .Replace("{{modules}}", ModulePath(), StringComparison.Ordinal)
            .Replace("{{platform_host}}", $"{far.Address}", StringComparison.Ordinal)
            .Replace("{{platform_port}}", $"{far.Port}", StringComparison.Ordinal));
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

    private static string Template()
    {
        using var reader = new StreamReader(typeof(Kamailio).Assembly.GetManifestResourceStream("kamailio.cfg")!);
        return reader.ReadToEnd();
    }

    private static string ModulePath() =>
        Directory.GetDirectories("/usr/lib", "*-linux-gnu*").Select(folder => $"{folder}/kamailio/modules/").FirstOrDefault(Directory.Exists)
        ?? throw new InvalidOperationException("No Kamailio modules: apt-get install kamailio, or run tests/run, which does.");
}

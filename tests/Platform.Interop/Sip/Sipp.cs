using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Platform.Interop.Sip;

/// <summary>One SIPp process: <see cref="Start"/> it, then wait for the end of its calls or <see cref="Stop"/> it.</summary>
public sealed partial class Sipp : IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder;
    private readonly RunningProcess _process;
    private readonly SippOptions _options;
    private readonly string _name;

    private Sipp(TempFolder folder, RunningProcess process, SippOptions options, string name) =>
        (_folder, _process, _options, _name) = (folder, process, options, name);

    public int LocalPort => _options.LocalPort;

    public string LocalAddress => _options.LocalAddress;

    /// <summary>host:port of this process.</summary>
    public string Address => $"{LocalAddress}:{LocalPort}";

    public bool HasExited => _process.HasExited;

    /// <summary>Every message sent and received so far, when traced.</summary>
    public string Messages => ReadIfThere("messages.log");

    /// <summary>The counters as of now (SIPp writes them once a second and at its end).</summary>
    public SippCounts Counts => SippCounts.Parse(ReadIfThere("stat.csv"));

    /// <summary>Starts SIPp and returns when its port is open.</summary>
    public static async Task<Sipp> Start(SippScenario scenario, SippOptions options)
    {
        var folder = new TempFolder($"sipp-{scenario.Name}");
        folder.Write("scenario.xml", scenario.Xml);
        if (options.Accounts.Count > 0)
            folder.Write("accounts.csv", "SEQUENTIAL\n" + string.Concat(options.Accounts.Select(AccountLine)));

        var process = RunningProcess.Start("sipp", Arguments(scenario, options), folder.Path);
        var sipp = new Sipp(folder, process, options, scenario.Name);
        try
        {
            await Eventually.Become(() => process.HasExited || sipp.IsListening(), up => up, $"SIPp {scenario.Name} to open {sipp.Address}");
        }
        catch
        {
            await sipp.DisposeAsync();
            throw;
        }

        return sipp;
    }

    /// <summary>Runs all calls to their end and returns what happened; a failed call does not throw.</summary>
    public static async Task<SippResult> Run(SippScenario scenario, SippOptions options, TimeSpan timeout)
    {
        await using var sipp = await Start(scenario, options);
        return await sipp.Completed(timeout);
    }

    /// <summary>Waits until the number of calls given in the options is over.</summary>
    public async Task<SippResult> Completed(TimeSpan timeout)
    {
        try
        {
            return Result(await _process.WaitForExit(timeout));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"SIPp {_name} was not done after {timeout.TotalSeconds:0.#} s.\n{Failure()}");
        }
    }

    /// <summary>Takes no new calls, lets the running ones end, and returns the totals.</summary>
    public async Task<SippResult> Stop()
    {
        _process.Send(UnixSignal.User1);
        return await Completed(StopTimeout);
    }

    /// <summary>Dies at once: no BYE, and its port answers with ICMP "unreachable".</summary>
    public void Kill() => _process.Kill();

    /// <summary>Falls silent at once: no BYE, no answer, but its port stays open, as behind a cut cable.</summary>
    public void Freeze() => _process.Send(UnixSignal.Stop);

    /// <summary>Waits until a message whose first line matches the regular expression was received.</summary>
    public Task WaitForReceived(string firstLine, TimeSpan? timeout = null) => Eventually.Become(
        () => SippMessage.Parse(Messages), all => all.Any(message => message.Received && Regex.IsMatch(message.FirstLine, firstLine)),
        $"SIPp {_name} to receive /{firstLine}/", timeout);

    /// <summary>Where the far end wants audio, from the last session description that was received.</summary>
    public async Task<IPEndPoint> FarMedia(TimeSpan? timeout = null)
    {
        var found = await Eventually.Become(
            () => SippMessage.Parse(Messages).LastOrDefault(message => message.Received && MediaLine().IsMatch(message.Text)),
            message => message is not null, $"SIPp {_name} to receive a session description", timeout);
        var address = ConnectionLine().Match(found!.Text).Groups[1].Value;
        return new(IPAddress.Parse(address), int.Parse(MediaLine().Match(found.Text).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static List<string> Arguments(SippScenario scenario, SippOptions options)
    {
        List<string> arguments =
        [
            "-sf", "scenario.xml", "-i", options.LocalAddress, "-bind_local", "-p", $"{options.LocalPort}",
            "-mi", options.LocalAddress, "-mp", $"{PortPool.Take()}", "-cp", $"{PortPool.Take()}",
            "-t", options.Transport == SipTransport.Tcp ? "t1" : "u1",
            "-nostdin", "-skip_rlimit", "-cid_str", "%u-%p-%s", "-timer_resol", "1", "-buff_size", "4000000", "-max_socket", "20000",
            "-trace_stat", "-stf", "stat.csv", "-fd", "1", "-trace_err", "-error_file", "errors.log",
        ];
        if (scenario.DropsUnexpected) arguments.AddRange(["-default_behaviors", "all,-abortunexp"]);
        if (options.TraceMessages) arguments.AddRange(["-trace_msg", "-message_file", "messages.log"]);
        if (options.Calls > 0) arguments.AddRange(["-m", $"{options.Calls}"]);
        if (options.Accounts.Count > 0) arguments.AddRange(["-inf", "accounts.csv"]);
        if (options.AuthenticationDomain is { } domain) arguments.AddRange(["-auth_uri", domain]);
        if (options.Target is { } target)
        {
            var rate = options.CallsPerSecond.ToString(CultureInfo.InvariantCulture);
            arguments.AddRange([target, "-s", options.Service, "-r", rate, "-l", $"{options.MaxCallsAtOnce}"]);
        }

        return arguments;
    }

    private static string AccountLine(SipAccount account) =>
        $"{account.User};[authentication username={account.User} password={account.Password}]\n";

    private bool IsListening() => LoopbackPorts.IsOpen(_options.Transport, LocalPort) || Counts != SippCounts.None;

    private SippResult Result(int exitCode) => new(exitCode, Counts, SippMessage.Parse(Messages), Failure());

    private string Failure() =>
        $"SIPp {_name}:\n{_process.Tail(12)}\n--- errors\n{ReadIfThere("errors.log")}\n--- messages (last part)\n{LastPart(Messages)}";

    private static string LastPart(string text) => text.Length > 6000 ? text[^6000..] : text;

    private string ReadIfThere(string name)
    {
        var path = _folder.File(name);
        if (!File.Exists(path)) return "";
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^m=audio (\d+)", RegexOptions.Multiline)]
    private static partial Regex MediaLine();

    [GeneratedRegex(@"^c=IN IP4 ([\d.]+)", RegexOptions.Multiline)]
    private static partial Regex ConnectionLine();
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace Platform.Interop.Sip;

/// <summary>How one baresip phone is set up.</summary>
public sealed record BaresipOptions
{
    public required SipAccount Account { get; init; }

    /// <summary>host:port of the registrar, which is also the domain of the account.</summary>
    public required string Registrar { get; init; }

    /// <summary>User name for digest, when it is not the account's.</summary>
    public string? AuthenticationUser { get; init; }

    /// <summary>Domain of the account's address, when it is not the registrar's host.</summary>
    public string? Domain { get; init; }

    public SipTransport Transport { get; init; } = SipTransport.Udp;

    /// <summary>SRTP with keys in SDP, in every call or none (baresip's <c>srtp-mand</c>).</summary>
    public bool RequiresSrtp { get; init; }

    /// <summary>The tone that the phone speaks.</summary>
    public double ToneHz { get; init; } = 1000;
}

/// <summary>
/// A headless baresip: speaks a tone from a file, keeps what it hears in a file, and is commanded over its control port.
/// It announces its states on stdout, which is what the waits read.
/// </summary>
public sealed class Baresip : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(3);

    private readonly TempFolder _folder;
    private readonly RunningProcess _process;
    private readonly int _controlPort;

    private Baresip(TempFolder folder, RunningProcess process, int controlPort) => (_folder, _process, _controlPort) = (folder, process, controlPort);

    public string Log => _process.Tail(60);

    /// <summary>What the phone heard, one file per call, oldest first.</summary>
    public IReadOnlyList<string> HeardFiles => [.. Directory.GetFiles(_folder.File("calls"), "*-dec.wav").Order()];

    /// <summary>Starts the phone and returns when it is ready and registered.</summary>
    public static async Task<Baresip> Start(BaresipOptions options)
    {
        var folder = new TempFolder($"baresip-{options.Account.User}");
        var (sipPort, controlPort) = (PortPool.Take(), PortPool.Take());
        Directory.CreateDirectory(folder.File("calls"));
        Recording.Write(folder.File("tone.wav"), Tones.Sine(options.ToneHz, LongestCall));
        folder.Write("config", Config(folder, sipPort, controlPort, PortPool.Take()));
        folder.Write("accounts", AccountLine(options));
        folder.Write("contacts", "");

        // stdbuf: baresip's stdout is a pipe here, and the waits need each line at once.
        var process = RunningProcess.Start("stdbuf", ["-oL", "baresip", "-4", "-f", folder.Path], folder.Path);
        var phone = new Baresip(folder, process, controlPort);
        try
        {
            await process.WaitForLine("baresip is ready", Timeout);
            await process.WaitForLine(@"\b200 OK|registered successfully", Timeout);
        }
        catch
        {
            await phone.DisposeAsync();
            throw;
        }

        return phone;
    }

    public Task WaitCallEstablished() => _process.WaitForLine("Call established", Timeout);

    public Task WaitCallEnded() => _process.WaitForLine(@"terminated \(duration|session closed", Timeout);

    /// <summary>Places a call; a number is called at the account's domain.</summary>
    public Task Dial(string to) => Command("dial", to);

    /// <summary>Blind transfer of the current call (REFER).</summary>
    public Task Transfer(string to) => Command("transfer", to);

    public Task HangUp() => Command("hangup");

    public Task Hold() => Command("hold");

    public Task Resume() => Command("resume");

    /// <summary>Level of a frequency in the newest recording of what the phone heard, dBFS.</summary>
    public double HeardLevelAt(double frequencyHz) =>
        HeardFiles.Count == 0 ? double.NegativeInfinity : Tones.LevelAt(frequencyHz, Recording.Read(HeardFiles[^1]));

    /// <summary>The same of a call that is over, once its recording is finished: that may take a moment longer than the call.</summary>
    public Task<double> FinalLevelAt(double frequencyHz) => Eventually.Become(() =>
    {
        try
        {
            return HeardLevelAt(frequencyHz);
        }
        catch (IOException)
        {
            return double.NaN;
        }
    }, level => !double.IsNaN(level), "baresip to finish its recording");

    /// <summary>Waits until a second of nothing but this tone is what the phone heard last; its call goes on.</summary>
    public Task HearsTone(double frequencyHz) => Eventually.Become(() => Tones.LevelAt(frequencyHz, LastSecond()),
        level => level is > Tones.LevelDbfs - 6 and < Tones.LevelDbfs + 2, $"a second of {frequencyHz} Hz at baresip, by its level in dBFS");

    // The file grows with the call; the length in its header is written at the end.
    private short[] LastSecond()
    {
        if (HeardFiles.Count == 0) return [];
        using var file = new FileStream(HeardFiles[^1], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var samples = new short[Tones.SampleRateHz];
        var start = (file.Length - samples.Length * sizeof(short)) & ~1L;
        if (start < 0) return [];
        file.Position = start;
        file.ReadExactly(MemoryMarshal.AsBytes(samples.AsSpan()));
        return samples;
    }

    /// <summary>Dies at once, without unregistering or hanging up.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Command(string command, string? parameters = null)
    {
        var reply = await BaresipControl.Send(_controlPort, command, parameters, Timeout);
        if (!reply.Ok) throw new InvalidOperationException($"baresip refused '{command}': {reply.Text}\n{Log}");
    }

    private static string AccountLine(BaresipOptions options)
    {
        var (user, transport) = (options.Account.User, options.Transport.ToString().ToLowerInvariant());
        return $"<sip:{user}@{options.Domain ?? options.Registrar};transport={transport}>;auth_user={options.AuthenticationUser ?? user};auth_pass={options.Account.Password}"
            + $";outbound=\"sip:{options.Registrar};transport={transport}\";regint=600;answermode=auto;audio_codecs=pcmu,pcma{(options.RequiresSrtp ? ";mediaenc=srtp-mand" : "")}\n";
    }

    // The player must be a device that exists without hardware: a bridge that leads nowhere.
    private static string Config(TempFolder folder, int sipPort, int controlPort, int rtpPort) => string.Create(CultureInfo.InvariantCulture, $"""
        poll_method epoll
        sip_listen 127.0.0.1:{sipPort}
        net_interface 127.0.0.1
        call_max_calls 4
        audio_path /nonexistent
        audio_player aubridge,nowhere
        audio_source aufile,{folder.File("tone.wav")}
        audio_alert aubridge,alert
        ausrc_srate 8000
        auplay_srate 8000
        ausrc_channels 1
        auplay_channels 1
        rtp_ports {rtpPort}-{rtpPort + 9}
        jitter_buffer_delay 5-10
        module_path {ModulePath()}
        module g711.so
        module aufile.so
        module aubridge.so
        module sndfile.so
        module srtp.so
        module_tmp uuid.so
        module_tmp account.so
        module_app menu.so
        module_app ctrl_tcp.so
        ctrl_tcp_listen 127.0.0.1:{controlPort}
        snd_path {folder.File("calls")}

        """);

    private static string ModulePath() =>
        new[] { "/usr/lib/baresip/modules", "/usr/local/lib/baresip/modules" }.FirstOrDefault(Directory.Exists)
        ?? throw new InvalidOperationException("No baresip modules: apt-get install baresip, or run tests/run, which does.");
}

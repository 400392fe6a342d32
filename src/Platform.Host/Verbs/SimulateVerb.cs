using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Net.Sockets;
using Platform.Host.Robots;

namespace Platform.Host.Verbs;

/// <summary>
/// <c>platform simulate</c>: robot callers and agents with real SIP and RTP against a running platform; with <c>--check</c>
/// one call that proves it. Exit codes: 0, or 1 with the reason.
/// </summary>
internal static class SimulateVerb
{
    private static readonly Option<Uri> Http = new("--http")
    {
        Description = "The running platform's gateway.", CustomParser = ParseHttp, DefaultValueFactory = _ =>
            new Uri("http://127.0.0.1:8080"),
    };

    private static readonly Option<IPEndPoint> Sip = new("--sip")
    {
        Description = "The running platform's SIP address, as ADDRESS:PORT.", CustomParser = ParseSip,
        DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 5060),
    };

    private static readonly Option<FileInfo> Declaration = new("--declaration")
    {
        Description = "The file that was given to 'platform apply': names the trunk, numbers, agents and their passwords.",
        DefaultValueFactory = _ => new FileInfo("deploy/demo.json"),
    };

    private static readonly Option<string> Tenant = new("--tenant")
    {
        Description = "The tenant whose numbers are called and whose agents are played.", DefaultValueFactory = _ => "acme",
    };

    private static readonly Option<double> CallsPerMinute = new("--calls-per-minute")
    {
        Description = "Mean rate of new calls; they come at random.", DefaultValueFactory = _ => 20,
    };

    private static readonly Option<int?> Agents = new("--agents")
    {
        Description = "Robot agents at most; as many as are declared with a SIP password when left out, 0 when people take all calls.",
    };

    private static readonly Option<string[]> Leave = new("--leave")
    {
        Description = "Agents that robots leave to people, such as 1001 1002.", AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<double> Talk = new("--talk")
    {
        Description = "Mean talk time in seconds; talk times are exponential.", DefaultValueFactory = _ => 15,
    };

    private static readonly Option<double?> Duration = new("--duration") { Description = "Seconds until it ends; until Ctrl-C when left out." };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Seed of all chance: the same seed gives the same callers.", DefaultValueFactory = _ => 1,
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Places one call through the queue of the tenant's first number, checks audio both ways, the record and the charge, and prints them.",
    };

    public static Command Create()
    {
        var command = new Command("simulate",
            "Lets robot callers and robot agents use a running platform, by real SIP and RTP on this machine.")
        {
            Http, Sip, Declaration, Tenant, CallsPerMinute, Agents, Leave, Talk, Duration, Seed, Check,
        };
        Limit(CallsPerMinute, rate => rate is > 0 and <= 6000, "--calls-per-minute takes more than 0 and at most 6000.");
        Limit(Talk, seconds => seconds is > 0 and <= 3600, "--talk takes more than 0 and at most 3600 seconds.");
        Limit(Duration, seconds => seconds is null or (> 0 and <= 604_800), "--duration takes more than 0 and at most 604800 seconds.");
        Limit(Agents, count => count is null or >= 0, "--agents takes no negative number.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        var output = parse.InvocationConfiguration.Output;
        var (cast, fault) = await ReadCast(parse.GetValue(Declaration)!, parse.GetValue(Tenant)!, cancellation);
        if (cast is null) return await Refuse(output, fault);
        var options = OptionsOf(parse);
        cast = cast.Without(parse.GetValue(Leave) ?? []);
        try
        {
            await using var stage = RobotStage.Open(cast, options.Http, options.Sip, TimeProvider.System);
            return parse.GetValue(Check)
                ? await new CallCheck(cast, stage, TimeProvider.System, output).RunAsync(cancellation)
                : await new Simulation(options, cast, stage, TimeProvider.System, output, !Console.IsOutputRedirected)
                    .RunAsync(cancellation);
        }
        catch (SocketException taken)
        {
            return await Refuse(output, $"The robots found no address to speak from: {taken.Message}");
        }
        catch (OperationCanceledException)
        {
            return await Refuse(output, "Stopped.");
        }
    }

    private static async Task<(RobotCast? Cast, string Fault)> ReadCast(FileInfo file, string tenant, CancellationToken cancellation)
    {
        if (!file.Exists) return (null, $"There is no declaration {file.FullName}: name one with --declaration.");
        var (cast, fault) = RobotCast.Read(await File.ReadAllBytesAsync(file.FullName, cancellation), tenant);
        return (cast, $"{file.FullName} does not do: {fault}");
    }

    private static SimulationOptions OptionsOf(ParseResult parse) => new(
        parse.GetValue(Http)!, parse.GetValue(Sip)!, parse.GetValue(CallsPerMinute), parse.GetValue(Agents) ?? int.MaxValue,
        TimeSpan.FromSeconds(parse.GetValue(Talk)),
        parse.GetValue(Duration) is { } seconds ? TimeSpan.FromSeconds(seconds) : null, parse.GetValue(Seed));

    private static async Task<int> Refuse(TextWriter output, string reason)
    {
        await output.WriteLineAsync(reason);
        return 1;
    }

    private static Uri? ParseHttp(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address)
            && address.Scheme is ("http" or "https")) return address;
        argument.AddError("--http takes an address such as http://127.0.0.1:8080.");
        return null;
    }

    private static IPEndPoint? ParseSip(ArgumentResult argument)
    {
        if (IPEndPoint.TryParse(argument.Tokens[0].Value, out var address) && address.Port > 0) return address;
        argument.AddError("--sip takes ADDRESS:PORT, such as 127.0.0.1:5060.");
        return null;
    }

    private static void Limit<TNumber>(Option<TNumber> option, Func<TNumber?, bool> isAllowed, string fault) =>
        option.Validators.Add(given =>
    {
        if (!isAllowed(given.GetValueOrDefault<TNumber>())) given.AddError(fault);
    });
}

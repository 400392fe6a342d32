using System.Globalization;
using System.Net;

namespace Platform.Sip.Dns;

/// <summary>Whom to ask and how long to wait: resolv.conf(5), and names that need no asking: hosts(5).</summary>
public sealed record DnsOptions
{
    public IReadOnlyList<IPEndPoint> Servers { get; init; } = [new(IPAddress.Loopback, 53)];

    /// <summary>For one server's answer to one query.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the list of servers is gone through.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>Names with fixed addresses, lower case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IPAddress>> Hosts { get; init; } = new Dictionary<string, IReadOnlyList<IPAddress>>();

    /// <summary>Of this machine; a file that can't be read counts as empty.</summary>
    public static DnsOptions OfSystem() => Parse(ReadOrEmpty("/etc/resolv.conf"), ReadOrEmpty("/etc/hosts"));

    public static DnsOptions Parse(string resolvConf, string hosts)
    {
        var options = new DnsOptions { Hosts = ParseHosts(hosts) };
        var servers = new List<IPEndPoint>();
        foreach (var words in Lines(resolvConf, '#', ';'))
        {
            if (words is ["nameserver", var server, ..] && IPAddress.TryParse(server, out var address))
                servers.Add(new IPEndPoint(address, 53));
            else if (words is ["options", ..]) options = words.Skip(1).Aggregate(options, With);
        }
        return servers.Count == 0 ? options : options with { Servers = servers };
    }

    private static DnsOptions With(DnsOptions options, string option)
    {
        var colon = option.IndexOf(':', StringComparison.Ordinal);
        var number = option.AsSpan(colon + 1);
        if (colon < 0 || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return options;
        return option[..colon] switch
        {
            "timeout" => options with { Timeout = TimeSpan.FromSeconds(Math.Clamp(value, 1, 30)) },
            "attempts" => options with { Attempts = Math.Clamp(value, 1, 5) },
            _ => options,
        };
    }

    private static Dictionary<string, IReadOnlyList<IPAddress>> ParseHosts(string hosts)
    {
        var names = new Dictionary<string, IReadOnlyList<IPAddress>>();
        foreach (var words in Lines(hosts, '#', '#'))
        {
            if (!IPAddress.TryParse(words[0], out var address)) continue;
            foreach (var name in words.Skip(1).Select(DnsName.Normalize))
                names[name] = [.. names.GetValueOrDefault(name, []), address];
        }
        return names;
    }

    private static IEnumerable<string[]> Lines(string text, char comment, char otherComment) => text
        .Split('\n')
        .Select(line => line.Split([comment, otherComment])[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 0);

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

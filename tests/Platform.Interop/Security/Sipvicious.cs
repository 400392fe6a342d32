namespace Platform.Interop.Security;

/// <summary>
/// The tools of Debian's sipvicious package, run from the strangers' address. They call themselves friendly-scanner; disguised,
/// they call themselves a desk phone and have only their deeds to give them away.
/// </summary>
internal static class Sipvicious
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(90);

    // Runs a tool as its own command would, with two things changed: svwar and svcrack ignore where they are told to bind, and the
    // name that they give themselves is the default of makeRequest(useragent=...).
    private const string Runner = """
        import importlib, socket, sys
        sys.path.insert(0, '/usr/share/sipvicious')
        name, source, agent = sys.argv[1:4]
        del sys.argv[1:4]
        bind = socket.socket.bind
        socket.socket.bind = lambda self, address: bind(self, (source, address[1]))
        import sipvicious.libs.svhelper as helper
        helper.makeRequest.__defaults__ = tuple(agent if value == 'friendly-scanner' else value for value in helper.makeRequest.__defaults__)
        sys.exit(importlib.import_module('sipvicious.' + name).main())
        """;

    /// <summary>Everything that the tool printed.</summary>
    internal static async Task<string> Run(string tool, PlatformServer server, bool isDisguised, params string[] arguments)
    {
        var agent = isDisguised ? "Deskphone 66.85" : "friendly-scanner";
        using var folder = new TempFolder(tool);
        await using var process = RunningProcess.Start("python3", ["-c", Runner, tool, House.StrangersAddress, agent, "-v", "-x", House.StrangersAddress,
            "-P", $"{PortPool.Take()}", "-p", $"{server.SipPort}", .. arguments, PlatformServer.SipAddress], folder.Path, new Dictionary<string, string> { ["HOME"] = folder.Path });
        await process.WaitForExit(Timeout);
        return string.Join('\n', process.Lines);
    }
}

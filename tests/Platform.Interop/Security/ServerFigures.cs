using System.Globalization;

namespace Platform.Interop.Security;

/// <summary>What the server's process uses, as Linux counts it.</summary>
/// <param name="ResidentMiB">Memory in use.</param>
/// <param name="CpuSeconds">User and system time since its start.</param>
internal sealed record ServerFigures(double ResidentMiB, double CpuSeconds)
{
    private const double TicksPerSecond = 100;
    private const double PagesPerMiB = 1024 * 1024 / 4096.0;

    internal static ServerFigures Of(PlatformServer server)
    {
        var pages = File.ReadAllText($"/proc/{server.ProcessId}/statm").Split(' ')[1];
        // Fields 14 and 15 of proc(5), counted behind the process's name, which may hold spaces.
        var stat = File.ReadAllText($"/proc/{server.ProcessId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new(Number(pages) / PagesPerMiB, (Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>
/// The other process, which makes and takes the packets, so that the CPU time of this one is the relay's alone. They talk by lines of
/// words over pipes.
/// </summary>
internal sealed class GeneratorProcess : IDisposable
{
    /// <summary>The argument that makes this program the other process.</summary>
    public const string Verb = "rtp-generator";

    private readonly Process _process;

    /// <param name="role">What it plays, see <see cref="GeneratorProgram"/>.</param>
    /// <param name="streams">Streams each way.</param>
    /// <param name="seconds">Length of the window.</param>
    /// <param name="slots">How often in 20 ms it sends: a packet of each of this share of the streams.</param>
    public GeneratorProcess(string role, int streams, double seconds, int slots)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        if (isHosted) start.ArgumentList.Add(typeof(GeneratorProcess).Assembly.Location);
        foreach (var argument in new[] { Verb, role, Text(streams), Text(seconds), Text(slots) }) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
    }

    public void Tell(string line) => _process.StandardInput.WriteLine(line);

    /// <summary>Waits for a line that begins with this word, and gives the words after it.</summary>
    /// <exception cref="IOException">It said something else, or ended.</exception>
    public string[] Expect(string word)
    {
        var line = _process.StandardOutput.ReadLine();
        var words = line?.Split(' ') ?? [];
        return words is [var first, ..] && first == word ? words[1..] : throw new IOException($"the generator said '{line}', not '{word}'");
    }

    public void Dispose()
    {
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) _process.Kill();
        _process.Dispose();
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Reflection;

namespace Platform.Interop.Browser;

/// <summary>
/// JsSIP as one script. Its package holds modules; the console's bundler makes one file of them, both from the console's node_modules.
/// </summary>
internal static class JsSipScript
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    internal static string WebFolder { get; } = Path.GetFullPath(typeof(JsSipScript).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "WebFolder").Value!);

    internal static async Task<string> Read()
    {
        using var folder = new TempFolder("jssip");
        var modules = Path.Combine(WebFolder, "node_modules");
        var entry = Path.Combine(modules, "jssip", "lib", "JsSIP.js");
        if (!File.Exists(entry)) throw new InvalidOperationException($"There is no {entry}: run 'npm ci' in {WebFolder}.");
        await RunningProcess.Run(
            Path.Combine(modules, ".bin", "rolldown"),
            [entry, "--format", "iife", "--name", "JsSIP", "--platform", "browser", "--file", folder.File("jssip.js")], Timeout, WebFolder);
        return await File.ReadAllTextAsync(folder.File("jssip.js"));
    }
}

using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Platform.Gateway.Edge;

/// <summary>The built consoles on disk, or none.</summary>
internal sealed class ConsoleFolder : IDisposable
{
    private readonly PhysicalFileProvider? files;

    public ConsoleFolder(IOptions<GatewayOptions> options)
    {
        if (options.Value.ConsoleFolder is { Length: > 0 } folder && Directory.Exists(folder))
            files = new PhysicalFileProvider(Path.GetFullPath(folder));
    }

    /// <summary>Null when there is no such file inside the folder.</summary>
    public IFileInfo? Find(string path) => files?.GetFileInfo(path) is { Exists: true } found ? found : null;

    public void Dispose() => files?.Dispose();
}

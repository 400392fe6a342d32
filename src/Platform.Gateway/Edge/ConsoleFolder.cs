using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Platform.Gateway.Edge;

/// <summary>The built consoles on disk, or none.</summary>
internal sealed class ConsoleFolder : IDisposable
{
    private static readonly (string Encoding, string Ending)[] Packings = [("br", ".br"), ("gzip", ".gz")];

    private readonly PhysicalFileProvider? files;

    public ConsoleFolder(IOptions<GatewayOptions> options)
    {
        if (options.Value.ConsoleFolder is { Length: > 0 } folder && Directory.Exists(folder))
            files = new PhysicalFileProvider(Path.GetFullPath(folder));
    }

    /// <summary>Null when there is no such file inside the folder.</summary>
    public IFileInfo? Find(string path) => files?.GetFileInfo(path) is { Exists: true } found ? found : null;

    /// <summary>The smallest form of a file that the client takes: the build has laid packed ones beside it.</summary>
    /// <returns>Null when there is no such file; the encoding is null when it goes as it is.</returns>
    public (IFileInfo File, string? Encoding)? Find(string path, HttpRequest request)
    {
        if (Find(path) is not { } plain)
            return null;
        foreach (var (encoding, ending) in Packings)
        {
            if (request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == encoding && one.Quality is not 0) && Find(path + ending) is { } packed)
                return (packed, encoding);
        }

        return (plain, null);
    }

    public void Dispose() => files?.Dispose();
}

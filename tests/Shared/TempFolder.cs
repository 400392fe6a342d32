namespace Platform.Testing;

/// <summary>A folder of its own for one server or one client; gone when disposed, unless PLATFORM_TESTS_KEEP is set.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder(string name) => Path = Directory.CreateTempSubdirectory($"platform-{name}-").FullName;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var path = File(name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("PLATFORM_TESTS_KEEP") is null && Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}

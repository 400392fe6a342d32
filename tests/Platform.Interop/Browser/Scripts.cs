namespace Platform.Interop.Browser;

/// <summary>Scripts that tests give to pages.</summary>
internal static class Scripts
{
    internal static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Scripts).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

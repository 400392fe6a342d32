namespace Platform.Media.Tests;

/// <summary>A file of published values, <c>name = hex</c> a line.</summary>
internal sealed class Vectors(string file)
{
    private readonly Dictionary<string, byte[]> _values = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "vectors", file))
        .Select(line => line.Split(" = "))
        .ToDictionary(parts => parts[0], parts => Convert.FromHexString(parts[1]));

    public byte[] this[string name] => [.. _values[name]];

    public IEnumerable<string> Names => _values.Keys;
}

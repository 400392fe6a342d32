using System.Globalization;

namespace Platform.Benchmarks;

/// <summary>What a bench was told on the command line: <c>--name value</c> pairs.</summary>
internal sealed class BenchOptions
{
    private readonly Dictionary<string, string> _values = [];

    /// <param name="known">Names that the bench understands.</param>
    /// <exception cref="ArgumentException">An argument is no such pair.</exception>
    public BenchOptions(string[] arguments, params string[] known)
    {
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var name = arguments[i].StartsWith("--", StringComparison.Ordinal) ? arguments[i][2..] : "";
            if (!known.Contains(name) || i + 1 == arguments.Length)
                throw new ArgumentException($"'{arguments[i]}' is none of {string.Join(", ", known.Select(option => $"--{option} NUMBER"))}.");
            _values[name] = arguments[i + 1];
        }
    }

    public int Get(string name, int otherwise) =>
        _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

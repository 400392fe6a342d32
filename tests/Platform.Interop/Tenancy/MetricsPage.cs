using System.Globalization;

namespace Platform.Interop.Tenancy;

/// <summary>The Prometheus text format, as far as tests need it: <c>name{label="value"} 1</c>.</summary>
internal static class MetricsPage
{
    internal static double Sum(string page, string name, string label) => page.Split('\n')
        .Where(line => (line.StartsWith(name + "{", StringComparison.Ordinal) || line.StartsWith(name + " ", StringComparison.Ordinal)) && line.Contains(label))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}

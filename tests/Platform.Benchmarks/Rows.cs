using System.Globalization;

namespace Platform.Benchmarks;

/// <summary>Figures as rows <c>name TAB value TAB unit</c>.</summary>
internal static class Rows
{
    public static void Row(this TextWriter output, string name, double value, string unit)
    {
        var digits = Math.Abs(value) < 100 ? "0.###" : "0";
        output.WriteLine($"{name}\t{value.ToString(digits, CultureInfo.InvariantCulture)}\t{unit}");
    }

    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <param name="share">Such as 0.99.</param>
    public static double Percentile(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}

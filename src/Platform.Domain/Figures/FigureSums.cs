namespace Platform.Domain.Figures;

/// <summary>One value of each <see cref="Measure"/>. Sums add up, over intervals and over parties; ratios are made of them afterwards.</summary>
public sealed class FigureSums
{
    /// <summary>How many measures there are.</summary>
    public static readonly int Count = Enum.GetValues<Measure>().Length;

    private readonly long[] values = new long[Count];

    public long this[Measure measure]
    {
        get => values[(int)measure];
        init => values[(int)measure] = value;
    }

    /// <summary>What is under way when everything is added up.</summary>
    public static FigureSums Of(IEnumerable<FigureSums> parts)
    {
        var total = new FigureSums();
        foreach (var part in parts)
            total.Take(part);
        return total;
    }

    /// <param name="valueOf">The value of each measure.</param>
    public static FigureSums Of(Func<Measure, long> valueOf)
    {
        var sums = new FigureSums();
        for (var i = 0; i < Count; i++)
            sums.values[i] = valueOf((Measure)i);
        return sums;
    }

    public static FigureSums operator +(FigureSums left, FigureSums right) => Of([left, right]);

    public override bool Equals(object? obj) => obj is FigureSums other && values.AsSpan().SequenceEqual(other.values);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    public override string ToString() =>
        string.Join(", ", Enum.GetValues<Measure>().Where(measure => this[measure] != 0).Select(measure => $"{measure} {this[measure]}"));

    private void Take(FigureSums part)
    {
        for (var i = 0; i < Count; i++)
        {
            values[i] = (Measure)i == Measure.LongestWaitMs
                ? Math.Max(values[i], part.values[i])
                : values[i] + part.values[i];
        }
    }
}

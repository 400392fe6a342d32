namespace Platform.Benchmarks;

/// <summary>Stretches of wall-clock time that a measurement lasts.</summary>
internal static class Windows
{
    public static Task Pass(TimeSpan span) => Task.Delay(span, TimeProvider.System);
}

using System.Globalization;

namespace Platform.Host.Robots;

/// <summary>Draws of what people do by chance.</summary>
internal static class Chance
{
    public static TimeSpan Exponential(Random random, TimeSpan mean) => mean * -Math.Log(1 - random.NextDouble());

    public static TimeSpan Between(Random random, double leastS, double mostS) =>
        TimeSpan.FromSeconds(leastS + ((mostS - leastS) * random.NextDouble()));

    /// <summary>A mobile number of China, as a carrier sends it.</summary>
    public static string CallersNumber(Random random) => CallersNumber(random.Next(1_000_000_000));

    /// <param name="last9Digits">0 to 999,999,999.</param>
    public static string CallersNumber(long last9Digits) => "+8613" + last9Digits.ToString("000000000", CultureInfo.InvariantCulture);
}

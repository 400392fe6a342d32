using System.Globalization;
using Platform.Domain.Catalog;

namespace Platform.Domain.Numbers;

/// <summary>
/// A range of numbers as integers, which order numbers as dialling plans do: E.164 numbers begin with no zero and have at most 15 digits.
/// </summary>
/// <param name="First">The first number's digits.</param>
/// <param name="Last">The last number's digits.</param>
public readonly record struct NumberSpan(long First, long Last)
{
    public long Count => Last - First + 1;

    /// <param name="range">Of numbers in normal form.</param>
    public static NumberSpan Of(NumberRange range) => new(DigitsOf(range.First), DigitsOf(range.Last));

    /// <param name="e164">In normal form.</param>
    public static long DigitsOf(string e164) => long.Parse(e164.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);

    public static string TextOf(long digits) => string.Create(CultureInfo.InvariantCulture, $"+{digits}");
}

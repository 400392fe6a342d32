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

    /// <summary>The numbers of the span that begin so; null when none does.</summary>
    /// <param name="prefix">Digits.</param>
    public NumberSpan? StartingWith(string prefix)
    {
        var missing = TextOf(First).Length - 1 - prefix.Length;
        if (missing < 0 || prefix.StartsWith('0'))
            return null;
        var step = 1L;
        for (var i = 0; i < missing; i++)
            step *= 10;
        var low = prefix.Length == 0 ? First : long.Parse(prefix, NumberStyles.None, CultureInfo.InvariantCulture) * step;
        var high = prefix.Length == 0 ? Last : low + step - 1;
        var (first, last) = (Math.Max(First, low), Math.Min(Last, high));
        return first <= last ? new(first, last) : null;
    }

    /// <summary>The numbers of the span that contain these digits, in order.</summary>
    /// <param name="digits">Null for all.</param>
    /// <param name="after">Only numbers after this one.</param>
    public IEnumerable<long> Containing(string? digits, long after)
    {
        for (var number = Math.Max(First, after + 1); number <= Last; number++)
        {
            if (digits is null || Contains(number, digits))
                yield return number;
        }
    }

    private static bool Contains(long number, string digits)
    {
        Span<char> text = stackalloc char[E164.DigitsMax];
        number.TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
        return text[..written].IndexOf(digits) >= 0;
    }
}

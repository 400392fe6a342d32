namespace Platform.Domain.Numbers;

public static class NumberRewritings
{
    /// <summary>The number by the first rule that fits, or as it is when none does.</summary>
    public static string Apply(this IReadOnlyList<NumberRewriting> rules, string number)
    {
        foreach (var rule in rules)
        {
            if (number.StartsWith(rule.Prefix, StringComparison.Ordinal))
                return string.Concat(rule.Prepend, number.AsSpan(Math.Min(rule.Strip, number.Length)));
        }

        return number;
    }
}

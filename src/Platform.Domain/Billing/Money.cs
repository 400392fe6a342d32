namespace Platform.Domain.Billing;

/// <summary>Decimals with a settled number of decimals, so that equal amounts are equal bytes, too.</summary>
internal static class Money
{
    public const decimal Zero = 0.00m;

    /// <summary>Two decimals, half away from zero.</summary>
    public static decimal ToCents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero) + Zero;

    /// <summary>The same number without trailing zeros.</summary>
    public static decimal Trim(decimal price) => price / 1.0000000000000000000000000000m;
}

namespace Platform.Domain.Numbers;

/// <summary>How numbers are dialled where they come from.</summary>
/// <param name="CountryCode">Digits of the country code that national numbers belong to.</param>
/// <param name="TrunkPrefix">What stands before a national number; empty where nothing does.</param>
/// <param name="InternationalPrefix">What stands for the plus.</param>
/// <param name="NationalDigitsMax">
/// Of a national number without its trunk prefix. More digits that begin with the country code are a number that lost its plus.
/// </param>
public sealed record NumberPlan(string CountryCode, string TrunkPrefix, string InternationalPrefix, int NationalDigitsMax)
{
    public static NumberPlan China { get; } = new("86", "0", "00", 11) { EmergencyNumbers = ["110", "119", "120", "122"] };

    /// <summary>Short numbers for help that the country's networks carry at any time.</summary>
    public IReadOnlyList<string> EmergencyNumbers { get; init; } = [];
}

/// <summary>Why a text is no telephone number. The numbers are stable.</summary>
public enum NumberRefusal
{
    Empty = 1,
    HasLetters = 2,
    HasOtherSigns = 3,
    MisplacedPlus = 4,
    UnknownCountryCode = 5,
    TooShort = 6,
    TooLong = 7,
}

public static class NumberRefusals
{
    /// <summary>Why a text is no number in E.164, for people.</summary>
    public static string WhyNot(string text) => text.StartsWith('+') && E164.Normalize(text, NumberPlan.China).Refusal is { } refusal
        ? refusal.Text()
        : "It is written with the plus and the country code, in digits.";

    public static string Text(this NumberRefusal refusal) => refusal switch
    {
        NumberRefusal.Empty => "There is no number.",
        NumberRefusal.HasLetters => "A number has no letters.",
        NumberRefusal.HasOtherSigns => "A number has digits, spaces, dashes, dots, slashes and parentheses only.",
        NumberRefusal.MisplacedPlus => "The plus stands at the beginning, once.",
        NumberRefusal.UnknownCountryCode => "No country code begins like this.",
        NumberRefusal.TooShort => $"A number has at least {E164.DigitsMin} digits with its country code.",
        NumberRefusal.TooLong => $"A number has at most {E164.DigitsMax} digits with its country code.",
        _ => throw new InvalidOperationException($"Unknown refusal {refusal}."),
    };
}

/// <param name="Number">In E.164 with the plus; null when refused.</param>
public readonly record struct NumberAnswer(NumberRefusal? Refusal, string? Number);

using System.Collections.Frozen;

namespace Platform.Domain.Numbers;

/// <summary>
/// Number plans by ISO 3166-1 alpha-2 country: ITU-T list of assigned country codes (E.164) and of dialling procedures. Where a
/// country has several international prefixes, the one of its incumbent stands here; the plus works everywhere.
/// </summary>
public static class NumberPlans
{
    private static readonly FrozenDictionary<string, NumberPlan> Plans = new Dictionary<string, NumberPlan>
    {
        ["AU"] = new("61", "0", "0011", 9) { EmergencyNumbers = ["000", "112"] },
        ["CA"] = new("1", "1", "011", 10) { EmergencyNumbers = ["911"] },
        ["CH"] = new("41", "0", "00", 9) { EmergencyNumbers = ["112", "117", "118", "144"] },
        ["CN"] = NumberPlan.China,
        ["DE"] = new("49", "0", "00", 11) { EmergencyNumbers = ["110", "112"] },
        ["ES"] = new("34", "", "00", 9) { EmergencyNumbers = ["112"] },
        ["FR"] = new("33", "0", "00", 9) { EmergencyNumbers = ["112", "15", "17", "18"] },
        ["GB"] = new("44", "0", "00", 10) { EmergencyNumbers = ["112", "999"] },
        ["HK"] = new("852", "", "001", 8) { EmergencyNumbers = ["112", "999"] },
        ["IE"] = new("353", "0", "00", 9) { EmergencyNumbers = ["112", "999"] },
        ["JP"] = new("81", "0", "010", 10) { EmergencyNumbers = ["110", "118", "119"] },
        ["MO"] = new("853", "", "00", 8) { EmergencyNumbers = ["999"] },
        ["NL"] = new("31", "0", "00", 9) { EmergencyNumbers = ["112"] },
        ["SG"] = new("65", "", "001", 8) { EmergencyNumbers = ["995", "999"] },
        ["TW"] = new("886", "0", "002", 9) { EmergencyNumbers = ["110", "112", "119"] },
        ["US"] = new("1", "1", "011", 10) { EmergencyNumbers = ["911"] },
    }.ToFrozenDictionary();

    /// <summary>Known countries, in the order of their codes.</summary>
    public static IReadOnlyList<string> Countries { get; } = [.. Plans.Keys.Order(StringComparer.Ordinal)];

    /// <param name="country">Such as CN; upper case.</param>
    /// <returns>Null for a country that is not in the table.</returns>
    public static NumberPlan? Find(string country) => Plans.GetValueOrDefault(country);
}

using System.Text;

namespace Platform.Domain.Numbers;

/// <summary>
/// ITU-T E.164 numbers: a plus, the country code, at most 15 digits in all. What people and carriers write is brought to this
/// form: visual separators (RFC 3966 section 3), full-width digits, <c>tel:</c> URIs, user parts of <c>sip:</c> URIs, national and
/// international prefixes of a plan.
/// </summary>
public static class E164
{
    /// <summary>The shortest numbers in use: a three-digit country code and four digits.</summary>
    public const int DigitsMin = 7;

    /// <summary>ITU-T E.164 section 6.1.</summary>
    public const int DigitsMax = 15;

    /// <summary>Beginnings that ITU-T keeps as spare codes (list of E.164 assigned country codes), and the zero that none has.</summary>
    private static readonly string[] SpareCodes = ["0", "28", "83", "89"];

    /// <summary>True for a number that is in normal form already.</summary>
    public static bool IsNormal(string text) =>
        text.Length > 0 && text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 && Check(text[1..]).Refusal is null;

    public static NumberAnswer Normalize(string text, NumberPlan plan)
    {
        var (written, context) = Unwrap(text.Trim());
        var signs = ReadSigns(written);
        if (signs.Refusal is not null || signs.Number is not { } dialled)
            return signs;
        return dialled[0] == '+' ? Check(dialled[1..]) : Check(Internationalize(dialled, context ?? plan));
    }

    /// <summary>
    /// Takes the number out of a URI. A <c>phone-context</c> that is a global number gives the country code (RFC 3966 section 5.1.5).
    /// </summary>
    private static (string Written, NumberPlan? Context) Unwrap(string text)
    {
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            return (BeforeFirst(Uri.UnescapeDataString(text[4..]), ';'), ContextOf(text));
        if (text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase))
            return (UserOf(text[4..]), null);
        if (text.StartsWith("sips:", StringComparison.OrdinalIgnoreCase))
            return (UserOf(text[5..]), null);
        return (text, null);
    }

    private static string UserOf(string uri) => uri.Contains('@', StringComparison.Ordinal)
        ? BeforeFirst(BeforeFirst(Uri.UnescapeDataString(BeforeFirst(uri, '@')), ':'), ';')
        : "";

    private static string BeforeFirst(string text, char sign) =>
        text.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;

    private static NumberPlan? ContextOf(string uri)
    {
        const string Name = ";phone-context=+";
        var at = uri.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var digits = new string([.. BeforeFirst(uri[(at + Name.Length)..], ';').Where(char.IsAsciiDigit)]);
        return new NumberPlan(digits, "", "", DigitsMax);
    }

    /// <summary>
    /// Only digits, and the plus when there is one. A zero in parentheses after a country code is a trunk prefix for readers at home.
    /// </summary>
    private static NumberAnswer ReadSigns(string written)
    {
        var dialled = new StringBuilder(written.Length);
        var refusal = default(NumberRefusal?);
        foreach (var raw in written.StartsWith('+') || written.StartsWith('＋') ? written.Replace("(0)", "", StringComparison.Ordinal) : written)
        {
            var sign = Narrow(raw);
            if (char.IsAsciiDigit(sign))
                dialled.Append(sign);
            else if (sign == '+' && dialled.Length == 0)
                dialled.Append(sign);
            else if (!IsSeparator(sign))
                refusal = Worst(refusal,
                    char.IsLetter(sign) ? NumberRefusal.HasLetters : sign == '+' ? NumberRefusal.MisplacedPlus : NumberRefusal.HasOtherSigns);
        }

        if (refusal is null && dialled.Length == 0)
            refusal = NumberRefusal.Empty;
        return new(refusal, refusal is null ? dialled.ToString() : null);
    }

    private static NumberRefusal Worst(NumberRefusal? known, NumberRefusal found) => known is { } first && first < found ? first : found;

    private static char Narrow(char sign) => sign switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(sign - 0xFEE0),
        _ => sign,
    };

    private static bool IsSeparator(char sign) =>
        char.IsWhiteSpace(sign) || sign is '-' or '.' or '(' or ')' or '/' or (>= '\u2010' and <= '\u2015');

    private static string Internationalize(string dialled, NumberPlan plan)
    {
        if (plan.InternationalPrefix.Length > 0 && dialled.StartsWith(plan.InternationalPrefix, StringComparison.Ordinal))
            return dialled[plan.InternationalPrefix.Length..];
        if (plan.TrunkPrefix.Length > 0 && dialled.StartsWith(plan.TrunkPrefix, StringComparison.Ordinal))
            return plan.CountryCode + dialled[plan.TrunkPrefix.Length..];
        return dialled.Length > plan.NationalDigitsMax && dialled.StartsWith(plan.CountryCode, StringComparison.Ordinal) ? dialled : plan.CountryCode + dialled;
    }

    private static NumberAnswer Check(string digits)
    {
        if (Array.Exists(SpareCodes, code => digits.StartsWith(code, StringComparison.Ordinal)))
            return new(NumberRefusal.UnknownCountryCode, null);
        return digits.Length switch
        {
            < DigitsMin => new(NumberRefusal.TooShort, null),
            > DigitsMax => new(NumberRefusal.TooLong, null),
            _ => new(null, $"+{digits}"),
        };
    }
}

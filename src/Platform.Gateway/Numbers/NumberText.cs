using System.Text.Json;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Numbers;

/// <summary>Numbers as people write them, brought to E.164 or refused with the reason.</summary>
internal static class NumberText
{
    /// <param name="catalog">Tells how numbers are dialled in the operator's country.</param>
    /// <param name="path">Where it stands in the request.</param>
    public static Refused? Read(ICatalog catalog, string text, string path, out string e164)
    {
        var answer = E164.Normalize(text, catalog.Current.NumberPlan);
        e164 = answer.Number ?? "";
        return answer.Refusal is { } refusal
            ? new(ProblemCode.InvalidNumber) { Faults = [new(path, refusal.Text(), SnakeCase.Of(refusal))] }
            : null;
    }

    /// <summary>A parameter that is one of a few words, written as in JSON.</summary>
    public static Refused? ReadWord<TEnum>(string? text, string path, out TEnum? value)
        where TEnum : struct, Enum
    {
        value = null;
        if (text is null)
            return null;
        foreach (var known in Enum.GetValues<TEnum>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) == text)
                value = known;
        }

        return value is not null ? null : Refused.Parameter(path,
            $"One of {string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
    }

    /// <summary>Where a number is to lead, as a destination: that comes before the queue.</summary>
    public static string? TargetOf(string? queue, string? destination) =>
        destination ?? (queue is null ? null : DestinationText.Format(new Destination.ToQueue(queue)));

    /// <summary>For how long a number is to be kept.</summary>
    public static Refused? ReadMinutes(int minutes)
    {
        var most = (int)NumberMachine.LongestReservation.TotalMinutes;
        return minutes >= 1 && minutes <= most ? null : Refused.Parameter("$.minutes", $"1 to {most}.");
    }

    /// <summary>Beginning and contained digits of a search; a plus before the beginning is dropped.</summary>
    public static Refused? ReadPattern(ref string? prefix, ref string? digits)
    {
        prefix = prefix?.Trim().TrimStart('+');
        if (prefix is not null && (prefix.Length > E164.DigitsMax || !prefix.All(char.IsAsciiDigit)))
            return Refused.Parameter("prefix", "The beginning of an E.164 number, such as +8628.");
        if (digits is not null && (digits.Length is 0 or > E164.DigitsMax || !digits.All(char.IsAsciiDigit)))
            return Refused.Parameter("digits", "1 to 15 digits that the number contains.");
        prefix = prefix is "" ? null : prefix;
        return null;
    }
}

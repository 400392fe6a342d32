using System.Collections;
using System.Globalization;
using Platform.Domain.Calls;
using Platform.Domain.Recordings;

namespace Platform.Domain.Tests;

/// <summary>Decisions as one line of text: what a table's row expects, such as <c>Released Cleared -> PostRecord</c>.</summary>
internal static class Describe
{
    public static string Decision<TRefusal, TEvent, TEffect>(Decision<TRefusal, TEvent, TEffect> decision)
        where TRefusal : struct, Enum
        where TEvent : notnull
        where TEffect : notnull
    {
        if (decision.Refusal is { } refusal)
            return $"!{refusal}";
        var events = string.Join(", ", decision.Events.Select(happened => Record(happened)));
        var effects = string.Join(", ", decision.Effects.Select(effect => Record(effect)));
        return (events, effects) switch
        {
            ("", "") => "nothing",
            (_, "") => events,
            _ => $"{events} -> {effects}".TrimStart(),
        };
    }

    /// <summary>A record's name and its ids, enums, flags and numbers; of records inside, their first id.</summary>
    private static string Record(object record)
    {
        if (record is CallEffect.Mix mix)
            return $"Mix {string.Join("; ", mix.Rows.Select(row => $"{row.LegId} hears {(row.Music ? "music" : row.Hears.Count == 0 ? "nobody" : string.Join('+', row.Hears))}"))}";
        var words = record.GetType().GetProperties()
            .Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")
            .Select(property => Word(property.GetValue(record)))
            .Where(word => word is not null);
        return string.Join(' ', [record.GetType().Name, .. words]);
    }

    /// <summary>Left and right, such as <c>caller|o1+out-2</c>.</summary>
    public static string Sides(RecordedTalk talk) => $"{string.Join('+', talk.Left)}|{string.Join('+', talk.Right)}";

    private static string? Word(object? value) => value switch
    {
        null or DateTimeOffset or IEnumerable and not string => null,
        string text => text,
        RecordedTalk talk => Sides(talk),
        VoicemailVisit visit => $"{visit.Step}",
        CallbackDialog dialog => $"{dialog.Step} {dialog.Number ?? dialog.Keys}".TrimEnd(),
        Enum or bool or int or long => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ when value.GetType().GetProperties().FirstOrDefault(property => property.PropertyType == typeof(string)) is { } id && value.GetType().Namespace!.StartsWith("Platform", StringComparison.Ordinal) =>
            (string?)id.GetValue(value),
        _ => null,
    };
}

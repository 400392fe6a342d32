using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Platform.Grains.Replays;

namespace Platform.Host.Replays;

/// <summary>A report for people, and as JSON and CSV (RFC 4180) for programs.</summary>
internal static class ReplayText
{
    private const int NameWidth = 25;
    private const int ValueWidth = 12;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string ToText(ReplayReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Tenant}, {report.Day:yyyy-MM-dd}");
        foreach (var change in report.Changes)
            text.AppendLine(change);
        foreach (var group in report.Rows.GroupBy(row => row.Of))
        {
            text.AppendLine().Append(group.Key.PadRight(NameWidth)).Append("the day".PadLeft(ValueWidth)).Append("unchanged".PadLeft(ValueWidth))
                .AppendLine(report.HasProposal ? "proposed".PadLeft(ValueWidth) : "");
            foreach (var row in group)
            {
                text.Append("  ").Append(row.Figure.PadRight(NameWidth - 2)).Append(Value(row, row.Recorded).PadLeft(ValueWidth))
                    .Append(Value(row, row.Unchanged).PadLeft(ValueWidth))
                    .AppendLine(report.HasProposal ? Value(row, row.Proposed).PadLeft(ValueWidth) : "");
            }
        }

        Append(text, report.Fidelity.Count == 0 ? "Played again unchanged, the day comes out as it was." : "Played again unchanged, the day comes out otherwise than it was:",
            report.Fidelity);
        if (report.HasProposal)
            Append(text, report.Explained.Count == 0 ? "The proposal would have changed nothing." : "With the proposal:", report.Explained);
        return text.ToString();
    }

    public static string ToJson(ReplayReport report) => JsonSerializer.Serialize(report, Json) + "\n";

    public static string ToCsv(ReplayReport report)
    {
        var text = new StringBuilder("of,figure,unit,recorded,unchanged,proposed\r\n");
        foreach (var row in report.Rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.Of},{row.Figure},{row.Unit},{row.Recorded},{row.Unchanged},{row.Proposed}\r\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string heading, IReadOnlyList<string> sentences)
    {
        text.AppendLine().AppendLine(heading);
        foreach (var sentence in sentences)
            text.Append("  ").AppendLine(sentence);
    }

    private static string Value(ReplayRow row, decimal? value) => (value, row.Unit) switch
    {
        (null, _) => "-",
        ({ } count, "count") => count.ToString("0", CultureInfo.InvariantCulture),
        ({ } ms, "ms") => ReplayWords.Seconds((double)ms),
        ({ } share, "share") => ReplayWords.Percent((double)share),
        ({ } amount, _) => ReplayWords.Money(amount),
    };
}

using System.Globalization;
using System.Text;
using Platform.Gateway.Problems;
using SpreadCheetah;

namespace Platform.Gateway.Reports;

/// <summary>A report as a file for spreadsheets.</summary>
internal static class ReportFiles
{
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>RFC 4180, UTF-8 with a byte order mark, without which Excel takes it for something else.</summary>
    public static byte[] ToCsv(IReadOnlyList<IntervalDto> rows)
    {
        var text = new StringBuilder("\uFEFF");
        text.AppendJoin(',', ReportColumns.All.Select(column => column.Name)).Append("\r\n");
        foreach (var row in rows)
            text.AppendJoin(',', ReportColumns.All.Select(column => CsvField.Of(column.Value(row)))).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Texts are cells of text there, which no program takes for formulas. Times are those of the report's zone.</summary>
    public static async Task<byte[]> ToXlsxAsync(IReadOnlyList<IntervalDto> rows, Language language, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        await using (var spreadsheet = await Spreadsheet.CreateNewAsync(file, cancellationToken: cancellation))
        {
            await spreadsheet.StartWorksheetAsync(language == Language.Chinese ? "报表" : "Report", token: cancellation);
            DataCell[] heading = [.. ReportColumns.All.Select(column => new DataCell(language == Language.Chinese ? column.Chinese : column.English))];
            await spreadsheet.AddRowAsync(heading, cancellation);
            foreach (var row in rows)
            {
                DataCell[] cells = [.. ReportColumns.All.Select(column => CellOf(column.Value(row)))];
                await spreadsheet.AddRowAsync(cells, cancellation);
            }

            await spreadsheet.FinishAsync(cancellation);
        }

        return file.ToArray();
    }

    private static DataCell CellOf(object? value) => value switch
    {
        null => new DataCell((string?)null),
        string text => new DataCell(text),
        long number => new DataCell(number),
        double share => new DataCell(share),
        DateTimeOffset at => new DataCell(at.DateTime),
        _ => throw new InvalidOperationException($"No cell holds a {value.GetType().Name}."),
    };
}

/// <summary>A field of a CSV file.</summary>
internal static class CsvField
{
    private const string BeginsFormula = "=+-@\t\r";

    /// <summary>
    /// A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises against CSV injection; numbers are
    /// ours and stay numbers.
    /// </summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => Quoted(text.Length > 0 && BeginsFormula.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text),
        DateTimeOffset at => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No field holds a {value.GetType().Name}."),
    };

    private static string Quoted(string text) => text.AsSpan().IndexOfAny("\",\r\n") < 0 && text.Trim() == text
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

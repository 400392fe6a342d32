using System.Text;

namespace Platform.Domain.Catalog.Sheets;

/// <param name="Line">In the file, from 1; a row with line breaks in quotes begins there.</param>
public sealed record SheetLine(int Line, IReadOnlyList<string> Cells);

/// <summary>
/// Comma-separated values (RFC 4180) as spreadsheets save them: the separator is the first of tab, semicolon and comma that the first line
/// holds, a byte order mark and empty lines count for nothing, and cells are trimmed.
/// </summary>
public static class SheetText
{
    private const char Quote = '"';
    private const char ByteOrderMark = '\uFEFF';

    /// <returns>The lines, and the line at which a quote is never closed; null when all are.</returns>
    public static (IReadOnlyList<SheetLine> Lines, int? OpenQuote) Read(string text)
    {
        text = text.TrimStart(ByteOrderMark);
        var separator = SeparatorOf(text);
        List<SheetLine> lines = [];
        var at = 0;
        var line = 1;
        while (at < text.Length)
        {
            var first = line;
            if (ReadLine(text, separator, ref at, ref line) is not { } cells)
                return (lines, first);
            if (cells.Any(cell => cell.Length > 0))
                lines.Add(new(first, cells));
        }

        return (lines, null);
    }

    private static char SeparatorOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var header = end < 0 ? text : text[..end];
        return header.Contains('\t', StringComparison.Ordinal) ? '\t' : header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }

    /// <summary>Null when a quote is never closed.</summary>
    private static List<string>? ReadLine(string text, char separator, ref int at, ref int line)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var isQuoted = false;
        for (; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '\n')
                line++;
            if (isQuoted)
            {
                if (character != Quote)
                    cell.Append(character);
                else if (at + 1 < text.Length && text[at + 1] == Quote)
                    cell.Append(text[++at]);
                else
                    isQuoted = false;
            }
            else if (character == Quote && cell.ToString().Trim().Length == 0)
            {
                cell.Clear();
                isQuoted = true;
            }
            else if (character == separator)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else if (character == '\n')
            {
                at++;
                break;
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString().Trim());
        return isQuoted ? null : cells;
    }
}

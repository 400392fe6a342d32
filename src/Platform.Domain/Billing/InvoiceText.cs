using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Domain.Billing;

/// <summary>
/// An invoice as bytes: JSON, and CSV by RFC 4180 (CRLF, UTF-8 without a mark, numbers as the invariant culture writes them).
/// </summary>
public static class InvoiceText
{
    /// <summary>How invoices are written as JSON: camel case, enums as words.</summary>
    public static JsonSerializerOptions JsonOptions { get; } = CreateOptions();

    private const string Header = "type,product,seat_kind,direction,number,from,to,days,days_in_month,quantity,calls,billed_seconds,"
        + "unit_price,initial_increment_s,further_increment_s,rating,amount,currency,entries";

    public static byte[] ToJson(Invoice invoice) => JsonSerializer.SerializeToUtf8Bytes(invoice, JsonOptions);

    public static byte[] ToCsv(Invoice invoice)
    {
        var rows = new StringBuilder(Header).Append("\r\n");
        foreach (var line in invoice.Seats)
            Append(rows, "seats", Text(line.Product), Word(line.Kind), "", "", Day(line.From), Day(line.To), Number(line.Days),
                Number(line.DaysInMonth), Number(line.Quantity), "", "", Number(line.UnitPrice), "", "", Word(line.Rating),
                Number(line.Amount), Text(invoice.Currency), Ids(line.Entries));
        foreach (var line in invoice.Numbers)
            Append(rows, "numbers", Text(line.PriceClass), "", "", Text(line.Number), Day(line.From), Day(line.To), Number(line.Days),
                Number(line.DaysInMonth), "1", "", "", Number(line.UnitPrice), "", "", Word(line.Rating), Number(line.Amount),
                Text(invoice.Currency), Ids(line.Entries));
        foreach (var line in invoice.Minutes)
            Append(rows, "minutes", "", "", Word(line.Direction), Text(line.Number), "", "", "", "", "", Number(line.Calls),
                Number(line.BilledSeconds), Number(line.PerMinute), Number(line.InitialIncrementS), Number(line.FurtherIncrementS),
                Word(line.Rating), Number(line.Amount),
                Text(invoice.Currency), Ids(line.Entries));
        Append(rows, "total", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", Number(invoice.Total), Text(invoice.Currency), "");
        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    private static void Append(StringBuilder rows, params ReadOnlySpan<string> cells) => rows.AppendJoin(',', cells).Append("\r\n");

    private static string Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Ids(IReadOnlyList<string> entries) => Text(string.Join(' ', entries));

    /// <summary>
    /// Quoted where RFC 4180 asks for it. A text that a spreadsheet would take for a formula gets an apostrophe in front.
    /// </summary>
    private static string Text(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

using System.Data.Common;
using System.Text.Json;
using Platform.Domain.Numbers;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>A number's holding as a row, and its writing with a catalog change that is in time.</summary>
internal static class HoldingSql
{
    /// <summary>In the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns = "number, id, state, tenant, pool, price_class, since_ticks, until_ticks, ended_ticks, ended_by";

    private static readonly Statement Begin = Statement.Change(
        """
        INSERT INTO number_holdings (number, id, digits, state, tenant, pool, price_class, since_ticks, until_ticks)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 WHERE EXISTS (SELECT 1 FROM catalog_revision WHERE revision = $10)
        """, Text, Number, Number, Text, Text, Text, Text, Number, Number, Number);

    private static readonly Statement End = Statement.Change(
        """
        UPDATE number_holdings SET ended_ticks = $3, ended_by = $4
        WHERE number = $1 AND id = $2 AND ended_ticks IS NULL AND EXISTS (SELECT 1 FROM catalog_revision WHERE revision = $5)
        """, Text, Number, Number, Text, Number);

    public static Command Write(NumberHolding holding, long revision) => holding is { EndedAt: { } endedAt, End: { } end }
        ? End.With(holding.Number, holding.Id, endedAt.UtcTicks, Word(end), revision)
        : Begin.With(holding.Number, holding.Id, NumberSpan.DigitsOf(holding.Number), Word(holding.State), holding.Tenant, holding.Pool,
            holding.PriceClass, holding.Since.UtcTicks, holding.Until?.UtcTicks, revision);

    public static NumberHolding Read(DbDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        Enum.Parse<NumberState>(row.GetString(2), ignoreCase: true),
        row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        Time(row.GetInt64(6)),
        row.IsDBNull(7) ? null : Time(row.GetInt64(7)),
        row.IsDBNull(8) ? null : Time(row.GetInt64(8)),
        row.IsDBNull(9) ? null : Enum.Parse<HoldingEnd>(row.GetString(9), ignoreCase: true));

    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}

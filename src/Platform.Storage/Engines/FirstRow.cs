using System.Data.Common;

namespace Platform.Storage.Engines;

/// <summary>Takes a result's first row out of a reader, NULL as null.</summary>
internal static class FirstRow
{
    public static object?[]? Of(DbDataReader reader)
    {
        if (!reader.Read()) return null;
        var row = new object?[reader.FieldCount];
        reader.GetValues(row!);
        for (var i = 0; i < row.Length; i++)
            if (row[i] is DBNull)
                row[i] = null;
        return row;
    }
}

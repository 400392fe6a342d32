using System.Data.Common;
using System.Text.Json;
using Platform.Contracts;

namespace Platform.Storage.Stores;

/// <summary>A record as the UTF-8 JSON that is stored, and back: the one format of everything in the store.</summary>
internal static class Body
{
    public static ReadOnlyMemory<byte> Of<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, GrainSerialization.Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, GrainSerialization.Options)
            ?? throw new InvalidDataException($"A stored {typeof(T).Name} is null.");

    /// <summary>Maps a row whose first column is the body.</summary>
    public static T First<T>(DbDataReader row) => Read<T>(row.GetString(0));
}

using Microsoft.Data.Sqlite;
using Npgsql;
using Platform.Contracts.Stores;

namespace Platform.Storage;

/// <summary>Reads the connection string that people write, and tells which database it means.</summary>
internal static class ConnectionText
{
    public static StorageProvider ProviderOf(StorageOptions options) => options.Provider ?? Detect(options.ConnectionString.Trim());

    public static SqliteConnectionStringBuilder ForSqlite(string text) =>
        text.Contains('=', StringComparison.Ordinal) ? new(text) : new() { DataSource = text };

    public static NpgsqlConnectionStringBuilder ForPostgres(string text) =>
        IsUri(text) ? FromUri(new Uri(text)) : new(text);

    private static StorageProvider Detect(string text)
    {
        if (IsUri(text) || text.Contains("Host=", StringComparison.OrdinalIgnoreCase)) return StorageProvider.PostgreSql;
        if (text.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".db", StringComparison.OrdinalIgnoreCase))
            return StorageProvider.Sqlite;
        throw new StoreException(StoreFault.Misconfigured,
            "The connection string is neither SQLite's (Data Source=… or a path that ends in .db) nor PostgreSQL's (Host=… or postgres://…).");
    }

    private static bool IsUri(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host, Port = uri.Port > 0 ? uri.Port : 5432 };
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        if (uri.AbsolutePath.Length > 1) builder.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var key, var text] ? (Uri.UnescapeDataString(key),
                Uri.UnescapeDataString(text)) : (pair, "");
            // libpq writes verify-full where Npgsql writes VerifyFull.
            if (name == "sslmode") builder["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal);
            else builder[name] = value;
        }
        return builder;
    }
}

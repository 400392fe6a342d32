using System.Data.Common;
using System.Globalization;
using Platform.Contracts.Stores;
using Platform.Storage.Engines;

namespace Platform.Storage.Migrations;

/// <summary>
/// Brings a database's schema forward, never back: under a lock that holds off other processes, in one transaction, so that it is done
/// whole or not at all. What was applied is recorded with its checksum.
/// </summary>
internal sealed class MigrationRun(IStorageEngine engine, IReadOnlyList<Migration> migrations, TimeProvider time)
{
    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number bigint NOT NULL PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL)
        """;

    /// <returns>The names of the migrations that were applied now.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await engine.OpenConnectionAsync(cancellation);
            return await RunAsync(connection, cancellation);
        }
        catch (Exception exception) when (exception is not StoreException and not OperationCanceledException)
        {
            throw new StoreException(engine.Classify(exception), $"The schema could not be migrated: {exception.Message}", exception);
        }
    }

    private async Task<IReadOnlyList<string>> RunAsync(DbConnection connection, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, engine.BeginMigrationSql, cancellation);
        await ExecuteAsync(connection, CreateTable, cancellation);
        var applied = await ReadAppliedAsync(connection, cancellation);
        CheckApplied(applied);
        var missing = migrations.Where(migration => !applied.ContainsKey(migration.Number)).ToList();
        foreach (var migration in missing)
        {
            await ExecuteAsync(connection, migration.Sql, cancellation);
            await RecordAsync(connection, migration, cancellation);
        }
        await ExecuteAsync(connection, "COMMIT", cancellation);
        return [.. missing.Select(migration => migration.Name)];
    }

    private void CheckApplied(Dictionary<long, (string Name, string Checksum)> applied)
    {
        var known = migrations.ToDictionary(migration => (long)migration.Number);
        foreach (var (number, record) in applied.OrderBy(pair => pair.Key))
        {
            if (!known.TryGetValue(number, out var migration))
                throw new StoreException(StoreFault.SchemaNewer,
                    $"The database has migration {record.Name}, which this version of the program does not know. "
                    + "Run the version that made it, or a newer one.");
            if (migration.Checksum != record.Checksum)
                throw new StoreException(StoreFault.SchemaChanged,
                    $"Migration {record.Name} reads differently from when it was applied. "
                    + "Restore the file; put the change into a new migration.");
        }
    }

    private static async Task<Dictionary<long, (string Name, string Checksum)>> ReadAppliedAsync(DbConnection connection,
        CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, name, checksum FROM schema_migrations";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new Dictionary<long, (string, string)>();
        while (await reader.ReadAsync(cancellation))
            applied.Add(reader.GetInt64(0), (reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private async Task RecordAsync(DbConnection connection, Migration migration, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (@number, @name, @checksum, @applied_at)";
        Add("number", (long)migration.Number);
        Add("name", migration.Name);
        Add("checksum", migration.Checksum);
        Add("applied_at", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        await command.ExecuteNonQueryAsync(cancellation);

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

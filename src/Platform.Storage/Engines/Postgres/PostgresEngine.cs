using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using Platform.Contracts.Stores;

namespace Platform.Storage.Engines.Postgres;

/// <summary>One PostgreSQL database (15 or newer): one connection writes, the pool's others read.</summary>
internal sealed class PostgresEngine : IStorageEngine
{
    private const int ConnectTimeoutS = 5;
    private const int PreparedStatements = 200;
    private const string CannotConnectNow = "57";
    private const string ConnectionException = "08";
    private const string InsufficientResources = "53";
    private const string InvalidAuthorization = "28";
    private const string SystemError = "58";
    private const string TransactionRollback = "40";
    private const string InvalidCatalog = "3D";

    private readonly NpgsqlDataSource source;

    public PostgresEngine(StorageOptions options)
    {
        var builder = ConnectionText.ForPostgres(options.ConnectionString);
        if (!builder.ShouldSerialize("Timeout")) builder.Timeout = ConnectTimeoutS;
        if (!builder.ShouldSerialize("Max Auto Prepare")) builder.MaxAutoPrepare = PreparedStatements;
        builder.AutoPrepareMinUsages = 2;
        builder.ApplicationName ??= "platform";
        source = NpgsqlDataSource.Create(builder);
    }

    // The number is ours alone: the bytes of "platform".
    public string BeginMigrationSql => "BEGIN; SELECT pg_advisory_xact_lock(8100956982295360109)";

    public IBatchWriter OpenWriter() => new PostgresWriter(source);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Command command, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(command, map, cancellation);
        }
        catch (Exception exception) when (exception is DbException or SocketException or ObjectDisposedException)
        {
            throw new StoreException(Classify(exception), $"Not read: {exception.Message}", exception);
        }
    }

    public async Task<DbConnection> OpenConnectionAsync(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation);

    public StoreFault Classify(Exception exception) => exception switch
    {
        PostgresException { SqlState: [var a, var b, ..] } => $"{a}{b}" is CannotConnectNow or ConnectionException or InsufficientResources
            or InvalidAuthorization or SystemError or TransactionRollback or InvalidCatalog ? StoreFault.Unavailable : StoreFault.Rejected,
        ObjectDisposedException => StoreFault.Closed,
        NpgsqlException or SocketException or IOException or TimeoutException => StoreFault.Unavailable,
        _ => StoreFault.Rejected,
    };

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<IReadOnlyList<T>> ReadAsync<T>(Command command, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        await using var query = source.CreateCommand(command.Statement.Sql);
        PostgresParameters.Bind(query.Parameters, command);
        await using var reader = await query.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(map(reader));
        return rows;
    }
}

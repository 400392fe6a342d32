using System.Data.Common;
using Platform.Contracts.Stores;
using Platform.Storage.Commits;

namespace Platform.Storage.Engines;

/// <summary>What the stores need of a database. Neither knows of tenants, calls or grains.</summary>
internal interface IStorageEngine : IAsyncDisposable
{
    /// <summary>Opens the connection that writes. Called by the commit thread, which also uses and disposes it.</summary>
    IBatchWriter OpenWriter();

    /// <summary>Runs a reading statement beside the writer and maps every row. Throws <see cref="StoreException"/> only.</summary>
    Task<IReadOnlyList<T>> QueryAsync<T>(Command command, Func<DbDataReader, T> map, CancellationToken cancellation);

    /// <summary>A connection of its own, for migrations and diagnosis.</summary>
    Task<DbConnection> OpenConnectionAsync(CancellationToken cancellation);

    /// <summary>Begins a transaction that no other process's migration can run beside.</summary>
    string BeginMigrationSql { get; }

    StoreFault Classify(Exception exception);
}

/// <summary>One connection in the hands of the commit thread.</summary>
internal interface IBatchWriter : IDisposable
{
    /// <summary>
    /// Runs all operations in one transaction, in order, fills their results and commits. Throws with nothing written, unless the commit
    /// itself failed.
    /// </summary>
    void Execute(ReadOnlySpan<WriteOperation> operations);

    /// <summary>
    /// After a failure: true when the connection had worked before and surely nothing was committed, so a new one may try the same again.
    /// </summary>
    bool MayRetry { get; }

    /// <summary>After a failure: true when the connection is of no more use, whatever the failure was.</summary>
    bool Broken { get; }
}

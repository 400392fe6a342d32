using System.Diagnostics;
using System.Threading.Channels;
using Platform.Contracts.Stores;
using Platform.Storage.Engines;

namespace Platform.Storage.Commits;

/// <summary>
/// Group commit: everything that is written goes through this one queue, and all that waits when the writer comes round shares one
/// transaction. How often it comes round under load is <see cref="CommitPace"/>.
/// <list type="bullet">
/// <item>Order of enqueueing is order of commit.</item>
/// <item>An answered write is durable; a write that failed as rejected wrote nothing; one that failed as unavailable may have.</item>
/// <item>A batch that fails is halved until the faulty operation stands alone, so that its neighbours are written.</item>
/// <item>When the connection is lost before the commit was asked for, the batch is tried once more on a new one.</item>
/// </list>
/// </summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    private readonly IStorageEngine engine;
    private readonly TimeProvider time;
    private readonly int maxOperations;
    private readonly CommitPace pace;
    private readonly Channel<WriteOperation> pending;
    private readonly ManualResetEventSlim closing = new(false, spinCount: 0);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IBatchWriter? writer;

    public CommitQueue(IStorageEngine engine, TimeProvider time, StorageOptions options)
    {
        this.engine = engine;
        this.time = time;
        maxOperations = options.MaxOperationsPerCommit;
        pace = new(time, options.CommitsPerSecond, options.CommitBurst, Math.Min(options.MaxOperationsPerCommit, options.QueueCapacity) / 8);
        pending = Channel.CreateBounded<WriteOperation>(new BoundedChannelOptions(options.QueueCapacity)
        {
            SingleReader = true,
            AllowSynchronousContinuations = true,
        });
        Metrics = new(() => pending.Reader.Count);
        new Thread(Run) { Name = "storage-writer", IsBackground = true }.Start();
    }

    public CommitMetrics Metrics { get; }

    /// <summary>Enqueues before it returns, unless the queue is full. Cancelling gives up only the wait for room in the queue.</summary>
    /// <param name="name">For traces, such as <c>close call record</c>.</param>
    /// <param name="read">Turns the results into the answer.</param>
    public Task<T> WriteAsync<T>(string name, Command[] commands, Func<CommandResult[], T> read, CancellationToken cancellation)
    {
        var operation = new WriteOperation<T>(commands, read);

        // A span belongs to a call's or request's trace; a write of the house itself starts none.
        var activity = Activity.Current is null ? null : CommitMetrics.Activities.StartActivity(name);
        return activity is null && pending.Writer.TryWrite(operation) ? operation.Completion : WriteSlowlyAsync(operation, activity, cancellation);
    }

    public Task WriteAsync(string name, Command[] commands, CancellationToken cancellation) =>
        WriteAsync(name, commands, static _ => true, cancellation);

    /// <summary>Writes what is enqueued, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        pending.Writer.TryComplete();
        closing.Set();
        await ended.Task;
        closing.Dispose();
        Metrics.Dispose();
    }

    private async Task<T> WriteSlowlyAsync<T>(WriteOperation<T> operation, Activity? activity, CancellationToken cancellation)
    {
        using var traced = activity;
        if (!pending.Writer.TryWrite(operation))
            await WaitForRoomAsync(operation, cancellation);
        return await operation.Completion;
    }

    private async ValueTask WaitForRoomAsync(WriteOperation operation, CancellationToken cancellation)
    {
        try
        {
            await pending.Writer.WriteAsync(operation, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new StoreException(StoreFault.Closed, "The store is shut down.");
        }
    }

    private void Run()
    {
        var batch = new WriteOperation[maxOperations];
        while (WaitForWork())
        {
            closing.Wait(pace.Gathering(pending.Reader.Count));
            pace.Committed();
            var count = 0;
            while (count < batch.Length && pending.Reader.TryRead(out var operation))
                batch[count++] = operation;
            Commit(batch.AsSpan(0, count));
            Array.Clear(batch, 0, count);
        }
        DropWriter();
        ended.SetResult();
    }

    private bool WaitForWork() => pending.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Commit(ReadOnlySpan<WriteOperation> operations)
    {
        if (operations.IsEmpty) return;
        try
        {
            Execute(operations);
        }
        catch (Exception exception)
        {
            Refuse(operations, exception);
            return;
        }
        foreach (var operation in operations)
            operation.Succeed();
    }

    private void Execute(ReadOnlySpan<WriteOperation> operations)
    {
        var start = time.GetTimestamp();
        try
        {
            (writer ??= engine.OpenWriter()).Execute(operations);
        }
        catch (Exception lost) when (writer is { MayRetry: true } && engine.Classify(lost) == StoreFault.Unavailable)
        {
            DropWriter();
            writer = engine.OpenWriter();
            writer.Execute(operations);
        }
        Metrics.Committed(operations.Length, time.GetElapsedTime(start));
    }

    private void Refuse(ReadOnlySpan<WriteOperation> operations, Exception exception)
    {
        var fault = engine.Classify(exception);
        if (fault == StoreFault.Unavailable || writer is { Broken: true }) DropWriter();
        if (fault == StoreFault.Unavailable || operations.Length == 1)
        {
            FailAll(operations, fault, exception);
        }
        else
        {
            var half = operations.Length / 2;
            Commit(operations[..half]);
            Commit(operations[half..]);
        }
    }

    private void FailAll(ReadOnlySpan<WriteOperation> operations, StoreFault fault, Exception exception)
    {
        Metrics.Failed(operations.Length, fault);
        foreach (var operation in operations)
            operation.Fail(new StoreException(fault, $"Not written: {exception.Message}", exception));
    }

    private void DropWriter()
    {
        writer?.Dispose();
        writer = null;
    }
}

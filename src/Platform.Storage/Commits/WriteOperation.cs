using Platform.Storage.Engines;

namespace Platform.Storage.Commits;

/// <summary>
/// Commands that become durable together. What a command does may depend on rows that the ones before it wrote, so none needs an answer to
/// go on.
/// </summary>
internal abstract class WriteOperation(Command[] commands)
{
    public Command[] Commands { get; } = commands;

    /// <summary>One per command, filled by the writer; a second attempt overwrites the first one's.</summary>
    public CommandResult[] Results { get; } = new CommandResult[commands.Length];

    public abstract void Succeed();

    public abstract void Fail(Exception exception);
}

/// <param name="read">Turns the results into the answer; runs after the commit.</param>
internal sealed class WriteOperation<T>(Command[] commands, Func<CommandResult[], T> read) : WriteOperation(commands)
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => completion.Task;

    public override void Succeed()
    {
        T answer;
        try
        {
            answer = read(Results);
        }
        catch (Exception exception)
        {
            completion.SetException(exception);
            return;
        }
        completion.SetResult(answer);
    }

    public override void Fail(Exception exception) => completion.SetException(exception);
}

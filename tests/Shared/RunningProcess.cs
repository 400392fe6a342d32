using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Platform.Testing;

/// <summary>
/// A child process whose output lines (stdout and stderr, in order of arrival) can be waited for.
/// No child outlives the test run: disposing kills its whole tree, and so does the end of the test process.
/// </summary>
public sealed class RunningProcess : IAsyncDisposable
{
    // An orphan that holds the output open must not hold the test run.
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<RunningProcess, byte> Alive = new();

    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = NewSignal();

    static RunningProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var process in Alive.Keys) process.Kill();
    };

    private RunningProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public string Name { get; private init; } = "";

    public bool HasExited => _process.HasExited;

    /// <summary>All output so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get { lock (_gate) return [.. _lines]; }
    }

    /// <summary>The last <paramref name="count"/> output lines, for failure messages.</summary>
    public string Tail(int count = 40) => string.Join('\n', Lines.TakeLast(count));

    /// <param name="file">Program, by path or by name on PATH.</param>
    /// <param name="arguments">One entry per argument; nothing is split or quoted.</param>
    /// <param name="folder">Working folder.</param>
    /// <param name="environment">Variables added to this process's own.</param>
    public static RunningProcess Start(
        string file, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var running = new RunningProcess(new Process { StartInfo = start }) { Name = Path.GetFileName(file) };
        running._process.OutputDataReceived += (_, line) => running.Add(line.Data);
        running._process.ErrorDataReceived += (_, line) => running.Add(line.Data);
        running._process.Start();
        Alive[running] = 0;
        running._process.StandardInput.Close();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs a command to its end and returns its output; throws with that output when it fails.</summary>
    public static async Task<string> Run(string file, IEnumerable<string> arguments, TimeSpan timeout, string? folder = null)
    {
        await using var process = Start(file, arguments, folder);
        var code = await process.WaitForExit(timeout);
        if (code != 0) throw new InvalidOperationException($"{process.Name} ended with exit code {code}:\n{process.Tail()}");
        return string.Join('\n', process.Lines);
    }

    /// <summary>The first line at or after <paramref name="fromLine"/> that matches the regular expression.</summary>
    public async Task<string> WaitForLine(string pattern, TimeSpan timeout, int fromLine = 0)
    {
        var regex = new Regex(pattern);
        var deadline = Deadline.After(timeout);
        for (var next = fromLine; ;)
        {
            var exited = _process.HasExited;
            Task changed;
            lock (_gate)
            {
                for (; next < _lines.Count; next++)
                    if (regex.IsMatch(_lines[next])) return _lines[next];
                changed = _changed.Task;
            }

            if (exited && changed.IsCompleted is false && await NoMoreOutput(changed))
                throw new InvalidOperationException(Saw($"{Name} ended with exit code {_process.ExitCode} before it printed /{pattern}/"));
            if (!await deadline.Wait(changed))
                throw new TimeoutException(Saw($"{Name} did not print /{pattern}/ within {timeout.TotalSeconds:0.#} s"));
        }
    }

    /// <summary>Waits for the end of the process and of its output; returns the exit code.</summary>
    public async Task<int> WaitForExit(TimeSpan timeout)
    {
        using var cancel = new CancellationTokenSource(timeout, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(cancel.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException(Saw($"{Name} was still running after {timeout.TotalSeconds:0.#} s"));
        }

        return _process.ExitCode;
    }

    public void Send(UnixSignal signal)
    {
        if (!_process.HasExited) signal.SendTo(_process.Id);
    }

    /// <summary>SIGKILL to the process and everything that it started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself between the question and the signal.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Deadline.After(KillTimeout).Wait(_process.WaitForExitAsync());
        Alive.TryRemove(this, out _);
        _process.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The last lines of a process may arrive a moment after its end.
    private static async Task<bool> NoMoreOutput(Task changed) => !await Deadline.After(TimeSpan.FromMilliseconds(300)).Wait(changed);

    private void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        TaskCompletionSource changed;
        lock (_gate)
        {
            _lines.Add(line);
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    private string Saw(string what) => $"{what}. Its last output:\n{Tail()}";
}

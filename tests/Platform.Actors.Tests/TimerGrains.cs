namespace Platform.Actors.Tests;

public interface IClockGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave);

    Task Change(TimeSpan due, TimeSpan period);

    Task Stop();

    Task Hold();

    [AlwaysInterleave]
    Task Release();

    Task Remind(TimeSpan due, TimeSpan period);

    Task Forget();

    Task<List<string>> ReminderNames();
}

public sealed class ClockGrain(EventLog log, TimeProvider time) : Grain, IClockGrain, IRemindable
{
    private readonly TaskCompletionSource _release = new();
    private IGrainTimer? _timer;

    public Task Start(TimeSpan due, TimeSpan period, bool interleave)
    {
        _timer = this.RegisterGrainTimer(Tick, "tick", new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Hold() => _release.Task;

    public Task Release()
    {
        _release.SetResult();
        return Task.CompletedTask;
    }

    public Task Remind(TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder("wake", due, period);

    public async Task Forget() => await this.UnregisterReminder((await this.GetReminder("wake"))!);

    public async Task<List<string>> ReminderNames() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName)];

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        log.Add($"{reminderName} {Seconds}");
        return Task.CompletedTask;
    }

    private int Seconds => (int)time.GetUtcNow().TimeOfDay.TotalSeconds;

    private Task Tick(string what, CancellationToken cancellationToken)
    {
        log.Add($"{what} {Seconds}");
        return Task.CompletedTask;
    }
}

namespace Platform.Actors;

/// <summary>A grain that reminders can wake, even after a restart.</summary>
public interface IRemindable : IGrain
{
    Task ReceiveReminder(string reminderName, TickStatus status);
}

public interface IGrainReminder
{
    string ReminderName { get; }
}

/// <summary>When this tick and the first one were due, both in UTC. Ticks missed while the process was down are skipped.</summary>
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
{
    public DateTime FirstTickTime { get; } = firstTickTime;
    public TimeSpan Period { get; } = period;
    public DateTime CurrentTickTime { get; } = timeStamp;

    public override string ToString() => $"<{FirstTickTime}, {Period}, {CurrentTickTime}>";
}

public static class GrainReminderExtensions
{
    /// <summary>Stores the reminder before it returns. The period is at least the engine's minimum (a minute by default).</summary>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        if (grain is not IRemindable)
            throw new InvalidOperationException($"{grain.GetType().Name} does not implement {nameof(IRemindable)}.");
        return grain.Activation.Engine.Reminders.RegisterAsync(grain.Activation.Endpoint, reminderName, dueTime, period);
    }

    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(reminder);
        return grain.Activation.Engine.Reminders.UnregisterAsync(grain.Activation.Endpoint, reminder.ReminderName);
    }

    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        return grain.Activation.Engine.Reminders.FindAsync(grain.Activation.Endpoint, reminderName);
    }

    public static Task<List<IGrainReminder>> GetReminders(this Grain grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain.Activation.Engine.Reminders.ListAsync(grain.Activation.Endpoint);
    }
}

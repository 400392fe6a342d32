using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Catalog;

namespace Platform.Telephony.Agents;

/// <summary>
/// Tells agents' grains that the first device came or the last one went. Only the newest state matters: it is told until the
/// grain has heard it, and one notice at a time is under way per agent. Agents that sign in by phone get signs of life, too.
/// </summary>
internal sealed class DeviceNotices(IGrainFactory grains, ICatalog catalog, ILogger log)
{
    private readonly ConcurrentDictionary<string, Notice> notices = new();

    /// <param name="key">As in <see cref="AgentAddress.Key"/>.</param>
    public void Set(string key, bool isRegistered)
    {
        var (tenant, agent) = AgentBindings.Split(key);
        if (isRegistered)
            log.DeviceRegistered(tenant, agent);
        else
            log.DeviceLost(tenant, agent);
        var notice = notices.GetOrAdd(key, _ => new Notice());
        lock (notice)
            notice.Wanted = isRegistered;
        Start(key, notice);
    }

    /// <summary>Tries again what has not been heard yet.</summary>
    public void Retry()
    {
        foreach (var (key, notice) in notices)
            Start(key, notice);
    }

    public void KeepAlive(string key)
    {
        if (SignsInByPhone(key))
            _ = TryAsync(key, async agent => await agent.KeepAlive());
    }

    /// <summary>
    /// A device that was registered before this process started: its agent is only told when it is not logged in any more.
    /// </summary>
    public void Resume(string key)
    {
        if (!SignsInByPhone(key))
            return;
        _ = TryAsync(key, async agent =>
        {
            if (await agent.KeepAlive() == AgentRefusal.NotLoggedIn)
                Set(key, isRegistered: true);
        });
    }

    private void Start(string key, Notice notice)
    {
        lock (notice)
        {
            if (notice.IsUnderWay || notice.Told == notice.Wanted)
                return;
            notice.IsUnderWay = true;
        }

        _ = Task.Run(() => TellAsync(key, notice));
    }

    private async Task TellAsync(string key, Notice notice)
    {
        while (NextToTell(notice) is { } isRegistered)
        {
            var heard = await TryAsync(key, agent => isRegistered ? agent.DeviceRegistered() : agent.DeviceLost());
            lock (notice)
            {
                if (heard)
                    notice.Told = isRegistered;
                else
                    notice.IsUnderWay = false;
            }

            if (!heard)
                return;
        }
    }

    private static bool? NextToTell(Notice notice)
    {
        lock (notice)
        {
            notice.IsUnderWay = notice.Told != notice.Wanted;
            return notice.IsUnderWay ? notice.Wanted : null;
        }
    }

    private bool SignsInByPhone(string key)
    {
        var (tenant, agent) = AgentBindings.Split(key);
        return catalog.Current.FindAgent(tenant, agent)?.SignIn == SignInMode.Phone;
    }

    private async Task<bool> TryAsync(string key, Func<IAgentGrain, Task> tell)
    {
        var (tenant, agent) = AgentBindings.Split(key);
        try
        {
            await tell(grains.GetGrain<IAgentGrain>(GrainKey.Agent(tenant, agent)));
            return true;
        }
        catch (Exception fault)
        {
            // Whatever went wrong on the way to the grain, the next sweep tries again.
            log.NoticeFailed(key, fault.Message);
            return false;
        }
    }

    private sealed class Notice
    {
        public bool Wanted;
        public bool? Told;
        public bool IsUnderWay;
    }
}

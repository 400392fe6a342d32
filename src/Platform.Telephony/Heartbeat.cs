using Microsoft.Extensions.Logging;
using Platform.Telephony.Agents;
using Platform.Telephony.Calls;
using Platform.Telephony.Edge.Guard;

namespace Platform.Telephony;

/// <summary>
/// Everything that is done again and again, on one timer of one second: signs of life of calls and phones, provisional responses, each
/// call's and each agent's in a second of its own, so that they come spread out; expired registrations; phones that show how many messages wait; notices that were not heard; the node's own sign of life.
/// </summary>
internal sealed class Heartbeat : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>RFC 3261 section 13.3.1.1: a provisional response every minute.</summary>
    private static readonly TimeSpan ProvisionalPeriod = TimeSpan.FromMinutes(1);

    private const int GuardSweepBeats = 60;
    private const int PresenceBeats = 10;
    private const int MessageBeats = 3;

    private readonly CallServices services;
    private readonly AgentBindings bindings;
    private readonly DeviceNotices notices;
    private readonly SipGuard guard;
    private readonly NodePresence presence;
    private readonly MessageWatches messages;
    private readonly ITimer timer;
    private long beats;
    private int isSweeping;

    public Heartbeat(CallServices services, AgentBindings bindings, DeviceNotices notices, NodePresence presence, MessageWatches messages,
        SipGuard guard)
    {
        (this.services, this.bindings, this.notices, this.presence, this.messages, this.guard) = (services, bindings, notices, presence, messages, guard);
        timer = services.Time.CreateTimer(_ => OnBeat(), null, Beat, Beat);
    }

    public void Dispose() => timer.Dispose();

    private void OnBeat()
    {
        var beat = Interlocked.Increment(ref beats);
        foreach (var call in services.Directory.Calls)
        {
            if (IsTurnOf(call.Key, beat, services.Options.KeepAlivePeriod))
                _ = call.KeepAliveAsync();
            if (IsTurnOf(call.Key, beat, ProvisionalPeriod))
                call.RemindCaller();
        }

        foreach (var key in bindings.Keys)
        {
            if (IsTurnOf(key, beat, services.Options.DeviceKeepAlivePeriod))
                notices.KeepAlive(key);
        }

        notices.Retry();
        if (beat % PresenceBeats == 0)
            _ = presence.TellAsync();
        if (beat % GuardSweepBeats == 0)
            guard.Sweep();
        _ = SweepAsync(beat);
    }

    private static bool IsTurnOf(string key, long beat, TimeSpan period)
    {
        var beatsPerPeriod = Math.Max(1, (long)(period / Beat));
        return (uint)key.GetHashCode(StringComparison.Ordinal) % beatsPerPeriod == beat % beatsPerPeriod;
    }

    private async Task SweepAsync(long beat)
    {
        if (Interlocked.Exchange(ref isSweeping, 1) == 1)
            return;
        try
        {
            await bindings.SweepAsync(CancellationToken.None);
            if (beat % MessageBeats == 0)
                await messages.SweepAsync(CancellationToken.None);
        }
        catch (Exception fault)
        {
            // The store may fail in any way; the next beat tries again.
            services.Log.SweepFailed(fault);
        }
        finally
        {
            Volatile.Write(ref isSweeping, 0);
        }
    }
}

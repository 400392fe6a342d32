using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Telephony.Calls;

namespace Platform.Telephony;

/// <summary>Says that this node can hold legs, so that calls which no leg brings can be placed on it.</summary>
internal sealed class NodePresence(CallServices services)
{
    private int isUnderWay;

    /// <summary>One notice at a time; one that fails is made good by the next.</summary>
    public async Task TellAsync()
    {
        if (Interlocked.Exchange(ref isUnderWay, 1) == 1)
            return;
        await TryAsync(nodes => nodes.Here(services.Options.Node, services.Port, services.Directory.CallCount));
        Volatile.Write(ref isUnderWay, 0);
    }

    public Task LeaveAsync() => TryAsync(nodes => nodes.Leave(services.Options.Node));

    private async Task TryAsync(Func<IVoiceNodesGrain, Task> tell)
    {
        try
        {
            var nodes = services.Grains.GetGrain<IVoiceNodesGrain>(GrainKey.VoiceNodes);
            await tell(nodes).WaitAsync(services.Options.ReportTimeout, services.Time);
        }
        catch (Exception fault)
        {
            // Whatever went wrong on the way to the grain, the next notice is near.
            services.Log.PresenceFailed(services.Options.Node, fault.Message);
        }
    }
}

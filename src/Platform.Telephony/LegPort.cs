using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Telephony.Calls;

namespace Platform.Telephony;

/// <summary>
/// What grains send this node's legs their commands through. A call that is not here (any more) gets a session of its own
/// for as long as it takes to report so.
/// </summary>
internal sealed class LegPort(CallServices services) : ILegPort
{
    public Task Execute(string callKey, LegCommand command)
    {
        services.Directory.GetOrAdd(callKey, key => new CallSession(key, trunk: null, services, trace: null)).Execute(command);
        return Task.CompletedTask;
    }
}

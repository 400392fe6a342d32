using Platform.Contracts.Grains;
using Platform.Domain.Calls;

namespace Platform.Telephony.Calls;

/// <summary>Who says what becomes of a call's legs, and is told what became of them. What it wants, it orders by <see cref="CallSession.Execute"/>.</summary>
internal interface ICallDecider
{
    /// <summary>The caller's leg waits.</summary>
    Task<CallRefusal?> Announce(OfferedCall call);

    /// <summary>Something happened to a leg; after a refusal that is not NoSuchCall, a phone that asked for it is told so.</summary>
    Task<CallRefusal?> Report(CallCommand report);

    /// <summary>False: the call is not known (any more), and its legs are released.</summary>
    Task<bool> KeepAlive();
}

/// <summary>A call that has a grain, as all calls of tenants have.</summary>
internal sealed class GrainDecider(ICallGrain grain, CallServices services) : ICallDecider
{
    public Task<CallRefusal?> Announce(OfferedCall call) => grain.Announce(call, services.Port);

    public Task<CallRefusal?> Report(CallCommand report) => grain.Report(report, services.Port);

    public Task<bool> KeepAlive() => grain.KeepAlive(services.Port);
}

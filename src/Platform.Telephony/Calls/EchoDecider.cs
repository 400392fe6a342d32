using Platform.Contracts.Legs;
using Platform.Domain.Calls;

namespace Platform.Telephony.Calls;

/// <summary>The echo test: whoever calls is answered, hears itself, and is let go after a while. There is nothing to keep of it.</summary>
internal sealed class EchoDecider(CallSession call, TimeProvider time) : ICallDecider
{
    private const string Caller = CallState.CallerLegId;

    /// <summary>Long enough for a sentence or two, and nobody forgets the line open.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private ITimer? limit;

    public Task<CallRefusal?> Announce(OfferedCall offered)
    {
        limit = time.CreateTimer(_ => call.Drop(EndCause.Cleared), null, Longest, Timeout.InfiniteTimeSpan);
        call.Execute(new LegCommand.Answer(Caller));
        return Accepted;
    }

    public Task<CallRefusal?> Report(CallCommand report)
    {
        switch (report)
        {
            case CallCommand.LegAnswered:
                call.Execute(new LegCommand.Mix(Caller, [new Hearing(Caller, [Caller])]));
                return Accepted;
            case CallCommand.LegEnded or CallCommand.LegFailed:
                limit?.Dispose();
                return Accepted;
            case CallCommand.NodeLeaves:
                call.Drop(EndCause.NodeLost);
                return Accepted;
            case CallCommand.TransferAsked or CallCommand.ConsultPlaced or CallCommand.LegAway:
                return Task.FromResult<CallRefusal?>(CallRefusal.NotTalking);
            default:
                return Accepted;
        }
    }

    public Task<bool> KeepAlive() => Task.FromResult(true);

    private static Task<CallRefusal?> Accepted => Task.FromResult<CallRefusal?>(null);
}

using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Calls;
using Platform.Domain.Flows;

namespace Platform.Grains.Calls;

/// <summary>
/// Asks tenants' servers beside the call's turns: the call goes on hearing its caller, and the answer comes to it as a message. One that is
/// lost with its activation is asked for again, for the call finds its flow waiting.
/// </summary>
internal sealed class CallLookUps(CallContext call, ILookUps lookUps, GrainMetrics metrics, Func<string, ICallGrain> calls)
{
    public void Ask(CallEffect.LookUp ask) => _ = AskAndTell(ask);

    private async Task AskAndTell(CallEffect.LookUp ask)
    {
        var (began, answer) = (call.Now, new LookUpAnswer(LookUpOutcome.Unreachable));
        await call.Try("look up", async () => answer = await lookUps.AskAsync(call.Tenant, ask.Request, CancellationToken.None));
        metrics.LookedUp(call.Tenant, answer.Outcome, call.Now - began);
        await call.Try("tell what was looked up", () => calls(call.Key).LookedUp(ask.Turn, answer));
    }
}

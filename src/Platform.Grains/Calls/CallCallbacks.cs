using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Domain.Queues;
using Platform.Domain.Routing;

namespace Platform.Grains.Calls;

/// <summary>
/// A call's callback: what a caller's key means, which number can be dialled, the order itself, and the callbacks that are told when a
/// call is over. A callback has the id of the call that it comes of.
/// </summary>
internal sealed class CallCallbacks(CallContext call, Func<string, ICallbackGrain> callbacks)
{
    /// <summary>Null when the key means nothing in this queue.</summary>
    public CallCommand? Try(char key) =>
        call.State.Call!.Direction == CallDirection.Inbound && Settings(call.State.Queue)?.Callback?.Digit is [var digit] && digit == key
            ? Choose(call.State.Queue)
            : null;

    public CallCommand Choose(string queue) => Settings(queue) is null
        ? new CallCommand.CallbackNotMade()
        : new CallCommand.CallbackChosen(queue, Dialable(CustomerOf(call.State.Call!)));

    public CallCommand Check(string keys) => new CallCommand.CallbackNumberChecked(Dialable(keys));

    /// <summary>Somebody who is called back at this number already hears the same.</summary>
    public async Task<CallCommand> Make(CallEffect.MakeCallback make)
    {
        try
        {
            await Own.Create(OrderOf(make.Queue, make.Number, CallbackSource.Requested, make.PlaceAt));
            return new CallCommand.CallbackMade();
        }
        catch (Exception fault)
        {
            call.Failed("make the callback", fault);
            return new CallCommand.CallbackNotMade();
        }
    }

    /// <summary>
    /// The call is over, and its record is about to be closed: who abandoned is called back, if the queue wants that. Throws when that
    /// cannot be stored.
    /// </summary>
    public async Task MakeOfAbandoned(CallRecord record)
    {
        if (record is not { Cause: EndCause.Abandoned, Direction: CallDirection.Inbound }
            || Settings(record.Queue)?.Callback is not { Abandoned: true } settings
            || record.WaitMs < settings.AbandonedAfterMs
            || Dialable(record.From) is not { } number)
            return;
        await Own.Create(OrderOf(record.Queue, number, CallbackSource.Abandoned, call.State.PlaceAt!.Value));
    }

    /// <summary>The record is closed.</summary>
    public async Task Tell(CallRecord record)
    {
        if (call.State.HasCallback)
            await call.Try("tell the callback", () => Own.CallOver(record.CallId));
        if (record.Callback is { } origin)
            await call.Try("tell the callback", () => callbacks(GrainKey.Callback(call.Tenant, origin.CallbackId)).CallOver(record.CallId));
    }

    /// <summary>Who may be called back.</summary>
    private static string CustomerOf(OfferedCall offered) => offered.Direction == CallDirection.Outbound ? offered.To : offered.From;

    private ICallbackGrain Own => callbacks(GrainKey.Callback(call.Tenant, call.State.Call!.CallId));

    private QueueDocument? Settings(string queue) => call.Catalog.FindQueue(call.Tenant, queue);

    /// <summary>In E.164; null for what is no number, is one of the tenant's own, or may not be dialled.</summary>
    public string? Dialable(string text) =>
        E164.Normalize(text, call.Catalog.NumberPlan).Number is { } number
        && DialPlan.Resolve(call.Catalog, call.Tenant, number).Destination is Destination.Outside { IsEmergency: false }
            ? number
            : null;

    private CallbackOrder OrderOf(string queue, string number, CallbackSource source, DateTimeOffset placeAt)
    {
        var offered = call.State.Call!;
        return new CallbackOrder(call.Tenant, offered.CallId, queue, number, offered.To, source, placeAt, call.Now)
        {
            Priority = Settings(queue) is { } settings
                ? ContactPriority.Of(call.Catalog, settings, offered.From, offered.To, call.State.Tags).OrAtLeast(call.State.Points)
                : ContactPriority.None,
        };
    }
}

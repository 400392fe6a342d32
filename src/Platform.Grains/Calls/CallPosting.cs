using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Calls;

namespace Platform.Grains.Calls;

/// <summary>The call's record: opened before anything else is done, closed once, together with its ledger entries.</summary>
internal sealed class CallPosting(CallContext call, CallsOut outside, SupervisionAudit audit, CallCallbacks callbacks, CallMessages messages,
    ICallRecords records, GrainMetrics metrics)
{
    /// <summary>The record is closed; nothing of the call is left to do.</summary>
    public bool IsDone { get; private set; }

    public Task Open(OfferedCall offered)
    {
        metrics.CallOffered(offered);
        return records.OpenAsync(CallRecord.Open(offered), CancellationToken.None);
    }

    /// <summary>Closes the record with its charges. Tried again by the pulse until it is done.</summary>
    public async Task Post()
    {
        if (IsDone)
            return;
        var record = CallRecord.Of(call.State).Judged(call.Catalog);
        try
        {
            await audit.Write();
            await callbacks.MakeOfAbandoned(record);
            await records.CloseAsync(record, Charges(record), CancellationToken.None);
        }
        catch (Exception fault)
        {
            call.Failed("post the record", fault);
            return;
        }

        IsDone = true;
        metrics.CallEnded(record);
        await outside.SettleAll(record);
        await callbacks.Tell(record);
        await messages.Tell(record);
    }

    /// <summary>A record was opened, but no call was stored: announced to a process or a store that failed in between.</summary>
    public async Task CloseOrphan(DateTimeOffset lastSeen, EndCause cause)
    {
        var record = await records.FindAsync(call.Tenant, GrainKey.IdOf(call.Key), CancellationToken.None);
        if (record is not { EndedAt: null })
            return;
        var closed = record with { EndedAt = lastSeen > record.OfferedAt ? lastSeen : record.OfferedAt, Cause = cause };
        await records.CloseAsync(closed, Charges(closed), CancellationToken.None);
        metrics.CallEnded(closed);
    }

    private IReadOnlyList<LedgerEntry> Charges(CallRecord record) =>
        CallCharges.Of(record, call.Prices, call.Catalog.Operator.Currency);
}

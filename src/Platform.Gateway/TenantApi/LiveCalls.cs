using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;

namespace Platform.Gateway.TenantApi;

/// <summary>The calls under way: records that were opened and not closed, each asked of its grain.</summary>
internal sealed class LiveCalls(ICallRecords records, IGrainFactory grains)
{
    public async Task<IReadOnlyList<LiveCallDto>> ListAsync(string tenant, CancellationToken cancellation)
    {
        var open = await FindOpenAsync(tenant, cancellation);
        var states = await Task.WhenAll(open.Select(record => grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, record.CallId)).Show()));
        return [.. open.Zip(states).Where(pair => pair.Second is { Phase: not CallPhase.Ended })
            .Select(pair => Describe(pair.First, pair.Second!))];
    }

    private async Task<List<CallRecord>> FindOpenAsync(string tenant, CancellationToken cancellation)
    {
        var open = new List<CallRecord>();
        for (IReadOnlyList<CallRecord>? page = null; page is null or { Count: CallQuery.MaxLimit };)
        {
            page = await records.ListAsync(tenant, new CallQuery(page?[^1].CallId, Limit: CallQuery.MaxLimit, OpenOnly: true),
                cancellation);
            open.AddRange(page);
        }

        return open;
    }

    private static LiveCallDto Describe(CallRecord record, CallState state) =>
        new(record.CallId, state.Phase, record.From, record.To, state.Queue,
            state.LiveOffer?.Agent ?? record.PlacedBy, record.OfferedAt, state.ConnectedAt)
        {
            Direction = record.Direction,
            CallbackId = record.Callback?.CallbackId,
            MessageId = record.Message?.MessageId,
            Aside = state.Aside?.Target.Name,
            Third = state.FindLeg(state.Conference?.ThirdLegId)?.Party,
            Supervision = SupervisionDto.Of(state.Supervision),
        };
}

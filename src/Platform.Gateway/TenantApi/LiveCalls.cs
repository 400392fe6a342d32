using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;

namespace Platform.Gateway.TenantApi;

/// <summary>
/// The calls under way: records that were opened and not closed, each asked of its grain. The tenant's channels in use say how many there
/// are, so the search through the records stops when all are found.
/// </summary>
internal sealed class LiveCalls(ICallRecords records, IGrainFactory grains)
{
    private const int PageSize = 500;
    private const int MaxPages = 20;

    public async Task<IReadOnlyList<LiveCallDto>> ListAsync(string tenant, CancellationToken cancellation)
    {
        var open = await FindOpenAsync(tenant, cancellation);
        var states = await Task.WhenAll(open.Select(record => grains.GetGrain<ICallGrain>(GrainKey.Call(tenant, record.CallId)).Show()));
        return [.. open.Zip(states).Where(pair => pair.Second is { Phase: not CallPhase.Ended }).Select(pair => Describe(pair.First, pair.Second!))];
    }

    private async Task<List<CallRecord>> FindOpenAsync(string tenant, CancellationToken cancellation)
    {
        var expected = await grains.GetGrain<ITenantGrain>(GrainKey.Tenant(tenant)).ChannelsInUse();
        var open = new List<CallRecord>();
        string? before = null;
        for (var page = 0; page < MaxPages && open.Count < expected; page++)
        {
            var found = await records.ListAsync(tenant, new CallQuery(before, Limit: PageSize), cancellation);
            open.AddRange(found.Where(record => record.EndedAt is null));
            if (found.Count < PageSize)
                break;
            before = found[^1].CallId;
        }

        return open;
    }

    private static LiveCallDto Describe(CallRecord record, CallState state) => new(record.CallId, state.Phase, record.From, record.To, record.Queue,
        state.LiveOffer?.Agent, record.OfferedAt, state.ConnectedAt);
}

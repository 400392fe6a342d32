using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Recordings;

/// <summary>
/// Which mode counts for a talk: the agents' of the talk, else the queue's, else the number's, else the tenant's. Where agents say
/// different things, never is stronger than always, and always than on demand.
/// </summary>
public static class RecordingPolicy
{
    private static readonly RecordingMode[] StrongestFirst = [RecordingMode.Never, RecordingMode.Always, RecordingMode.OnDemand];

    public static RecordingMode Of(CatalogSnapshot catalog, CallState state)
    {
        var tenant = state.Call!.Tenant;
        return First(
            Agents(catalog, tenant, state),
            catalog.FindQueue(tenant, state.Queue)?.Recording,
            Number(catalog, state.Call)?.Recording,
            catalog.FindTenant(tenant)?.Recording);
    }

    private static RecordingMode First(params ReadOnlySpan<RecordingMode?> modes)
    {
        foreach (var mode in modes)
        {
            if (mode is { } said and not RecordingMode.Inherit)
                return said;
        }

        return RecordingMode.OnDemand;
    }

    private static RecordingMode Agents(CatalogSnapshot catalog, string tenant, CallState state)
    {
        var said = new[] { state.SubjectLegId, state.PartnerLegId, state.Conference?.ThirdLegId }
            .Select(state.FindLeg)
            .Where(leg => leg?.Agent is not null)
            .Select(leg => catalog.FindAgent(tenant, leg!.Agent!)?.Recording ?? RecordingMode.Inherit)
            .ToList();
        return StrongestFirst.FirstOrDefault(said.Contains, RecordingMode.Inherit);
    }

    /// <summary>The number that was called, or the one that a called side sees.</summary>
    private static NumberDocument? Number(CatalogSnapshot catalog, OfferedCall call) =>
        (call.Direction == CallDirection.Inbound ? call.To : call.CallerId) is { } number
        && catalog.FindNumber(number) is { } document && document.TenantId == call.Tenant
            ? document
            : null;
}

using Platform.Contracts.Views;
using Platform.Domain.Audits;

namespace Platform.Contracts.Grains;

/// <summary>What the running audit found in a tenant, keyed <c>audit:{tenant}</c>. Held in memory: what was healed needs no memory.</summary>
public interface ILiveAuditGrain : IGrainWithStringKey
{
    [OneWay]
    Task Found(LiveFinding finding);

    Task<LiveAuditView> Show();
}

using Platform.Contracts;
using Platform.Domain.Flows;

namespace Platform.Simulation;

/// <summary>Tenants' servers: most answer soon, some too late, wrongly, or never.</summary>
internal sealed class SimulatedLookUps(TimeProvider time, int seed) : ILookUps
{
    private readonly Random random = new(seed ^ 0x100C);

    public async Task<LookUpAnswer> AskAsync(string tenant, LookUpRequest request, CancellationToken cancellation)
    {
        var kind = random.Next(10);
        await Task.Delay(TimeSpan.FromMilliseconds(kind == 0 ? 3_600_000 : random.Next(10, 2 * request.TimeoutMs)), time, cancellation);
        return kind switch
        {
            1 => new(LookUpOutcome.Unreachable),
            2 => new(LookUpOutcome.Status, Status: 503),
            3 => new(LookUpOutcome.Found, "<html>"),
            _ => new(LookUpOutcome.Found, $$"""{ "tier": "{{(kind < 7 ? "gold" : "none")}}", "tags": [ "vip" ], "points": {{random.Next(12)}} }"""),
        };
    }
}

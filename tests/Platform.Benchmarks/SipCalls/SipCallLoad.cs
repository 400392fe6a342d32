using Platform.Interop.Load;
using Platform.Interop.Server;
using Platform.Interop.Sip;
using Platform.Interop.Tenancy;

namespace Platform.Benchmarks.SipCalls;

/// <summary>A server of its own with SQLite, one queue, and as many registered SIPp agents as asked for, all ready.</summary>
internal sealed class SipCallLoad : IAsyncDisposable
{
    private readonly House _house;
    private readonly RentedTenant _tenant;
    private readonly PhoneBank _phones;

    private SipCallLoad(House house, RentedTenant tenant, PhoneBank phones) => (_house, _tenant, _phones) = (house, tenant, phones);

    public int ProcessId => _house.Server.ProcessId;

    public static async Task<SipCallLoad> Open(int agents)
    {
        var house = await House.Open(new()
        {
            RtpPorts = 500 + (agents * 6),
            Environment = new Dictionary<string, string> { [PlatformEnvironment.RtpSilenceS] = "3600" },
        });
        var tenant = await house.Rent(new() { Agents = agents, Seats = agents, MaxChannels = 100_000, MaxLength = 10_000 });
        return new(house, tenant, await PhoneBank.Open(tenant, TenantFacts.AgentIds(agents), Agents.Answer(ringMs: 1, Talk.UntilBye)));
    }

    public Task<Sipp> Call(int calls, double callsPerSecond, int holdMs) => _tenant.Call(
        Callers.Talk(Talk.ThenHangUp(holdMs)),
        new SippOptions { Calls = calls, CallsPerSecond = callsPerSecond, MaxCallsAtOnce = 50_000, TraceMessages = false });

    /// <summary>Milliseconds from the arrival of each caller's INVITE to the agent's answer, as the call records tell.</summary>
    public async Task<IReadOnlyList<double>> AnswerDelays() =>
        [.. (await _tenant.AllCalls()).Where(call => call.ConnectedAt is not null).Select(call => (call.ConnectedAt!.Value - call.OfferedAt).TotalMilliseconds)];

    public async ValueTask DisposeAsync()
    {
        await _phones.DisposeAsync();
        await _house.DisposeAsync();
    }
}

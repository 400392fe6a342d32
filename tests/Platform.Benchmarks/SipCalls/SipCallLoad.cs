using Platform.Interop.Load;
using Platform.Interop.Server;
using Platform.Interop.Sip;
using Platform.Interop.Tenancy;
using Platform.Testing;

namespace Platform.Benchmarks.SipCalls;

/// <summary>A server of its own with SQLite, one queue, and as many registered SIPp agents as asked for, all ready.</summary>
internal sealed class SipCallLoad : IAsyncDisposable
{
    /// <summary>How long SIP keeps a transaction that is over for what may be repeated (RFC 3261, 64*T1), and a second more.</summary>
    public static readonly TimeSpan TransactionLife = TimeSpan.FromSeconds(33);

    /// <summary>Thousands of phones behind one address.</summary>
    private const string PhonesAddress = "127.0.0.1";

    private const int RegistrationsPerSecond = 100;
    private const int PortsPerCall = 4;
    private const int SparePorts = 1_000;
    private static readonly TimeSpan QuietTimeout = TimeSpan.FromMinutes(2);

    private readonly House _house;
    private readonly RentedTenant _tenant;
    private readonly PhoneBank _phones;

    private SipCallLoad(House house, RentedTenant tenant, PhoneBank phones) => (_house, _tenant, _phones) = (house, tenant, phones);

    public RentedTenant Tenant => _tenant;

    public int ProcessId => _house.Server.ProcessId;

    /// <param name="callsAtOnce">For as many there are RTP ports.</param>
    /// <param name="answersOnAgent">Callers are answered when an agent is; otherwise when the queue takes them.</param>
    public static async Task<SipCallLoad> Open(int agents, int callsAtOnce, bool answersOnAgent = false)
    {
        var house = await House.Open(new()
        {
            RtpPorts = SparePorts + (callsAtOnce * PortsPerCall),
            Environment = new Dictionary<string, string>
            {
                [PlatformEnvironment.RtpSilenceS] = "3600",
                ["PLATFORM__Sip__Guard__AllowList"] = PhonesAddress,
            },
        });
        var tenant = await house.Rent(new() { Agents = agents, Seats = agents, MaxChannels = 100_000, MaxLength = 10_000, AnswersOnAgent = answersOnAgent });
        var phones = await PhoneBank.Open(tenant, TenantFacts.AgentIds(agents), Agents.Answer(ringMs: 1, Talk.UntilBye), RegistrationsPerSecond);
        return new(house, tenant, phones);
    }

    public Task<Sipp> Call(int calls, double callsPerSecond, int holdMs, int atOnce = 50_000) => _tenant.Call(
        Callers.Talk(Talk.ThenHangUp(holdMs)),
        new SippOptions { Calls = calls, CallsPerSecond = callsPerSecond, MaxCallsAtOnce = atOnce, TraceMessages = false });

    /// <summary>Milliseconds from the arrival of each caller's INVITE to the agent's answer, as the call records tell.</summary>
    public async Task<IReadOnlyList<double>> AnswerDelays() =>
        [.. (await _tenant.AllCalls()).Where(call => call.ConnectedAt is not null).Select(call => (call.ConnectedAt!.Value - call.OfferedAt).TotalMilliseconds)];

    /// <summary>All talks but each agent's first, as the call records tell.</summary>
    public async Task<IReadOnlyList<NextTalk>> NextTalks() =>
    [
        .. (await _tenant.AllCalls()).Where(call => call is { ConnectedAt: not null, EndedAt: not null }).GroupBy(call => call.Agent)
            .Select(agent => agent.OrderBy(call => call.ConnectedAt).ToList())
            .SelectMany(talks => talks.Zip(talks.Skip(1), (one, next) => new NextTalk(one.EndedAt!.Value, next.ConnectedAt!.Value, next.EndedAt!.Value))),
    ];

    public async Task<ServerTotals> Totals() => new(
        await _house.Metric("platform_storage_commit_operations_count"),
        await _house.Metric("platform_storage_commit_operations_sum"),
        await _house.Metric("dotnet_gc_heap_total_allocated_bytes_total"),
        await _house.Metric("dotnet_gc_collections_total"),
        await _house.Metric("dotnet_gc_pause_time_seconds_total"));

    /// <summary>Bytes of live objects, just after a full collection.</summary>
    public async Task<double> LiveHeapBytes()
    {
        await GarbageCollection.Induce(ProcessId);
        return await _house.Metric("dotnet_gc_last_collection_heap_size_bytes")
            - await _house.Metric("dotnet_gc_last_collection_heap_fragmentation_size_bytes");
    }

    /// <summary>Returns when no call is under way and SIP has forgotten the last one.</summary>
    public async Task IsQuiet()
    {
        await IsIdle();
        await Windows.Pass(TransactionLife);
    }

    /// <summary>Returns when no call is under way.</summary>
    public Task IsIdle() =>
        Eventually.Become(() => _house.Metric("platform_telephony_calls_live"), live => live == 0, "the server to hold no call", QuietTimeout);

    /// <summary>Ends the agents' side and tells how it fared.</summary>
    public Task<SippResult> StopPhones() => _phones.Stop();

    public async ValueTask DisposeAsync()
    {
        await _phones.DisposeAsync();
        await _house.DisposeAsync();
    }
}

/// <summary>A talk of an agent who had one before.</summary>
/// <param name="FreeAt">The end of the one before.</param>
/// <param name="ConnectedAt">Its own begin.</param>
/// <param name="EndedAt">Its end.</param>
internal readonly record struct NextTalk(DateTimeOffset FreeAt, DateTimeOffset ConnectedAt, DateTimeOffset EndedAt)
{
    public double GapMs => (ConnectedAt - FreeAt).TotalMilliseconds;

    public double TalkMs => (EndedAt - ConnectedAt).TotalMilliseconds;
}

/// <summary>Totals since the server's start.</summary>
/// <param name="PausedSeconds">For so long its collections stopped it.</param>
internal readonly record struct ServerTotals(double Commits, double Writes, double AllocatedBytes, double Collections, double PausedSeconds)
{
    public static ServerTotals operator -(ServerTotals later, ServerTotals earlier) => new(
        later.Commits - earlier.Commits, later.Writes - earlier.Writes, later.AllocatedBytes - earlier.AllocatedBytes,
        later.Collections - earlier.Collections, later.PausedSeconds - earlier.PausedSeconds);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;

namespace Platform.Benchmarks.Queues;

/// <summary>
/// The legs' side without legs: devices answer at once, calls last as long as told and are then ended by the caller, and each
/// is followed by a new one, so as many wait as ever. Notes how long each agent was free before its device rang again.
/// </summary>
internal sealed class BusyFloor : ILegPort
{
    private const double GoldenRatio = 0.6180339887;

    private readonly GrainHouse _house;
    private readonly TimeSpan _talk;
    private readonly ILegPort _port;
    private readonly ConcurrentDictionary<string, long> _freeSince = new();
    private readonly ConcurrentDictionary<string, string> _agentOfCall = new();
    private ConcurrentQueue<double> _delaysMs = new();
    private int _assigned;
    private int _calls;
    private volatile bool _closed;

    public BusyFloor(GrainHouse house, TimeSpan talk)
    {
        (_house, _talk) = (house, talk);
        _port = house.Grains.CreateObjectReference<ILegPort>(this);
    }

    public int Assigned => Volatile.Read(ref _assigned);

    /// <summary>Milliseconds from the end of an agent's call to the next ring of its device.</summary>
    public IReadOnlyList<double> Delays => [.. _delaysMs];

    /// <summary>Starts the house and lets so many callers wait.</summary>
    public async Task Fill(int waiting)
    {
        await _house.Start();
        for (var call = 0; call < waiting; call++) await Announce();
    }

    public void StartCounting()
    {
        _delaysMs = new();
        Volatile.Write(ref _assigned, 0);
    }

    public void Close() => _closed = true;

    public Task Execute(string callKey, LegCommand command)
    {
        switch (command)
        {
            case LegCommand.Answer:
                Report(callKey, new CallCommand.LegAnswered(command.LegId, "PCMA"));
                break;
            case LegCommand.RingAgent ring:
                Note(callKey, ring.Agent);
                Report(callKey, new CallCommand.LegAnswered(command.LegId, "PCMA"));
                break;
            case LegCommand.Bridge:
                _ = Talk(callKey);
                break;
            case LegCommand.Release or LegCommand.Reject:
                Report(callKey, new CallCommand.LegEnded(command.LegId, LegStatistics.None));
                break;
            default:
                break;
        }

        return Task.CompletedTask;
    }

    private void Note(string callKey, string agent)
    {
        _agentOfCall[callKey] = agent;
        Interlocked.Increment(ref _assigned);
        if (_freeSince.TryRemove(agent, out var since)) _delaysMs.Enqueue(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }

    private async Task Talk(string callKey)
    {
        if (_talk > TimeSpan.Zero) await Task.Delay(_talk * Spread(callKey), TimeProvider.System);
        if (_agentOfCall.TryRemove(callKey, out var agent)) _freeSince[agent] = Stopwatch.GetTimestamp();
        Report(callKey, new CallCommand.LegEnded(CallState.CallerLegId, LegStatistics.None));
        if (!_closed) await Announce();
    }

    private Task<CallRefusal?> Announce()
    {
        var id = $"{Interlocked.Increment(ref _calls):D10}";
        var call = new OfferedCall(GrainHouse.Tenant, id, id, "carrier", "+8613800000000", "+862800000001", GrainHouse.Queue, "node-1",
            TimeProvider.System.GetUtcNow());
        return Grain(GrainKey.Call(GrainHouse.Tenant, id)).Announce(call, _port);
    }

    /// <summary>Between a half and one and a half, so that agents come free one after the other and not all at once.</summary>
    private static double Spread(string callKey) => 0.5 + (int.Parse(GrainKey.IdOf(callKey), CultureInfo.InvariantCulture) * GoldenRatio % 1);

    // Never awaited by the grain whose turn asked for it: the report is a turn of its own.
    private void Report(string callKey, CallCommand report) => _ = Task.Run(() => Grain(callKey).Report(report, _port));

    private ICallGrain Grain(string callKey) => _house.Grains.GetGrain<ICallGrain>(callKey);
}

using System.Collections.Concurrent;
using Platform.Actors;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Contracts.Stores;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Recordings;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using Platform.Domain.Queues;
using Platform.Domain.Voicemail;
using Platform.Sip;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Telephony.Tests.World;

internal sealed class FakeCatalog(params CatalogDocument[] documents) : ICatalog
{
    public CatalogSnapshot Current { get; set; } = new(1, documents);
}

internal sealed class CountedIds : IIdSource
{
    private int last;

    public string NextId() => $"01JTEST{Interlocked.Increment(ref last):D19}";
}

internal sealed class FakeSecrets : ISecrets
{
    private readonly ConcurrentDictionary<string, byte[]> known = new();

    public byte[] this[string name] => known[name];

    public Task<byte[]> GetOrCreateAsync(string name, Func<byte[]> create, CancellationToken cancellation) =>
        Task.FromResult(known.GetOrAdd(name, _ => create()));
}

/// <summary>Seals by writing the context in front.</summary>
internal sealed class FakeSecretBox : ISecretBox
{
    public string Seal(string context, string clear) => $"{context}={clear}";

    public string? Open(string context, string sealedText) =>
        sealedText.StartsWith(context + "=", StringComparison.Ordinal) ? sealedText[(context.Length + 1)..] : null;
}

/// <summary>Names that lead where the test says.</summary>
internal sealed class FakeResolver : ISipResolver
{
    public ConcurrentDictionary<string, IReadOnlyList<SipPath>> Names { get; } = new();

    public ValueTask<IReadOnlyList<SipPath>> ResolveAsync(SipUri uri, CancellationToken cancellation) =>
        System.Net.IPAddress.TryParse(uri.Host, out var address)
            ? ValueTask.FromResult<IReadOnlyList<SipPath>>([new SipPath(SipTransportKind.Udp, new(address, uri.EffectivePort))])
            : ResolveLaterAsync(uri.Host);

    private async ValueTask<IReadOnlyList<SipPath>> ResolveLaterAsync(string name)
    {
        await Task.Yield();
        return Names.GetValueOrDefault(name) ?? [];
    }
}

internal sealed class FakeBindings : ISipBindings
{
    private readonly ConcurrentDictionary<(string, string), IReadOnlyList<SipBinding>> stored = new();

    public bool IsBroken { get; set; }

    public Task<IReadOnlyList<SipBinding>> ListAsync(string tenant, string agent, CancellationToken cancellation) =>
        Task.FromResult(stored.GetValueOrDefault((tenant, agent)) ?? []);

    public Task<IReadOnlyList<SipBinding>> ListAllAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SipBinding>>([.. stored.Values.SelectMany(list => list)]);

    public Task ReplaceAsync(string tenant, string agent, IReadOnlyList<SipBinding> bindings, CancellationToken cancellation)
    {
        if (IsBroken)
            throw new IOException("the store is away");
        stored[(tenant, agent)] = bindings;
        return Task.CompletedTask;
    }
}

internal sealed class FakeGrains : IGrainFactory
{
    public ConcurrentDictionary<string, FakeCall> Calls { get; } = new();

    public ConcurrentDictionary<string, FakeAgent> Agents { get; } = new();

    public FakeVoiceNodes VoiceNodes { get; } = new();

    /// <summary>Prepares each call's grain before anything is asked of it.</summary>
    public Action<FakeCall> OnNewCall { get; set; } = _ => { };

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        typeof(TGrainInterface) == typeof(ICallGrain) ? (TGrainInterface)(object)Calls.GetOrAdd(primaryKey, NewCall)
        : typeof(TGrainInterface) == typeof(IAgentGrain) ? (TGrainInterface)(object)Agents.GetOrAdd(primaryKey, key => new FakeAgent(key))
        : typeof(TGrainInterface) == typeof(IVoiceNodesGrain) ? (TGrainInterface)(object)VoiceNodes
        : throw new InvalidOperationException(typeof(TGrainInterface).Name);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => (TGrainObserverInterface)obj;

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
    }

    private FakeCall NewCall(string key)
    {
        var call = new FakeCall(key);
        OnNewCall(call);
        return call;
    }
}

/// <summary>A call's grain that keeps what it is told and orders what the test says.</summary>
internal sealed class FakeCall(string key) : ICallGrain
{
    private readonly List<CallCommand> reports = [];
    private readonly TaskCompletionSource<OfferedCall> announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key { get; } = key;

    public ILegPort? Port { get; private set; }

    public Func<Task<CallRefusal?>> OnAnnounce { get; set; } = () => Task.FromResult<CallRefusal?>(null);

    public Func<CallCommand, Task<CallRefusal?>> OnReport { get; set; } = _ => Task.FromResult<CallRefusal?>(null);

    public Func<Task<bool>> OnKeepAlive { get; set; } = () => Task.FromResult(true);

    /// <summary>Of the caller's dialog; null before the announcement.</summary>
    public string? SipCallId { get; private set; }

    public int KeepAlives { get; private set; }

    public IReadOnlyList<CallCommand> Reports
    {
        get
        {
            lock (reports)
                return [.. reports];
        }
    }

    public async Task<CallRefusal?> Announce(OfferedCall call, ILegPort port)
    {
        Port = port;
        SipCallId = call.SipCallId;
        var answer = await OnAnnounce();
        announced.TrySetResult(call);
        return answer;
    }

    public Task<OfferedCall> Announced() => announced.Task.WaitAsync(Wait.Longest);

    public Task Order(LegCommand command) => Port!.Execute(Key, command);

    public async Task<CallRefusal?> Report(CallCommand report, ILegPort port)
    {
        var answer = await OnReport(report);
        lock (reports)
            reports.Add(report);
        return answer;
    }

    public async Task<TReport> Reported<TReport>(string? legId = null)
        where TReport : CallCommand
    {
        TReport? Find() => Reports.OfType<TReport>().FirstOrDefault(report => legId is null || LegOf(report) == legId);
        await Wait.Until(() => Find() is not null, () => $"a {typeof(TReport).Name} of {legId}; there are: {string.Join(", ", Reports)}");
        return Find()!;
    }

    public int EndReportsOf(string legId) => Reports.Count(report => report is CallCommand.LegEnded or CallCommand.LegFailed && LegOf(report) == legId);

    public Task<bool> KeepAlive(ILegPort port)
    {
        KeepAlives++;
        return OnKeepAlive();
    }

    public Task<CallState?> Show() => throw new NotSupportedException();

    public Task NodeLost(DateTimeOffset lastSeen) => throw new NotSupportedException();

    public Task<CallRefusal?> Clear() => throw new NotSupportedException();

    public Task<CallRefusal?> ChangeRecording(RecordingChange change, string by, string? onlyForAgent) => throw new NotSupportedException();

    public Task<CallRefusal?> Place(OfferedCall call) => throw new NotSupportedException();

    public Task<CallRefusal?> Transfer(string agent, Destination target, string? callerId) => throw new NotSupportedException();

    public Task<CallRefusal?> Move(string by, Destination target) => throw new NotSupportedException();

    public Task<CallRefusal?> ChooseForMessage(string agent, MessageChoice choice) => throw new NotSupportedException();

    public Task<CallRefusal?> LookedUp(int turn, LookUpAnswer answer) => throw new NotSupportedException();

    public Task<CallRefusal?> Consult(string agent, Destination target, string? callerId) => throw new NotSupportedException();

    public Task<CallRefusal?> CompleteTransfer(string agent) => throw new NotSupportedException();

    public Task<CallRefusal?> EndConsult(string agent) => throw new NotSupportedException();

    public Task<CallRefusal?> Merge(string agent) => throw new NotSupportedException();

    public Task<CallRefusal?> Supervise(string supervisor, string agent, SupervisionMode mode) => throw new NotSupportedException();

    public Task<CallRefusal?> ChangeSupervision(string supervisor, SupervisionMode mode) => throw new NotSupportedException();

    public Task<CallRefusal?> EndSupervision(string supervisor) => throw new NotSupportedException();

    public Task<AssignAnswer> Assign(CallOffer offer) => throw new NotSupportedException();

    public Task<bool> Holds(string offerId) => throw new NotSupportedException();

    private static string? LegOf(CallCommand report) => report switch
    {
        CallCommand.LegAnswered answered => answered.LegId,
        CallCommand.LegRang rang => rang.LegId,
        CallCommand.TransferAsked asked => asked.LegId,
        CallCommand.ConsultPlaced placed => placed.LegId,
        CallCommand.LegEnded ended => ended.LegId,
        CallCommand.LegFailed failed => failed.LegId,
        CallCommand.LegHeld held => held.LegId,
        CallCommand.LegResumed resumed => resumed.LegId,
        CallCommand.LegSilent silent => silent.LegId,
        CallCommand.MessagePlayed played => played.LegId,
        CallCommand.DigitPressed pressed => pressed.LegId,
        CallCommand.LegRouted routed => routed.LegId,
        CallCommand.LegAway away => away.LegId,
        CallCommand.LegBack back => back.LegId,
        _ => null,
    };
}

internal sealed class FakeAgent(string key) : IAgentGrain
{
    private readonly List<string> heard = [];

    public string Key { get; } = key;

    public Func<Task> OnDevice { get; set; } = () => Task.CompletedTask;

    public AgentRefusal? KeepAliveAnswer { get; set; }

    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (heard)
                return [.. heard];
        }
    }

    public async Task DeviceRegistered()
    {
        await OnDevice();
        Note("registered");
    }

    public async Task DeviceLost()
    {
        await OnDevice();
        Note("lost");
    }

    public Task<AgentRefusal?> KeepAlive()
    {
        Note("alive");
        return Task.FromResult(KeepAliveAnswer);
    }

    public Task<LoginAnswer> Login(string sessionId, bool ready) => throw new NotSupportedException();

    public Task<AgentRefusal?> Logout() => throw new NotSupportedException();

    public Task<AgentRefusal?> MakeReady(bool isForced) => throw new NotSupportedException();

    public Task<AgentRefusal?> TakeBreak(string reason, bool isForced) => throw new NotSupportedException();

    public Task<AgentRefusal?> ExtendWrapUp(TimeSpan by) => throw new NotSupportedException();

    public Task<ReserveAnswer> TryReserve(AgentOffer offer) => throw new NotSupportedException();

    public Task<AgentRefusal?> Engage(AgentOffer offer) => throw new NotSupportedException();

    public Task<bool> Confirm(string offerId, string? contactKey) => throw new NotSupportedException();

    public Task OfferResult(string offerId, OfferOutcome outcome) => throw new NotSupportedException();

    public Task ContactEnded(string offerId) => throw new NotSupportedException();

    public Task Release(string offerId) => throw new NotSupportedException();

    public Task<AgentView> Show() => throw new NotSupportedException();

    private void Note(string what)
    {
        lock (heard)
            heard.Add(what);
    }
}

internal sealed class FakeVoiceNodes : IVoiceNodesGrain
{
    public ConcurrentDictionary<string, ILegPort> Nodes { get; } = new();

    public int SignsOfLife { get; private set; }

    public Task Here(string node, ILegPort port, int calls)
    {
        Nodes[node] = port;
        SignsOfLife++;
        return Task.CompletedTask;
    }

    public Task Leave(string node)
    {
        Nodes.TryRemove(node, out _);
        return Task.CompletedTask;
    }

    public Task<string?> Choose() => throw new NotSupportedException();

    public Task<ILegPort?> PortOf(string node) => throw new NotSupportedException();
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Platform.Sip.Messages;

namespace Platform.Telephony.Calls;

/// <summary>A leg within its call, as SIP and media find it.</summary>
internal sealed record LegHandle(CallSession Call, Leg Leg);

/// <summary>
/// The calls and dialogs that this node holds.
/// </summary>
internal sealed class CallDirectory
{
    private readonly ConcurrentDictionary<string, CallSession> calls = new();
    private readonly ConcurrentDictionary<(string CallId, string LocalTag), LegHandle> dialogs = new();
    private readonly ConcurrentDictionary<string, ImmutableList<LegHandle>> byAgent = new();

    public int CallCount => calls.Count;

    public int LegCount => calls.Values.Sum(call => call.LegCount);

    public int DialogCount => dialogs.Count;

    public ICollection<CallSession> Calls => calls.Values;

    public CallSession? Find(string callKey) => calls.GetValueOrDefault(callKey);

    public CallSession GetOrAdd(string callKey, Func<string, CallSession> create) => calls.GetOrAdd(callKey, create);

    public void Add(CallSession call) => calls[call.Key] = call;


    public void Remove(CallSession call) => calls.TryRemove(new KeyValuePair<string, CallSession>(call.Key, call));

    public void AddDialog(string callId, string localTag, LegHandle leg) => dialogs[(callId, localTag)] = leg;

    public void RemoveDialog(string callId, string localTag) => dialogs.TryRemove((callId, localTag), out _);

    /// <summary>The leg that a request of its far side belongs to.</summary>
    public LegHandle? FindDialog(SipRequest request) =>
        request.To.Tag is { } tag ? dialogs.GetValueOrDefault((request.CallId, tag)) : null;

    /// <summary>The leg whose dialog is named by Call-ID and our tag.</summary>
    public LegHandle? FindDialog(string callId, string localTag) => dialogs.GetValueOrDefault((callId, localTag));

    /// <param name="agentKey">As in <see cref="Agents.AgentAddress.Key"/>.</param>
    public void AddAgent(string agentKey, LegHandle leg) => byAgent.AddOrUpdate(agentKey, [leg], (_, legs) => legs.Add(leg));

    public void RemoveAgent(string agentKey, Leg leg)
    {
        while (byAgent.TryGetValue(agentKey, out var legs))
        {
            var left = legs.RemoveAll(handle => handle.Leg == leg);
            var isDone = left.IsEmpty
                ? byAgent.TryRemove(KeyValuePair.Create(agentKey, legs))
                : byAgent.TryUpdate(agentKey, left, legs);
            if (isDone)
                return;
        }
    }

    /// <summary>The legs that the agent placed or answered, oldest first.</summary>
    public IReadOnlyList<LegHandle> LegsOf(string agentKey) => byAgent.GetValueOrDefault(agentKey) ?? [];

    /// <summary>The call that the agent is in: the oldest of the legs that it placed or answered. Null when it is in none.</summary>
    public CallSession? FindCallOf(string agentKey) => byAgent.GetValueOrDefault(agentKey)?[0].Call;
}

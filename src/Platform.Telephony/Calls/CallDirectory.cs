using System.Collections.Concurrent;
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
}

using System.Collections.Concurrent;
using Platform.Sip.Registration;
using Platform.Sip.Transports;

namespace Platform.Telephony.WebSockets;

/// <summary>
/// The WebSocket connections that are open, each with the tenant whose address it came to. A binding that was made over one lives no
/// longer than it (RFC 5626 section 4.2, RFC 7118): nothing else leads to a browser.
/// </summary>
internal sealed class OpenFlows(TimeProvider time)
{
    private readonly ConcurrentDictionary<(SipTransportKind, long), Flow> flows = new();

    public int Count => flows.Count;

    public static bool IsFlow(SipTransportKind kind) => kind is SipTransportKind.Ws or SipTransportKind.Wss;

    public static bool IsFlow(SipPath path) => IsFlow(path.Transport);

    public static bool IsFlow(Binding binding) => binding.ReceivedPath.StartsWith("ws", StringComparison.Ordinal);

    public void Add(SipPath flow, string tenant) => flows[KeyOf(flow)] = new Flow(tenant, time.GetUtcNow());

    public void Remove(SipPath flow) => flows.TryRemove(KeyOf(flow), out _);

    /// <summary>False for one tenant's agent at another tenant's address.</summary>
    public bool Admits(SipPath source, string tenant) => !IsFlow(source) || flows.GetValueOrDefault(KeyOf(source))?.Tenant == tenant;

    public bool IsOpen(SipPath flow) => flows.ContainsKey(KeyOf(flow));

    /// <summary>Whether the connection of this binding is open and was opened after that time.</summary>
    public bool WasOpenedAfter(Binding binding, DateTimeOffset time) =>
        flows.GetValueOrDefault((KindOf(binding), binding.ConnectionId)) is { } flow && flow.OpenedAt > time;

    /// <summary>True for a binding whose connection is gone; never for those that have an address to be called at.</summary>
    public bool HasLost(Binding binding) =>
        IsFlow(binding) && !flows.ContainsKey((KindOf(binding), binding.ConnectionId));

    private sealed record Flow(string Tenant, DateTimeOffset OpenedAt);

    private static SipTransportKind KindOf(Binding flow) =>
        flow.ReceivedPath.StartsWith("wss:", StringComparison.Ordinal) ? SipTransportKind.Wss : SipTransportKind.Ws;

    private static (SipTransportKind, long) KeyOf(SipPath flow) => (flow.Transport, flow.ConnectionId);
}

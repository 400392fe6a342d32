using System.Collections.Concurrent;
using Platform.Sip.Registration;
using Platform.Sip.Transports;

namespace Platform.Telephony.WebSockets;

/// <summary>
/// The WebSocket connections that are open, each with the tenant whose address it came to. A binding that was made over one lives no
/// longer than it (RFC 5626 section 4.2, RFC 7118): nothing else leads to a browser.
/// </summary>
internal sealed class OpenFlows
{
    private readonly ConcurrentDictionary<(SipTransportKind, long), string> tenants = new();

    public int Count => tenants.Count;

    public static bool IsFlow(SipPath path) => path.Transport is SipTransportKind.Ws or SipTransportKind.Wss;

    public static bool IsFlow(Binding binding) => binding.ReceivedPath.StartsWith("ws", StringComparison.Ordinal);

    public void Add(SipPath flow, string tenant) => tenants[KeyOf(flow)] = tenant;

    public void Remove(SipPath flow) => tenants.TryRemove(KeyOf(flow), out _);

    /// <summary>False for one tenant's agent at another tenant's address.</summary>
    public bool Admits(SipPath source, string tenant) => !IsFlow(source) || tenants.GetValueOrDefault(KeyOf(source)) == tenant;

    /// <summary>True for a binding whose connection is gone; never for those that have an address to be called at.</summary>
    public bool HasLost(Binding binding) =>
        IsFlow(binding) && !tenants.ContainsKey((KindOf(binding), binding.ConnectionId));

    private static SipTransportKind KindOf(Binding flow) =>
        flow.ReceivedPath.StartsWith("wss:", StringComparison.Ordinal) ? SipTransportKind.Wss : SipTransportKind.Ws;

    private static (SipTransportKind, long) KeyOf(SipPath flow) => (flow.Transport, flow.ConnectionId);
}

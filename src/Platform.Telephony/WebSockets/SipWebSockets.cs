using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Sip.Transports;
using Platform.Telephony.Agents;

namespace Platform.Telephony.WebSockets;

/// <summary>
/// Browsers' phones (RFC 7118): WebSockets that the gateway accepted become connections of the stack. When one ends, the bindings that
/// were made over it end with it; a store that fails then is tried again by the sweep of the bindings.
/// </summary>
internal sealed class SipWebSockets : ISipWebSockets, IAsyncDisposable
{
    /// <summary>For the bindings of the last connections to be dropped.</summary>
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, bool> serving = new();
    private readonly OpenFlows flows;
    private readonly AgentBindings bindings;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly WebSocketTransport plain;
    private readonly WebSocketTransport secure;

    public SipWebSockets(TelephonyOptions options, OpenFlows flows, AgentBindings bindings, TimeProvider time, ILogger log)
    {
        (this.flows, this.bindings, this.time, this.log) = (flows, bindings, time, log);
        // A phone that registers for the longest time and keeps quiet until it renews is not idle; dead ones are found by the gateway's pings.
        // How many one address may have is the gateway's affair.
        var limits = new ConnectionOptions
        {
            MaxConnections = options.MaxWebSockets,
            MaxConnectionsPerSource = options.MaxWebSockets,
            IdleTimeout = options.MaxRegistration * 1.25,
        };
        plain = new WebSocketTransport(SipTransportKind.Ws, options.SipEndPoint(options.WebSocketPort), time, limits);
        secure = new WebSocketTransport(SipTransportKind.Wss, options.SipEndPoint(options.SecureWebSocketPort), time, limits);
    }

    public IEnumerable<ISipTransport> Transports => [plain, secure];

    public async Task<bool> ServeAsync(SipWebSocketOpening opening, WebSocket socket, CancellationToken cancellation)
    {
        var running = ServeUntilEndAsync(opening, socket, cancellation);
        serving.TryAdd(running, true);
        try
        {
            return await running;
        }
        finally
        {
            serving.TryRemove(running, out _);
        }
    }

    /// <summary>Tells all clients to go, and returns when their bindings are dropped.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(plain.DisposeAsync().AsTask(), secure.DisposeAsync().AsTask());
        await Task.WhenAll(serving.Keys).WaitAsync(ClosingTime, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<bool> ServeUntilEndAsync(SipWebSocketOpening opening, WebSocket socket, CancellationToken cancellation)
    {
        SipPath? opened = null;
        var transport = opening.IsSecure ? secure : plain;
        var isServed = await transport.ServeAsync(socket, opening.Remote, cancellation, path =>
        {
            flows.Add(path, opening.Tenant);
            opened = path;
        });
        if (opened is { } flow)
            await EndAsync(flow);
        return isServed;
    }

    private async Task EndAsync(SipPath flow)
    {
        flows.Remove(flow);
        try
        {
            await bindings.DropLostAsync(flow, CancellationToken.None);
        }
        catch (Exception fault)
        {
            // The store may fail in any way; the next beat sweeps again.
            log.SweepFailed(fault);
        }
    }
}

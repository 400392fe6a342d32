using System.Net;

namespace Platform.Sip.Transports;

/// <summary>Why bytes did not reach the far side. The numbers are stable.</summary>
public enum SipTransportError
{
    NoTransport = 1,
    ConnectFailed = 2,
    ConnectionLost = 3,
    SendFailed = 4,
    MessageTooLarge = 5,
    QueueFull = 6,
    NameNotResolved = 7,
}

/// <summary>Hears that one message could not be sent. Called on any thread, at most once a message.</summary>
public interface ISipSendObserver
{
    void SendFailed(SipTransportError error);
}

/// <summary>
/// What a transport gives its received messages to: one call a message, the bytes handed over. Called on the transport's
/// own thread, so it returns at once.
/// </summary>
public interface ISipTransportSink
{
    /// <summary>Asked for each message before its bytes are copied; false: forget it.</summary>
    bool LetsIn(ISipTransport transport, SourceAddress source, ReadOnlySpan<byte> message) => true;

    /// <summary>Asked for each connection that is to be accepted; <paramref name="open"/> are those that the source has already.</summary>
    bool LetsConnect(ISipTransport transport, SourceAddress source, int open) => true;

    void Received(ISipTransport transport, SipPath path, ReadOnlyMemory<byte> message);

    /// <summary>Bytes that were no message were thrown away; the reason is a stable word for metrics.</summary>
    void Dropped(ISipTransport transport, string reason);
}

/// <summary>
/// One listening point. Sending never blocks on the network and never throws for network faults: those go to the observer.
/// </summary>
public interface ISipTransport : IAsyncDisposable
{
    SipTransportKind Kind { get; }

    /// <summary>The bound address, with the real port after <see cref="Start"/>.</summary>
    IPEndPoint Local { get; }

    void Start(ISipTransportSink sink);

    /// <summary>The bytes must stay unchanged until sent: stream transports queue them.</summary>
    void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer);
}

using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>
/// Who may take up the stack's time at all. Asked on the transports' own threads, before anything is parsed or allocated, so
/// every answer is quick, takes no wait and never throws.
/// </summary>
public interface ISipGate
{
    /// <summary>Whether what arrived is looked at. What is not is dropped without an answer; the gate counts it.</summary>
    bool LetsIn(SourceAddress source, SipTransportKind transport, ReadOnlySpan<byte> message);

    /// <summary>Whether a connection is accepted.</summary>
    /// <param name="open">Connections that the source has at this listening point already.</param>
    bool LetsConnect(SourceAddress source, SipTransportKind transport, int open);

    /// <summary>
    /// Whether the source is known to be where it says it is. Over UDP anybody can write any sender's address, so all others
    /// get no answer that is longer than their question.
    /// </summary>
    bool IsProven(SourceAddress source);

    /// <summary>A request of ours goes there, so answers are wanted from there.</summary>
    void Spoke(SourceAddress to);
}

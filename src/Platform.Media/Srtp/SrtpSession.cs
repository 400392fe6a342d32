namespace Platform.Media.Srtp;

/// <summary>Master key ‖ master salt of either direction.</summary>
internal sealed record SrtpKeys(SrtpSuite Suite, byte[] Send, byte[] Receive);

/// <summary>Where a session's counters stand, beside the sequence numbers in the packets. Zero for a new session.</summary>
/// <param name="SentRollOver">Roll-over counter of what we send.</param>
/// <param name="HeardRollOver">Roll-over counter of what the peer sends.</param>
/// <param name="RtcpIndex">Index of our next SRTCP packet.</param>
internal readonly record struct SrtpPosition(uint SentRollOver, uint HeardRollOver, uint RtcpIndex);

/// <summary>SRTP between a leg and its peer: a sender and a receiver, each with a key of its own.</summary>
internal sealed class SrtpSession : IDisposable
{
    private SrtpKeys _keys;

    public SrtpSession(SrtpKeys keys, SrtpPosition start = default)
    {
        _keys = keys;
        Sender = NewSender(keys, start);
        Receiver = NewReceiver(keys, start);
    }

    public SrtpSender Sender { get; private set; }

    public SrtpReceiver Receiver { get; private set; }

    public SrtpPosition Position => new(Sender.RollOver, Receiver.RollOver, Sender.RtcpIndex);

    /// <summary>
    /// Goes on with newly agreed keys. A direction whose key stays keeps its counters: beginning anew under the same key would use
    /// the same keystream twice.
    /// </summary>
    public void Use(SrtpKeys keys)
    {
        var isSameSuite = keys.Suite == _keys.Suite;
        if (!isSameSuite || !keys.Send.AsSpan().SequenceEqual(_keys.Send))
        {
            Sender.Dispose();
            Sender = NewSender(keys, default);
        }

        if (!isSameSuite || !keys.Receive.AsSpan().SequenceEqual(_keys.Receive))
        {
            Receiver.Dispose();
            Receiver = NewReceiver(keys, default);
        }

        _keys = keys;
    }

    public void Dispose()
    {
        Sender.Dispose();
        Receiver.Dispose();
    }

    private static SrtpSender NewSender(SrtpKeys keys, SrtpPosition start) => new(SrtpCipher.Create(keys.Suite, keys.Send), start);

    private static SrtpReceiver NewReceiver(SrtpKeys keys, SrtpPosition start) => new(SrtpCipher.Create(keys.Suite, keys.Receive), start);
}

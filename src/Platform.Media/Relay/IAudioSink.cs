namespace Platform.Media.Relay;

/// <summary>What is known of a packet of audio that a leg's peer sent.</summary>
/// <param name="Codec">What the payload is.</param>
/// <param name="Sequence">RTP sequence number: packets may come out of order, each at most once.</param>
/// <param name="Timestamp">RTP time stamp of the first sample.</param>
/// <param name="IsRestart">The peer began a new stream: neither number goes on from the last packet's.</param>
/// <param name="ArrivedAt">In ticks of the engine's <see cref="MediaClock"/>.</param>
internal readonly record struct HeardPacket(MediaCodec Codec, ushort Sequence, uint Timestamp, bool IsRestart, long ArrivedAt);

/// <summary>Hears the audio of a leg's peer, on the relay thread: it must neither block nor allocate per packet.</summary>
internal interface IAudioSink
{
    /// <param name="packet">What came, and when.</param>
    /// <param name="payload">The RTP payload; valid during the call only.</param>
    void Hear(in HeardPacket packet, ReadOnlySpan<byte> payload);

    /// <summary>The peer is silent and says what its silence sounds like (RFC 3389).</summary>
    /// <param name="packet">Sequence and time of the packet; the codec is the leg's.</param>
    /// <param name="levelDbov">Level of the background noise, 0 to -127; 0 dBov is the loudest that the codec can say.</param>
    void HearNoise(in HeardPacket packet, int levelDbov)
    {
    }
}

namespace Platform.Media.Relay;

/// <summary>Hears the audio of a leg's peer, on the relay thread: it must neither block nor allocate per packet.</summary>
internal interface IAudioSink
{
    /// <param name="codec">Law of <paramref name="octets"/>.</param>
    /// <param name="timestamp">RTP timestamp of the first octet.</param>
    /// <param name="octets">One octet a sample; valid during the call only.</param>
    void Hear(MediaCodec codec, uint timestamp, ReadOnlySpan<byte> octets);
}

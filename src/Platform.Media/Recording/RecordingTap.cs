using Platform.Media.Relay;

namespace Platform.Media.Recording;

/// <summary>Listens to one leg for a recording: on the relay thread it only copies.</summary>
internal sealed class RecordingTap : IAudioSink
{
    public PacketRing Ring { get; } = new();

    public void Hear(in HeardPacket packet, ReadOnlySpan<byte> payload) => Ring.Write(packet, payload);
}

namespace Platform.Interop.Sip;

/// <summary>What a SIPp call announces as its audio, and what it sends.</summary>
public sealed record SippMedia
{
    private SippMedia(string audioPort, string startAction, AudioCodec codec) =>
        (AudioPort, StartAction, Codec) = (audioPort, startAction, codec);

    internal string AudioPort { get; }

    internal string StartAction { get; }

    internal AudioCodec Codec { get; }

    /// <summary>Whether telephone events (RFC 4733) are offered; without them keys are pressed as tones.</summary>
    public bool TakesEvents { get; init; } = true;

    /// <summary>Announces a port and never sends: enough where only signalling matters.</summary>
    public static SippMedia Silent { get; } = new("[media_port]", "", AudioCodec.Pcmu);

    /// <summary>Every call streams this file of raw codec bytes from a port of its own, over and over. What it hears is not kept.</summary>
    public static SippMedia Stream(string rawFile, AudioCodec codec) => new(
        "[rtpstream_audio_port]",
        $"""<nop><action><exec rtp_stream="{rawFile},-1,{codec.PayloadType}"/></action></nop>""",
        codec);

    /// <summary>The audio is the peer's: it sends and keeps what it hears. For one call at a time.</summary>
    public static SippMedia From(RtpPeer peer) => new($"{peer.Port}", "", peer.Codec);
}

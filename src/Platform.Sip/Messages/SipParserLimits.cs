namespace Platform.Sip.Messages;

/// <summary>Bounds on what one message may be. Sizes are bytes; a message never exceeds 65,535.</summary>
public sealed record SipParserLimits
{
    public const int AbsoluteMaxMessageBytes = 65_535;

    public static readonly SipParserLimits Default = new();

    public int MaxMessageBytes { get; init; } = AbsoluteMaxMessageBytes;

    public int MaxHeaders { get; init; } = 128;

    /// <summary>Most bytes of start line and header fields together.</summary>
    public int MaxHeaderBytes { get; init; } = 32_768;
}

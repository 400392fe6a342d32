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

    /// <summary>Most bytes of one header field, folds included.</summary>
    public int MaxFieldBytes { get; init; } = 8_192;

    /// <summary>Most bytes of the Request-URI.</summary>
    public int MaxUriBytes { get; init; } = 2_048;

    /// <summary>Most Via values; Max-Forwards starts at 70, so a message has not passed more hops than that.</summary>
    public int MaxVias { get; init; } = 71;

    public int MaxBodyBytes { get; init; } = 32_768;
}

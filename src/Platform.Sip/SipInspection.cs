using Platform.Sip.Messages;

namespace Platform.Sip;

/// <summary>What a user agent server understands.</summary>
public sealed record SipCapabilities
{
    public IReadOnlyList<SipMethod> Methods { get; init; } =
    [
        SipMethod.Invite, SipMethod.Ack, SipMethod.Bye, SipMethod.Cancel, SipMethod.Options, SipMethod.Info, SipMethod.Register,
    ];

    public IReadOnlyList<string> Schemes { get; init; } = ["sip", "sips", "tel"];

    /// <summary>Option tags that a request may require.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Media types of bodies.</summary>
    public IReadOnlyList<string> ContentTypes { get; init; } = ["application/sdp"];
}

/// <summary>
/// The steps that RFC 3261 section 8.2 asks of a user agent server before it looks at a request's meaning, in its order:
/// method (405), Request-URI scheme (416), Require (420), body (415), Accept (406).
/// </summary>
public static class SipInspection
{
    /// <summary>The refusal with the header fields it needs, or null when the request may be processed.</summary>
    public static SipResponse? Refuse(SipRequest request, string toTag, SipCapabilities capabilities)
    {
        if (!capabilities.Methods.Contains(request.Method))
            return With(request, 405, toTag, SipHeader.Allow, string.Join(", ", capabilities.Methods));
        if (!capabilities.Schemes.Contains(request.Uri.Scheme)) return SipResponse.For(request, 416, toTag);
        var unknown = request.All(SipHeader.Require).Where(tag => !capabilities.Extensions.Contains(tag)).ToList();
        if (unknown.Count > 0 && request.Method != SipMethod.Cancel)
            return With(request, 420, toTag, SipHeader.Unsupported, string.Join(", ", unknown));
        if (!request.Body.IsEmpty && !Speaks(capabilities, request.Get(SipHeader.ContentType)))
            return With(request, 415, toTag, SipHeader.Accept, string.Join(", ", capabilities.ContentTypes));
        return AcceptsOurs(request, capabilities) ? null : SipResponse.For(request, 406, toTag);
    }

    private static bool Speaks(SipCapabilities capabilities, string? contentType) =>
        contentType is not null && capabilities.ContentTypes.Contains(MediaType(contentType), StringComparer.OrdinalIgnoreCase);

    /// <summary>Only an INVITE's answer needs a body; a missing or empty Accept there means application/sdp.</summary>
    private static bool AcceptsOurs(SipRequest request, SipCapabilities capabilities)
    {
        if (request.Method != SipMethod.Invite || !request.Has(SipHeader.Accept)) return true;
        var accepted = request.All(SipHeader.Accept).Select(MediaType).ToList();
        return accepted.Count == 0 || accepted.Exists(type => Matches(type, capabilities));
    }

    private static bool Matches(string accepted, SipCapabilities capabilities)
    {
        if (accepted == "*/*") return true;
        return capabilities.ContentTypes.Any(ours =>
            string.Equals(accepted, ours, StringComparison.OrdinalIgnoreCase)
            || accepted.EndsWith("/*", StringComparison.Ordinal) && ours.StartsWith(accepted[..^1], StringComparison.OrdinalIgnoreCase));
    }

    private static string MediaType(string value) => value.Split(';')[0].Trim();

    private static SipResponse With(SipRequest request, int statusCode, string toTag, SipHeader header, string value)
    {
        var response = SipResponse.For(request, statusCode, toTag);
        response.Add(header, value);
        return response;
    }
}

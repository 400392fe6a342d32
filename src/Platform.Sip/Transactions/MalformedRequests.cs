using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Transactions;

/// <summary>
/// Answers to requests that the parser or the validation refused (RFC 3261 sections 16.3 and 21.4.1, RFC 4475). A request
/// whose own Via, From, To, Call-ID or CSeq can't be read gets no answer: nobody could match it.
/// </summary>
internal static class MalformedRequests
{
    public static void Answer(StackContext context, SipRequest request, SipPath source, SipParseError error)
    {
        if (request.Method == SipMethod.Ack || !CanBeAnswered(request)) return;
        var bytes = request.ReceivedBytes;
        SipRouting.StampVia(request, source);
        context.RespondStateless(request, source, bytes, StatusFor(error), phrase: PhraseFor(error));
    }

    public static int StatusFor(SipParseError error) => error switch
    {
        SipParseError.BadVersion => 505,
        SipParseError.UriTooLong => 414,
        SipParseError.TooLarge or SipParseError.TooManyHeaders or SipParseError.FieldTooLong or SipParseError.TooManyVias
            or SipParseError.BodyTooLarge => 513,
        _ => 400,
    };

    private static string? PhraseFor(SipParseError error) => StatusFor(error) == 400 ? $"Bad Request ({error})" : null;

    private static bool CanBeAnswered(SipRequest request) =>
        Via.TryParse(request.First(SipHeader.Via), out _) && request.Has(SipHeader.From) && request.Has(SipHeader.To)
        && request.Has(SipHeader.CallId) && request.Has(SipHeader.CSeq);
}

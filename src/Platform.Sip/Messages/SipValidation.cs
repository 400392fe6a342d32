namespace Platform.Sip.Messages;

/// <summary>
/// The checks that every message passes before a transaction sees it (RFC 3261 sections 8.1.1, 8.2, 16.3 and the
/// expectations of RFC 4475): mandatory fields present once and well formed, numbers in range, CSeq agreeing with the method.
/// After this the typed values of <see cref="SipMessage"/> do not throw.
/// </summary>
public static class SipValidation
{
    public static SipParseError Check(SipMessage message)
    {
        var error = CheckPresence(message);
        if (error == SipParseError.None) error = CheckValues(message);
        if (error == SipParseError.None && message is SipRequest request) error = CheckRequest(request);
        return error;
    }

    private static SipParseError CheckPresence(SipMessage message)
    {
        if (!message.Has(SipHeader.Via)) return SipParseError.MissingVia;
        if (!message.Has(SipHeader.From)) return SipParseError.MissingFrom;
        if (!message.Has(SipHeader.To)) return SipParseError.MissingTo;
        if (!message.Has(SipHeader.CallId)) return SipParseError.MissingCallId;
        if (!message.Has(SipHeader.CSeq)) return SipParseError.MissingCSeq;
        return message.HasRepeatedSingle() ? SipParseError.DuplicateHeader : SipParseError.None;
    }

    private static SipParseError CheckValues(SipMessage message)
    {
        if (!Via.TryParse(message.First(SipHeader.Via), out var via) || via.Version != Via.CurrentVersion) return SipParseError.BadVia;
        if (!NameAddr.TryParse(message.Get(SipHeader.From), out _)) return SipParseError.BadFrom;
        if (!NameAddr.TryParse(message.Get(SipHeader.To), out _)) return SipParseError.BadTo;
        if (!SipGrammar.IsCallId(message.CallId)) return SipParseError.BadCallId;
        return message.TryGetCSeq(out _) ? SipParseError.None : SipParseError.BadCSeq;
    }

    private static SipParseError CheckRequest(SipRequest request)
    {
        if (!SipUri.TryParse(request.UriText, out var uri) || uri.Headers.Length > 0) return SipParseError.BadRequestUri;
        if (request.CSeq.Method != request.Method) return SipParseError.CSeqMethodMismatch;
        if (request.Get(SipHeader.MaxForwards) is { } hops && !SipGrammar.TryNumber(hops, 255, out _)) return SipParseError.BadMaxForwards;
        if (!ContactIsValid(request)) return SipParseError.BadContact;
        if (!request.TryGetAddresses(SipHeader.Route, out _)) return SipParseError.BadRoute;
        return request.TryGetAddresses(SipHeader.RecordRoute, out _) ? SipParseError.None : SipParseError.BadRecordRoute;
    }

    private static bool ContactIsValid(SipRequest request) =>
        request.Get(SipHeader.Contact) is null or "*" || request.TryGetAddresses(SipHeader.Contact, out _);
}

using System.Runtime.CompilerServices;

namespace Platform.Sip.Messages;

/// <summary>
/// The checks that every message passes before a transaction sees it (RFC 3261 sections 8.1.1, 8.2, 16.3 and the
/// expectations of RFC 4475): mandatory fields present once and well formed, numbers in range, CSeq agreeing with the method.
/// After this the typed values of <see cref="SipMessage"/> do not throw. Usual messages are checked without allocating.
/// </summary>
public static class SipValidation
{
    [SkipLocalsInit]
    public static SipParseError Check(SipMessage message)
    {
        var fields = message.Fields(stackalloc char[FieldChars.UsualHeadBytes]);
        var survey = message.Survey();
        var error = CheckPresence(survey);
        if (error == SipParseError.None) error = CheckValues(message, fields);
        if (error == SipParseError.None && message is SipRequest request) error = CheckRequest(request, survey, fields);
        return error;
    }

    private static SipParseError CheckPresence(HeaderSurvey survey)
    {
        if (!survey.Has(SipHeader.Via)) return SipParseError.MissingVia;
        if (!survey.Has(SipHeader.From)) return SipParseError.MissingFrom;
        if (!survey.Has(SipHeader.To)) return SipParseError.MissingTo;
        if (!survey.Has(SipHeader.CallId)) return SipParseError.MissingCallId;
        if (!survey.Has(SipHeader.CSeq)) return SipParseError.MissingCSeq;
        return survey.HasRepeatedSingle ? SipParseError.DuplicateHeader : SipParseError.None;
    }

    private static SipParseError CheckValues(SipMessage message, FieldChars fields)
    {
        if (!ViaParts.TryRead(SipLists.First(fields[SipHeader.Via]), out var via)) return SipParseError.BadVia;
        if (!via.Version.SequenceEqual(Via.CurrentVersion)) return SipParseError.BadVia;
        if (!NameAddrParts.TryRead(fields[SipHeader.From], out _)) return SipParseError.BadFrom;
        if (!NameAddrParts.TryRead(fields[SipHeader.To], out _)) return SipParseError.BadTo;
        if (!SipGrammar.IsCallId(fields[SipHeader.CallId])) return SipParseError.BadCallId;
        if (!CSeq.TryParse(fields[SipHeader.CSeq], out var cseq)) return SipParseError.BadCSeq;
        return message is SipRequest request && cseq.Method != request.Method ? SipParseError.CSeqMethodMismatch : SipParseError.None;
    }

    private static SipParseError CheckRequest(SipRequest request, HeaderSurvey survey, FieldChars fields)
    {
        if (!SipUriParts.TryRead(fields.RequestUri, out var uri) || uri.Headers.Length > 0) return SipParseError.BadRequestUri;
        if (survey.Has(SipHeader.MaxForwards) && !SipGrammar.TryNumber(fields[SipHeader.MaxForwards], 255, out _))
            return SipParseError.BadMaxForwards;
        if (survey.Has(SipHeader.Contact) && !AddressesAreValid(request, SipHeader.Contact, fields)) return SipParseError.BadContact;
        if (survey.Has(SipHeader.Route) && !AddressesAreValid(request, SipHeader.Route, fields)) return SipParseError.BadRoute;
        return survey.Has(SipHeader.RecordRoute) && !AddressesAreValid(request, SipHeader.RecordRoute, fields)
            ? SipParseError.BadRecordRoute : SipParseError.None;
    }

    private static bool AddressesAreValid(SipRequest request, SipHeader id, FieldChars fields)
    {
        for (var i = request.IndexOf(id, 0); i >= 0; i = request.IndexOf(id, i + 1))
        {
            var rest = fields[i];
            if (id == SipHeader.Contact && rest is "*") return true;
            while (SipLists.TryTake(ref rest, out var part))
                if (!NameAddrParts.TryRead(part, out _)) return false;
        }
        return true;
    }
}

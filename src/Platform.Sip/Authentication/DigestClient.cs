using System.Globalization;
using Platform.Sip.Messages;

namespace Platform.Sip.Authentication;

/// <summary>
/// The client side of digest (RFC 3261 section 22.2, RFC 8760 section 2.4) for one account. Counts its use of a nonce.
/// Safe for use by several threads.
/// </summary>
public sealed class DigestClient(string user, string password, ISipIdSource ids)
{
    private readonly Lock _lock = new();
    private string _nonce = "";
    private uint _count;

    /// <summary>
    /// Answers the first challenge of a 401 or 407 that the library speaks: adds the credentials to the request, a clone of
    /// the refused one, and raises its CSeq number by one (raise the dialog's too, when it has one). False when there is
    /// nothing to answer, or the request's credentials were refused without stale=true: the password is wrong.
    /// </summary>
    public bool TryAnswer(SipResponse challenge, SipRequest request)
    {
        var (asks, answers) = challenge.StatusCode == 407
            ? (SipHeader.ProxyAuthenticate, SipHeader.ProxyAuthorization)
            : (SipHeader.WwwAuthenticate, SipHeader.Authorization);
        foreach (var text in challenge.All(asks))
        {
            if (!AuthParameters.TryParse(text, out var asked) || !CanAnswer(asked)) continue;
            if (request.Has(answers) && !IsStale(asked)) return false;
            request.Set(answers, Credentials(asked, request));
            request.Set(SipHeader.CSeq, new CSeq(request.CSeq.Number + 1, request.Method).ToString());
            return true;
        }
        return false;
    }

    private static bool CanAnswer(AuthParameters asked) =>
        asked.IsDigest && asked["realm"] is not null && asked["nonce"] is not null
        && DigestHash.Find(asked["algorithm"]) is not null && (asked["qop"] is null || OffersAuth(asked["qop"]!));

    private static bool OffersAuth(string qop) => qop.Split(',').Any(option => option.Trim() == "auth");

    private static bool IsStale(AuthParameters asked) => string.Equals(asked["stale"], "true", StringComparison.OrdinalIgnoreCase);

    private string Credentials(AuthParameters asked, SipRequest request)
    {
        var (realm, nonce) = (asked["realm"]!, asked["nonce"]!);
        var algorithm = DigestHash.Find(asked["algorithm"])!.Value;
        var uri = request.UriText;
        var qop = asked["qop"] is null ? null : "auth";
        var (count, cnonce) = (NextCount(nonce), ids.NewTag());
        var response = DigestHash.Response(
            algorithm, DigestHash.Ha1(algorithm, user, realm, password), request.Method.Name, uri, nonce, qop, count, cnonce);
        var text = $"Digest username={SipGrammar.Quote(user)}, realm={SipGrammar.Quote(realm)}, nonce={SipGrammar.Quote(nonce)}, "
            + $"uri=\"{uri}\", response=\"{response}\", algorithm={DigestHash.Name(algorithm)}";
        if (asked["opaque"] is { } opaque) text += $", opaque={SipGrammar.Quote(opaque)}";
        return qop is null ? text : text + $", qop=auth, nc={count}, cnonce=\"{cnonce}\"";
    }

    private string NextCount(string nonce)
    {
        lock (_lock)
        {
            _count = nonce == _nonce ? _count + 1 : 1;
            _nonce = nonce;
            return _count.ToString("x8", CultureInfo.InvariantCulture);
        }
    }
}

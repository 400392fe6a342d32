using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Platform.Domain.Catalog;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;

namespace Platform.Telephony.Trunks;

/// <summary>
/// Carriers that call from no known address and show who they are by digest (RFC 3261 section 22, RFC 8760). A stranger's INVITE
/// is challenged whatever user it names, in the realm of one of the trunks, so that nobody learns which users there are.
/// </summary>
internal sealed class TrunkLogIns(TelephonyOptions options, ReadOnlyMemory<byte> nonceSecret, TimeProvider time, ILogger log)
{
    private readonly ConcurrentDictionary<string, DigestServer> digests = new();

    /// <summary>Whether any trunk may show itself so. When none does, strangers need not be asked.</summary>
    public static bool AreOffered(CatalogSnapshot catalog)
    {
        foreach (var trunk in catalog.Trunks)
        {
            if (trunk.Login is not null)
                return true;
        }

        return false;
    }

    /// <summary>The trunk that the INVITE proves to be; null when it was answered with a challenge or a refusal.</summary>
    public TrunkDocument? Check(SipServerTransaction transaction, CatalogSnapshot catalog)
    {
        var claimed = Claimed(transaction.Request, catalog);
        var digest = digests.GetOrAdd(claimed.Login!.Realm, NewDigest);
        var verdict = digest.Verify(transaction.Request, DigestRole.Registrar, (user, algorithm) => FindHa1(claimed.Login, user, algorithm));
        if (verdict == DigestVerdict.Ok)
            return claimed;
        if (verdict != DigestVerdict.Missing)
            log.TrunkLogInRefused(verdict.ToString());
        if (verdict is DigestVerdict.Malformed or DigestVerdict.Refused)
        {
            transaction.Respond(verdict == DigestVerdict.Malformed ? 400 : 403);
            return null;
        }

        var challenge = transaction.CreateResponse(401);
        digest.Challenge(challenge, DigestRole.Registrar, DigestServer.IsStale(verdict));
        transaction.Respond(challenge);
        return null;
    }

    /// <summary>
    /// The trunk whose user From or the credentials name; for a user that no trunk has, always the same trunk, whose password
    /// will not fit.
    /// </summary>
    private static TrunkDocument Claimed(SipRequest request, CatalogSnapshot catalog)
    {
        var offered = catalog.Trunks.Where(trunk => trunk.Login is not null).ToList();
        var credentials = request.All(SipHeader.Authorization).ToList();
        var from = request.From.Uri.DecodedUser ?? "";
        return offered.Find(trunk => credentials.Exists(text => Names(text, trunk.Login!)))
            ?? offered.Find(trunk => trunk.Login!.User == from)
            ?? offered[(int)((uint)from.GetHashCode(StringComparison.Ordinal) % (uint)offered.Count)];
    }

    private static bool Names(string credentials, TrunkLogin login) =>
        AuthParameters.TryParse(credentials, out var read) && read["username"] == login.User && read["realm"] == login.Realm;

    private static string? FindHa1(TrunkLogin login, string user, DigestAlgorithm algorithm)
    {
        if (user != login.User)
            return null;
        return algorithm == DigestAlgorithm.Md5 ? login.Ha1Md5 : login.Ha1Sha256;
    }

    private DigestServer NewDigest(string realm) =>
        new(new DigestServerOptions(realm, nonceSecret) { Algorithms = options.DigestAlgorithms, NonceLife = options.NonceLife }, time);
}

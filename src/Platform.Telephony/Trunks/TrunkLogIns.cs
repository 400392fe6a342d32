using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Sip;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Edge.Guard;

namespace Platform.Telephony.Trunks;

/// <summary>
/// Carriers that call from no known address and show who they are by digest (RFC 3261 section 22, RFC 8760). A stranger's INVITE
/// is challenged whatever user it names, in the realm of one of the trunks, so that nobody learns which users there are.
/// </summary>
internal sealed class TrunkLogIns(ICatalog catalog, TelephonyOptions options, SipGuard guard, ReadOnlyMemory<byte> nonceSecret,
    TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DigestServer> digests = new();
    private volatile Offered offered = new(CatalogSnapshot.Empty);

    /// <summary>Whether any trunk may show itself so. When none does, strangers need not be asked.</summary>
    public bool AreOffered => Current().Trunks.Count > 0;

    /// <summary>
    /// Only an INVITE that brings back a nonce of ours from where the nonce went is worth state. All others are challenged
    /// without any.
    /// </summary>
    public SipAdmission Admit(SipRequest request, SipPath source)
    {
        var digest = DigestOf(Claimed(request));
        var asker = AskerOf(source);
        if (digest.HasFreshNonce(request, DigestRole.Registrar, asker))
            return SipAdmission.AcceptProven;
        guard.Challenged(source);
        var isStale = digest.UserOf(request, DigestRole.Registrar) is not null;
        return SipAdmission.Refuse(401,
            (response, isShort) => digest.Challenge(response, DigestRole.Registrar, isStale, asker, isShort));
    }

    /// <summary>The trunk that an INVITE proves to be; null when it was answered with a challenge or a refusal.</summary>
    public TrunkDocument? Check(SipServerTransaction transaction)
    {
        var trunk = Claimed(transaction.Request);
        var account = $"trunk:{trunk.TrunkId}";
        var digest = DigestOf(trunk);
        if (guard.LogInWait(transaction.Source, account) is { Ticks: > 0 } wait)
            return Answer(transaction, Wait(transaction, wait));
        var verdict = digest.Verify(transaction.Request, DigestRole.Registrar, (user, algorithm) => FindHa1(trunk.Login!, user, algorithm),
            AskerOf(transaction.Source));
        if (verdict == DigestVerdict.Ok)
        {
            guard.LogInSucceeded(transaction.Source, account, time.GetUtcNow() + Trust);
            return trunk;
        }

        log.TrunkLogInRefused(verdict.ToString());
        if (verdict == DigestVerdict.Refused)
            guard.LogInFailed(transaction.Source, account);
        if (verdict is DigestVerdict.Malformed or DigestVerdict.Refused)
            return Answer(transaction, transaction.CreateResponse(verdict == DigestVerdict.Malformed ? 400 : 403));
        var challenge = transaction.CreateResponse(401);
        digest.Challenge(challenge, DigestRole.Registrar, DigestServer.IsStale(verdict), AskerOf(transaction.Source));
        return Answer(transaction, challenge);
    }

    private static TrunkDocument? Answer(SipServerTransaction transaction, SipResponse response)
    {
        transaction.Respond(response);
        return null;
    }

    /// <summary>Too many failures before: the credentials are not even looked at.</summary>
    private static SipResponse Wait(SipServerTransaction transaction, TimeSpan wait)
    {
        var response = transaction.CreateResponse(503);
        response.Add(SipHeader.RetryAfter, Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return response;
    }

    /// <summary>
    /// The trunk whose user the credentials or From name; for a user that no trunk has, always the same trunk, whose password
    /// will not fit.
    /// </summary>
    private TrunkDocument Claimed(SipRequest request)
    {
        var trunks = Current().Trunks;
        var credentials = request.All(SipHeader.Authorization).ToList();
        var from = request.From.Uri.DecodedUser ?? "";
        return trunks.Find(trunk => credentials.Exists(text => Names(text, trunk.Login!)))
            ?? trunks.Find(trunk => trunk.Login!.User == from)
            ?? trunks[(int)((uint)from.GetHashCode(StringComparison.Ordinal) % (uint)trunks.Count)];
    }

    private static bool Names(string credentials, TrunkLogin login) =>
        AuthParameters.TryParse(credentials, out var read) && read["username"] == login.User && read["realm"] == login.Realm;

    private static string? FindHa1(TrunkLogin login, string user, DigestAlgorithm algorithm)
    {
        if (user != login.User)
            return null;
        return algorithm == DigestAlgorithm.Md5 ? login.Ha1Md5 : login.Ha1Sha256;
    }

    private static SourceAddress AskerOf(SipPath source) => SourceAddress.Of(source.Remote.Address).Network;

    private DigestServer DigestOf(TrunkDocument trunk) => digests.GetOrAdd(trunk.Login!.Realm, realm =>
        new DigestServer(new DigestServerOptions(realm, nonceSecret) { Algorithms = options.DigestAlgorithms, NonceLife = options.NonceLife }, time));

    private Offered Current()
    {
        var snapshot = catalog.Current;
        if (!ReferenceEquals(offered.Snapshot, snapshot))
            offered = new Offered(snapshot);
        return offered;
    }

    private sealed class Offered(CatalogSnapshot snapshot)
    {
        public CatalogSnapshot Snapshot { get; } = snapshot;

        public List<TrunkDocument> Trunks { get; } = [.. snapshot.Trunks.Where(trunk => trunk.Login is not null)];
    }
}

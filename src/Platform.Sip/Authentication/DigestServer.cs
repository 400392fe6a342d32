using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Authentication;

/// <summary>A protection space. The secret signs nonces: at least 16 random bytes, the same on all nodes of a site.</summary>
public sealed record DigestServerOptions(string Realm, ReadOnlyMemory<byte> Secret)
{
    /// <summary>One challenge each, in this order (RFC 8760 section 2.4).</summary>
    public IReadOnlyList<DigestAlgorithm> Algorithms { get; init; } = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5];

    public TimeSpan NonceLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Nonces that were answered rightly and are remembered; beyond, the older ones expire early.</summary>
    public int MaxNonces { get; init; } = 100_000;
}

/// <summary>
/// The server side of digest (RFC 3261 section 22, RFC 7616, RFC 8760): challenges, and checks against stored HA1 hashes.
/// An unknown user takes the same work and gets the same answer as a wrong password. A nonce that is not fresh is told before
/// anything else (RFC 7616 section 3.3), so nobody can try passwords on one that was never given to them. Safe for use by
/// several threads.
/// </summary>
public sealed class DigestServer(DigestServerOptions options, TimeProvider time)
{
    private const string Unreachable = "0000000000000000000000000000000000000000000000000000000000000000";

    private readonly DigestNonces _nonces = new(options.Secret, options.NonceLife, time, options.MaxNonces);

    /// <summary>The user name in credentials for our realm, to look its HA1 up before Verify; null when there are none.</summary>
    public string? UserOf(SipRequest request, DigestRole role) =>
        FindCredentials(request, role, out _)?["username"];

    /// <summary>
    /// The credentials carry a nonce that was given to this asker a short while ago, so the asker receives what is sent there.
    /// </summary>
    public bool HasFreshNonce(SipRequest request, DigestRole role, SourceAddress asker) =>
        FindCredentials(request, role, out _)?["nonce"] is { } nonce && _nonces.IsFresh(nonce, asker);

    /// <summary>
    /// Checks the request's credentials. <paramref name="findHa1"/> gives the stored H(user:realm:password) in lower-case
    /// hex for a user and an algorithm, or null when there is none. <paramref name="asker"/> is whom the challenge went to;
    /// leave it out both times where nonces may travel.
    /// </summary>
    public DigestVerdict Verify(
        SipRequest request, DigestRole role, Func<string, DigestAlgorithm, string?> findHa1, SourceAddress asker = default)
    {
        var credentials = FindCredentials(request, role, out var isMalformed);
        if (credentials is null) return isMalformed ? DigestVerdict.Malformed : DigestVerdict.Missing;
        if (!Claim.TryRead(credentials, options.Algorithms, out var claim)) return DigestVerdict.Malformed;
        if (!_nonces.IsFresh(claim.Nonce, asker)) return DigestVerdict.Stale;
        var ha1 = findHa1(claim.User, claim.Algorithm);
        var expected = DigestHash.Response(
            claim.Algorithm, ha1 ?? Unreachable, request.Method.Name, claim.Uri, claim.Nonce, claim.Qop, claim.CountText,
            claim.ClientNonce);
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(claim.Response));
        if (!isRight || ha1 is null) return DigestVerdict.Refused;
        return _nonces.TryUse(claim.Nonce, claim.Count) ? DigestVerdict.Ok : DigestVerdict.Replayed;
    }

    /// <summary>Adds one challenge an algorithm to a 401 or 407; a short one has the last algorithm's only.</summary>
    public void Challenge(SipResponse response, DigestRole role, bool stale, SourceAddress asker = default, bool isShort = false)
    {
        var header = role == DigestRole.Proxy ? SipHeader.ProxyAuthenticate : SipHeader.WwwAuthenticate;
        var nonce = _nonces.New(asker);
        foreach (var algorithm in options.Algorithms.Skip(isShort ? options.Algorithms.Count - 1 : 0))
        {
            response.Add(header, $"Digest realm={SipGrammar.Quote(options.Realm)}, nonce=\"{nonce}\", "
                + $"algorithm={DigestHash.Name(algorithm)}, qop=\"auth\"{(stale ? ", stale=true" : "")}");
        }
    }

    /// <summary>True when the verdict asks for a challenge with stale=true.</summary>
    public static bool IsStale(DigestVerdict verdict) => verdict is DigestVerdict.Stale or DigestVerdict.Replayed;

    /// <summary>The stored form of a password: see <see cref="DigestHash.Ha1"/>.</summary>
    public static string Ha1(DigestAlgorithm algorithm, string user, string realm, string password) =>
        DigestHash.Ha1(algorithm, user, realm, password);

    /// <summary>Credentials of other schemes and realms are not ours to judge (RFC 3261 section 22.3).</summary>
    private AuthParameters? FindCredentials(SipRequest request, DigestRole role, out bool isMalformed)
    {
        isMalformed = false;
        var header = role == DigestRole.Proxy ? SipHeader.ProxyAuthorization : SipHeader.Authorization;
        foreach (var text in request.All(header))
        {
            if (!text.StartsWith("Digest", StringComparison.OrdinalIgnoreCase)) continue;
            if (!AuthParameters.TryParse(text, out var parameters)) isMalformed = true;
            else if (parameters.IsDigest && parameters["realm"] == options.Realm) return parameters;
        }
        return null;
    }

    /// <summary>What the client says, complete and in range.</summary>
    private readonly record struct Claim(
        DigestAlgorithm Algorithm, string User, string Nonce, string Uri, string Response, string? Qop, string? CountText, uint Count,
        string? ClientNonce)
    {
        public static bool TryRead(AuthParameters from, IReadOnlyList<DigestAlgorithm> offered, out Claim claim)
        {
            claim = default;
            if (DigestHash.Find(from["algorithm"]) is not { } algorithm || !offered.Contains(algorithm)) return false;
            if (from["username"] is not { } user || from["nonce"] is not { } nonce) return false;
            if (from["uri"] is not { } uri || from["response"] is not { } response) return false;
            if (from["qop"] is not { } qop)
            {
                // RFC 2069 clients count nothing, so their nonce is good for one request.
                claim = new(algorithm, user, nonce, uri, response, null, null, uint.MaxValue, null);
                return true;
            }
            if (qop != "auth" || from["cnonce"] is not { } cnonce || from["nc"] is not { Length: 8 } text) return false;
            if (!uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count)) return false;
            claim = new(algorithm, user, nonce, uri, response, qop, text, count, cnonce);
            return true;
        }
    }
}

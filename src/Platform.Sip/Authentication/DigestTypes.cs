namespace Platform.Sip.Authentication;

/// <summary>Hash algorithms of SIP digest (RFC 8760). The numbers are stable.</summary>
public enum DigestAlgorithm
{
    Md5 = 0,
    Sha256 = 1,
}

/// <summary>The outcome of checking a request's credentials. The numbers are stable.</summary>
public enum DigestVerdict
{
    Ok = 0,
    /// <summary>No credentials for our realm: challenge.</summary>
    Missing = 1,
    /// <summary>The nonce is too old, or none that we gave to this asker: challenge with stale=true.</summary>
    Stale = 2,
    /// <summary>Unknown user or wrong password; nobody can tell which. Challenge again, as for Missing.</summary>
    Refused = 3,
    /// <summary>Credentials that cannot be read, lack a part, or use an algorithm that was not offered: 400.</summary>
    Malformed = 4,
    /// <summary>Right answer, but this nonce count was used before: a replay. Challenge with stale=true.</summary>
    Replayed = 5,
}

/// <summary>Who asks; the number is the status code of its challenge.</summary>
public enum DigestRole
{
    /// <summary>A registrar or user agent server: 401, WWW-Authenticate, Authorization.</summary>
    Registrar = 401,
    /// <summary>A proxy: 407, Proxy-Authenticate, Proxy-Authorization.</summary>
    Proxy = 407,
}

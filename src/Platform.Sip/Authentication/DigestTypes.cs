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
    /// <summary>Right answer to a nonce that is too old, or reused: challenge with stale=true.</summary>
    Stale = 2,
    /// <summary>Unknown user or wrong password; nobody can tell which.</summary>
    Refused = 3,
    /// <summary>Credentials that cannot be read or lack a part: 400.</summary>
    Malformed = 4,
    /// <summary>The nonce is none of ours, or its count was used before.</summary>
    BadNonce = 5,
}

/// <summary>401 with Authorization, or 407 with Proxy-Authorization.</summary>
public enum DigestRole
{
    Registrar = 401,
    Proxy = 407,
}

namespace Platform.Domain.Catalog.Declarations;

/// <summary>RFC 7616 A1 hashes of one SIP password, in lower-case hexadecimal digits.</summary>
public sealed record SipHa1(string Md5, string Sha256);

/// <summary>What turns passwords into what is stored. Injected, for hashing a password takes chance.</summary>
/// <param name="HashPassword">Password → hash, another one each time.</param>
/// <param name="VerifyPassword">Password and stored hash → whether they belong together, so that an unchanged password is no
/// change.</param>
/// <param name="HashSip">User, realm and password → hashes.</param>
/// <param name="SealAccount">Trunk and password of our account there → encrypted, another text each time.</param>
/// <param name="OpenAccount">Trunk and what is stored → password; null when it cannot be read.</param>
/// <param name="SealOpenId">Tenant and its client's secret at its OpenID provider → encrypted, another text each time.</param>
/// <param name="OpenOpenId">Tenant and what is stored → secret; null when it cannot be read.</param>
/// <param name="SealSecret">Tenant, id and value of a secret → encrypted, another text each time.</param>
/// <param name="OpenSecret">Tenant, id and what is stored → value; null when it cannot be read.</param>
public sealed record DeclarationSecrets(Func<string, string> HashPassword, Func<string, string, bool> VerifyPassword,
    Func<string, string, string, SipHa1> HashSip, Func<string, string, string> SealAccount, Func<string, string, string?> OpenAccount,
    Func<string, string, string> SealOpenId, Func<string, string, string?> OpenOpenId,
    Func<string, string, string, string> SealSecret, Func<string, string, string, string?> OpenSecret);

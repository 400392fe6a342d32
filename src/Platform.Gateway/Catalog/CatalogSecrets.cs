using Platform.Contracts.Stores;
using Platform.Domain.Catalog.Declarations;
using Platform.Gateway.Auth;

namespace Platform.Gateway.Catalog;

/// <summary>How passwords that are declared become what is stored, by apply and by the API alike.</summary>
public static class CatalogSecrets
{
    public static DeclarationSecrets Of(IPasswordHashing passwords, ISecretBox box) => new(
        passwords.Hash,
        (password, hash) => passwords.Verify(hash, password),
        (user, realm, password) => new SipHa1(SipDigestHash.Ha1Md5(user, realm, password), SipDigestHash.Ha1Sha256(user, realm, password)),
        (trunk, password) => box.Seal(SecretContext.TrunkAccount(trunk), password),
        (trunk, sealedPassword) => box.Open(SecretContext.TrunkAccount(trunk), sealedPassword),
        (tenant, secret) => box.Seal(SecretContext.OpenId(tenant), secret),
        (tenant, sealedSecret) => box.Open(SecretContext.OpenId(tenant), sealedSecret),
        (tenant, id, value) => box.Seal(SecretContext.Tenant(tenant, id), value),
        (tenant, id, sealedValue) => box.Open(SecretContext.Tenant(tenant, id), sealedValue));
}

using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Platform.Contracts.Stores;

namespace Platform.Gateway.Auth;

/// <summary>The key that signs access tokens (HS256). All nodes share it through the store; the first to need it makes it.</summary>
internal sealed class SigningKeys(ISecrets secrets)
{
    private const string SecretName = "gateway-access-token";
    private const int KeyBytes = 32;

    private SymmetricSecurityKey? loaded;

    public async ValueTask<SymmetricSecurityKey> LoadAsync(CancellationToken cancellation)
    {
        if (loaded is { } known)
            return known;
        var bytes = await secrets.GetOrCreateAsync(SecretName, () => RandomNumberGenerator.GetBytes(KeyBytes), cancellation);
        return loaded = new SymmetricSecurityKey(bytes);
    }
}

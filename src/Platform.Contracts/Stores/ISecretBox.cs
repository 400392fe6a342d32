namespace Platform.Contracts.Stores;

/// <summary>
/// Keeps what others gave us to show to them, such as our password at a carrier: encrypted with the house's own key, and readable
/// again, for a hash would not do.
/// </summary>
public interface ISecretBox
{
    /// <param name="context">What the secret belongs to; it can only be opened for the same. See <see cref="SecretContext"/>.</param>
    /// <returns>Another text each time.</returns>
    string Seal(string context, string clear);

    /// <returns>Null when it was sealed with another key or for another context, or is not sealed at all.</returns>
    string? Open(string context, string sealedText);
}

public static class SecretContext
{
    /// <summary>Of <c>TrunkAccount.PasswordSealed</c>.</summary>
    public static string TrunkAccount(string trunkId) => $"trunk-account:{trunkId}";

    /// <summary>Of <c>SecretDocument.Sealed</c>.</summary>
    public static string Tenant(string tenant, string secretId) => $"tenant-secret:{tenant}/{secretId}";

    /// <summary>Of a tenant's client secret at its OpenID provider.</summary>
    public static string OpenId(string tenant) => $"open-id:{tenant}";

    /// <summary>Of what a log-in by way of a tenant's OpenID provider must bring back.</summary>
    public static string OpenIdState(string tenant) => $"open-id-state:{tenant}";

    /// <summary>Of an authenticator's key.</summary>
    /// <param name="tenant">Null for the operator's people.</param>
    public static string SecondFactor(string? tenant, string login) => $"second-factor:{tenant}/{login}";

    /// <summary>Of the key of a tenant's recordings.</summary>
    public static string Recordings(string tenant) => $"recordings:{tenant}";
}

namespace Platform.Domain.Accounts;

/// <summary>
/// What is kept of somebody's log-in beside the password: the second factor and, for who comes by OpenID Connect, who that is there.
/// Somebody of whom nothing is kept has neither.
/// </summary>
/// <param name="TenantId">Null for the operator's people.</param>
public sealed record Account(string? TenantId, string Login)
{
    /// <summary>The authenticator's key, encrypted; null without a second factor.</summary>
    public string? KeySealed { get; init; }

    /// <summary>A key that was shown and is not confirmed yet, encrypted.</summary>
    public string? OfferedSealed { get; init; }

    /// <summary>Step of the last code that was taken.</summary>
    public long LastStep { get; init; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public IReadOnlyList<string> RecoveryHashes { get; init; } = [];

    /// <summary>Issuer and subject at the tenant's OpenID provider, as of the first log-in from there.</summary>
    public string? OpenIdSubject { get; init; }

    public bool HasSecondFactor => KeySealed is not null;

    /// <returns>The account with the code used up; null when the code is not good.</returns>
    /// <param name="key">What <see cref="KeySealed"/> holds.</param>
    /// <param name="code">Six digits of the authenticator, or a recovery code.</param>
    public Account? Use(ReadOnlySpan<byte> key, string code, DateTimeOffset now)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length == Totp.Digits)
            return Totp.Match(key, digits, now, LastStep) is { } step ? this with { LastStep = step } : null;
        var hash = RecoveryCodes.HashOf(code);
        return RecoveryHashes.Contains(hash) ? this with { RecoveryHashes = [.. RecoveryHashes.Where(kept => kept != hash)] } : null;
    }

    /// <returns>The account whose second factor is the offered key from now on; null when the code is not good.</returns>
    /// <param name="offered">What <see cref="OfferedSealed"/> holds.</param>
    /// <param name="recoveryHashes">Of new recovery codes.</param>
    public Account? Confirm(ReadOnlySpan<byte> offered, string code, DateTimeOffset now, IReadOnlyList<string> recoveryHashes) =>
        OfferedSealed is not null && Totp.Match(offered, code.Replace(" ", "", StringComparison.Ordinal), now, 0) is { } step
            ? this with { KeySealed = OfferedSealed, OfferedSealed = null, LastStep = step, RecoveryHashes = recoveryHashes }
            : null;

    public Account WithoutSecondFactor() => this with { KeySealed = null, OfferedSealed = null, LastStep = 0, RecoveryHashes = [] };
}

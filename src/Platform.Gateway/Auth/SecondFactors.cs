using System.Security.Cryptography;
using Platform.Contracts.Stores;
using Platform.Domain.Accounts;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth;

/// <param name="Key">Base32, to be typed into an authenticator app that cannot read the QR code.</param>
/// <param name="Uri">otpauth:…, what the QR code says.</param>
public sealed record SecondFactorOffer(string Key, string Uri);

/// <summary>Second factors: keys are kept encrypted, recovery codes as hashes, and each code is good once.</summary>
internal sealed class SecondFactors(IAccounts accounts, ISecretBox box, ICatalog catalog, TimeProvider time)
{
    public async Task<Account> ShowAsync(UserDocument user, CancellationToken cancellation) =>
        (await accounts.LoadAsync(user.TenantId, user.Login, cancellation)).Account;

    /// <summary>Whether the user must set up a second factor before anything else.</summary>
    public async Task<bool> IsMissingAsync(UserDocument user, CancellationToken cancellation) =>
        IsRequired(user.TenantId) && !(await ShowAsync(user, cancellation)).HasSecondFactor;

    public bool IsRequired(string? tenant)
    {
        var rule = tenant is null ? catalog.Current.Operator.SecondFactor : catalog.Current.FindTenant(tenant)?.SignIn.SecondFactor;
        return rule == SecondFactorRule.Required;
    }

    /// <returns>Whether the code was good; it is used up.</returns>
    public async Task<bool> UseAsync(UserDocument user, string code, CancellationToken cancellation)
    {
        var (account, version) = await accounts.LoadAsync(user.TenantId, user.Login, cancellation);
        return account.KeySealed is { } key && account.Use(Open(user, key), code, time.GetUtcNow()) is { } used
            && await accounts.SaveAsync(used, version, cancellation);
    }

    /// <summary>A new key, which counts once it is confirmed.</summary>
    public async Task<SecondFactorOffer> OfferAsync(UserDocument user, CancellationToken cancellation)
    {
        var key = RandomNumberGenerator.GetBytes(Totp.KeyBytes);
        await ChangeAsync(user, account => account with { OfferedSealed = Seal(user, key) }, cancellation);
        var house = user.TenantId is { } tenant ? catalog.Current.FindTenant(tenant)!.Name : catalog.Current.Operator.Name;
        return new SecondFactorOffer(Base32.Encode(key), Totp.UriOf(key, house, user.Login));
    }

    /// <returns>The recovery codes, told this once; null when the code does not belong to the offered key.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(UserDocument user, string code, CancellationToken cancellation)
    {
        var (account, version) = await accounts.LoadAsync(user.TenantId, user.Login, cancellation);
        var codes = NewCodes();
        return account.OfferedSealed is { } offered
            && account.Confirm(Open(user, offered), code, time.GetUtcNow(), HashesOf(codes)) is { } confirmed
            && await accounts.SaveAsync(confirmed, version, cancellation) ? codes : null;
    }

    /// <summary>New recovery codes in place of those that are left.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(UserDocument user, CancellationToken cancellation)
    {
        var codes = NewCodes();
        await ChangeAsync(user, account => account with { RecoveryHashes = HashesOf(codes) }, cancellation);
        return codes;
    }

    public Task RemoveAsync(UserDocument user, CancellationToken cancellation) =>
        ChangeAsync(user, account => account.WithoutSecondFactor(), cancellation);

    private async Task ChangeAsync(UserDocument user, Func<Account, Account> change, CancellationToken cancellation)
    {
        StoredAccount stored;
        do
            stored = await accounts.LoadAsync(user.TenantId, user.Login, cancellation);
        while (!await accounts.SaveAsync(change(stored.Account), stored.Version, cancellation));
    }

    private static string[] NewCodes() =>
        [.. Enumerable.Range(0, RecoveryCodes.Count).Select(_ => RecoveryCodes.Make(RandomNumberGenerator.GetBytes(RecoveryCodes.Bytes)))];

    private static IReadOnlyList<string> HashesOf(IEnumerable<string> codes) => [.. codes.Select(RecoveryCodes.HashOf)];

    private string Seal(UserDocument user, byte[] key) => box.Seal(SecretContext.SecondFactor(user.TenantId, user.Login), Convert.ToBase64String(key));

    private byte[] Open(UserDocument user, string sealedKey) =>
        Convert.FromBase64String(box.Open(SecretContext.SecondFactor(user.TenantId, user.Login), sealedKey)
            ?? throw new InvalidOperationException($"The second factor of {user.Login} was encrypted with another key."));
}

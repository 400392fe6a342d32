using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog.Declarations;

/// <summary>
/// Trunks from declarations and back. A password that is left out is the stored one, as long as it still fits what it is stored for;
/// else what is stored is empty, and <see cref="CatalogRules"/> asks for it.
/// </summary>
public static class TrunkTranslation
{
    private const int SecretMax = 128;
    private const int LoginSecretMin = 8;

    /// <param name="known">The trunk as it is; null for a new one.</param>
    /// <param name="path">Where the trunk is written.</param>
    /// <param name="faults">Gets what is wrong with the passwords.</param>
    public static TrunkDocument Read(TrunkDeclaration trunk, TrunkDocument? known, DeclarationSecrets secrets, string path,
        ICollection<CatalogFault> faults)
    {
        CheckSecret(trunk.Login?.Password, LoginSecretMin, $"{path}.login.password", faults);
        CheckSecret(trunk.Account?.Password, 1, $"{path}.account.password", faults);
        var document = new TrunkDocument(trunk.Id, trunk.Name, trunk.Addresses ?? [], trunk.MaxChannels)
        {
            OnlyTenant = trunk.OnlyTenant,
            Peers = trunk.Peers ?? [],
            Login = trunk.Login is { } login ? LoginOf(login, known?.Login, secrets) : null,
            Account = trunk.Account is { } account ? AccountOf(trunk.Id, account, known?.Account, secrets) : null,
            MaxCallsPerSecond = trunk.MaxCallsPerSecond,
            FailoverCodes = trunk.FailoverCodes ?? [],
            HealthIntervalS = trunk.HealthIntervalS,
            PeerSilenceMs = trunk.PeerSilenceMs,
            CalledIn = trunk.CalledIn ?? [],
            CallingIn = trunk.CallingIn ?? [],
            CalledOut = trunk.CalledOut ?? [],
            CallingOut = trunk.CallingOut ?? [],
            CallerId = trunk.CallerId,
        };
        return trunk.Codecs is { } codecs ? document with { Codecs = codecs } : document;
    }

    /// <summary>Without secrets.</summary>
    public static TrunkDeclaration Write(TrunkDocument trunk) => new(trunk.TrunkId, trunk.Name, trunk.Addresses, trunk.MaxChannels,
        trunk.OnlyTenant, trunk.Peers,
        trunk.Login is { } login ? new(login.User, login.Realm) : null,
        trunk.Account is { } account
            ? new(account.User, null, account.Registers, account.Registrar, account.Domain, account.ExpiresS)
            : null,
        trunk.MaxCallsPerSecond, trunk.FailoverCodes, trunk.HealthIntervalS, trunk.PeerSilenceMs, trunk.Codecs, trunk.CalledIn,
        trunk.CallingIn, trunk.CalledOut, trunk.CallingOut, trunk.CallerId);

    private static TrunkLogin LoginOf(TrunkLoginDeclaration login, TrunkLogin? known, DeclarationSecrets secrets)
    {
        var ha1 = login.Password is { } password ? secrets.HashSip(login.User, login.Realm, password)
            : known is not null && known.User == login.User && known.Realm == login.Realm ? new SipHa1(known.Ha1Md5, known.Ha1Sha256)
            : new SipHa1("", "");
        return new(login.User, login.Realm, ha1.Md5, ha1.Sha256);
    }

    private static TrunkAccount AccountOf(string trunk, TrunkAccountDeclaration account, TrunkAccount? known, DeclarationSecrets secrets)
    {
        var kept = known is not null && known.User == account.User ? known.PasswordSealed : "";
        var sealedPassword = account.Password is not { } password ? kept
            : kept.Length > 0 && secrets.OpenAccount(trunk, kept) == password ? kept
            : secrets.SealAccount(trunk, password);
        return new(account.User, sealedPassword, account.Registers, account.Registrar, account.Domain, account.ExpiresS);
    }

    private static void CheckSecret(string? secret, int least, string path, ICollection<CatalogFault> faults)
    {
        if (secret is not null && (secret.Length < least || secret.Length > SecretMax || secret.Any(char.IsControl)))
            faults.Add(new(path, OutOfRange, $"The password has {least} to {SecretMax} characters, none of them a control character."));
    }
}

using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Sip;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;

namespace Platform.Telephony.Trunks;

/// <summary>What we show at carriers that challenge us (RFC 3261 section 22.2, RFC 8760).</summary>
internal sealed class TrunkAccounts(ISecretBox box, ISipIdSource ids)
{
    private readonly ConcurrentDictionary<(string Trunk, string User, string Sealed), DigestClient?> clients = new();

    /// <summary>
    /// Adds our credentials to a request, a clone of the refused one. False when the trunk has no account, its password cannot be
    /// opened, or the carrier did not accept it before.
    /// </summary>
    public bool TryAnswer(TrunkDocument trunk, SipResponse challenge, SipRequest request) =>
        trunk.Account is { } account
        && clients.GetOrAdd((trunk.TrunkId, account.User, account.PasswordSealed), Open)?.TryAnswer(challenge, request) == true;

    private DigestClient? Open((string Trunk, string User, string Sealed) account) =>
        box.Open(SecretContext.TrunkAccount(account.Trunk), account.Sealed) is { } password
            ? new DigestClient(account.User, password, ids) : null;
}

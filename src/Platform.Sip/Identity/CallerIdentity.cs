using Platform.Sip.Messages;

namespace Platform.Sip.Identity;

/// <summary>
/// Who calls, and who may know it (RFC 3323, RFC 3325). An identity is asserted only when a peer of the trust domain said
/// so or we authenticated the user; From alone proves nothing.
/// </summary>
/// <param name="Address">The SIP identity, else the tel one, else From.</param>
/// <param name="Telephone">The tel identity where both kinds were asserted.</param>
public sealed record CallerIdentity(NameAddr Address, NameAddr? Telephone, bool IsAsserted, PrivacyFlags Privacy)
{
    private const string Anonymous = "\"Anonymous\" <sip:anonymous@anonymous.invalid>";

    /// <summary>
    /// Reads the caller of a validated request. P-Asserted-Identity counts only from a trusted peer; malformed values, and
    /// more than one SIP and one tel identity, count as none (RFC 3325 section 9.1).
    /// </summary>
    public static CallerIdentity Of(SipRequest request, bool trustsPeer)
    {
        var privacy = PrivacyValues.Of(request);
        if (!trustsPeer || !request.TryGetAddresses(SipHeader.PAssertedIdentity, out var asserted)) asserted = [];
        var sip = asserted.Where(identity => identity.Uri.IsSip).ToList();
        var tel = asserted.Where(identity => identity.Uri.Scheme == "tel").ToList();
        if (sip.Count > 1 || tel.Count > 1 || sip.Count + tel.Count == 0) return new(request.From.WithTag(null), null, false, privacy);
        return new(sip.FirstOrDefault() ?? tel[0], sip.Count == 1 ? tel.FirstOrDefault() : null, true, privacy);
    }

    /// <summary>
    /// Writes P-Asserted-Identity, Privacy and, for a caller who hides, an anonymous From into a request of ours. To a
    /// next hop outside the trust domain a hidden identity is not written (RFC 3325 section 7); From keeps its tag.
    /// </summary>
    public void Write(SipRequest request, bool trustsNextHop)
    {
        request.Remove(SipHeader.PAssertedIdentity);
        request.Remove(SipHeader.PPreferredIdentity);
        request.Remove(SipHeader.Privacy);
        var hides = Privacy.HidesIdentity();
        if (hides) request.Set(SipHeader.From, NameAddr.Parse(Anonymous).WithTag(request.From.Tag).ToString());
        if (IsAsserted && (trustsNextHop || !hides)) WriteAsserted(request);
        if (Privacy != PrivacyFlags.None) request.Add(SipHeader.Privacy, PrivacyValues.Text(Privacy));
    }

    private void WriteAsserted(SipRequest request)
    {
        request.Add(SipHeader.PAssertedIdentity, (Address with { Parameters = default }).ToString());
        if (Telephone is not null) request.Add(SipHeader.PAssertedIdentity, (Telephone with { Parameters = default }).ToString());
    }

    /// <summary>Removes what only the trust domain may see from a message that leaves it.</summary>
    public static void Strip(SipMessage message)
    {
        message.Remove(SipHeader.PAssertedIdentity);
        message.Remove(SipHeader.PPreferredIdentity);
    }
}

using Platform.Sip.Messages;

namespace Platform.Host.Robots;

/// <summary>What a softphone is set up with.</summary>
/// <param name="User">The agent's id, such as 1001; also the digest user.</param>
/// <param name="Domain">The tenant's SIP domain; also the digest realm.</param>
internal sealed record PhoneAccount(string User, string Domain, string Password)
{
    public SipUri Address => SipUri.Sip(User, Domain);
}

using Platform.Sip.Messages;

namespace Platform.Sip.Authentication;

public sealed class DigestClient(string user, string password, ISipIdSource ids)
{
    public bool TryAnswer(SipResponse challenge, SipRequest request) => throw new NotSupportedException(user + password + ids + challenge + request);
}

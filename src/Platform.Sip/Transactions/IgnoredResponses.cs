using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Transactions;

/// <summary>The user of a CANCEL: its outcome shows in the INVITE's final response.</summary>
internal sealed class IgnoredResponses : ISipResponseHandler
{
    public static readonly IgnoredResponses Instance = new();

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
    }

    public void OnTimeout(SipClientTransaction transaction)
    {
    }

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error)
    {
    }
}

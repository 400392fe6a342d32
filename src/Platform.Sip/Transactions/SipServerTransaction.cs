using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Transactions;

public abstract class SipServerTransaction
{
    public SipRequest Request => throw new NotSupportedException();
    public SipPath Source => throw new NotSupportedException();
    public string LocalTag => throw new NotSupportedException();
    public object? State { get; set; }
    public SipResponse CreateResponse(int statusCode, string? reasonPhrase = null) => throw new NotSupportedException();
    public void Respond(SipResponse response) => throw new NotSupportedException();
    public void Respond(int statusCode, string? reasonPhrase = null) => throw new NotSupportedException();
}

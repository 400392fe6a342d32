using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Transactions;

public abstract class SipClientTransaction
{
    public SipRequest Request => throw new NotSupportedException();
    public SipPath Target => throw new NotSupportedException();
    public object? State { get; set; }
    public void SendAck(SipRequest ack) => throw new NotSupportedException();
    public void Cancel(string? reason = null) => throw new NotSupportedException();
}

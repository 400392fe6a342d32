using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Dialogs;

public static class Dialog
{
    public static DialogState FromRequest(SipRequest request, string localTag, SipUri localContact, SipPath? source, bool confirmed) => throw new NotSupportedException();
    public static bool TryFromResponse(SipRequest request, SipResponse response, SipPath? target, out DialogState dialog) => throw new NotSupportedException();
    public static (DialogState Dialog, SipRequest Request) NewRequest(DialogState dialog, SipMethod method) => throw new NotSupportedException();
    public static SipRequest Ack(DialogState dialog, uint inviteCSeq) => throw new NotSupportedException();
    public static DialogReceived Receive(DialogState dialog, SipRequest request) => throw new NotSupportedException();
    public static DialogState Refresh(DialogState dialog, SipMessage message) => throw new NotSupportedException();
    public static SipPath? PathOf(DialogState dialog) => throw new NotSupportedException();
}

public readonly record struct DialogReceived(DialogState Dialog, int RefusalStatusCode)
{
    public bool IsAccepted => RefusalStatusCode == 0;
}

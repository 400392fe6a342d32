using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>Turns the callbacks of one transaction into a task of its final response.</summary>
internal sealed class FinalResponseWaiter : ISipResponseHandler
{
    private readonly TaskCompletionSource<SipResponse> _final = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<SipResponse> Response => _final.Task;

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        if (response.IsFinal) _final.TrySetResult(response);
    }

    public void OnTimeout(SipClientTransaction transaction) => _final.TrySetResult(SipResponse.For(transaction.Request, 408, null));

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) =>
        _final.TrySetResult(SipResponse.For(transaction.Request, 503, null, $"Service Unavailable ({error})"));
}

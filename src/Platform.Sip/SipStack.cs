using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip;

public sealed class SipStack : IAsyncDisposable
{
    public SipStack(SipStackOptions options) => throw new NotSupportedException(options.ToString());
    public void Start() => throw new NotSupportedException();
    public SipClientTransaction SendRequest(SipRequest request, ISipResponseHandler handler, SipPath? target = null, object? state = null) => throw new NotSupportedException();
    public Task<SipResponse> SendRequestAsync(SipRequest request, SipPath? target = null, CancellationToken cancellation = default) => throw new NotSupportedException();
    public SipUri LocalContact(SipTransportKind transport, string? user = null) => throw new NotSupportedException();
    public ISipIdSource Ids => throw new NotSupportedException();
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}

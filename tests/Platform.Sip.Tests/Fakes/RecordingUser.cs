using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Fakes;

/// <summary>A transaction user that writes down what it hears, and does what the test put into its hooks.</summary>
internal sealed class RecordingUser : ISipRequestHandler, ISipResponseHandler
{
    private readonly Lock _lock = new();
    private readonly List<string> _heard = [];

    public Func<SipRequest, SipPath, SipAdmission> Admission { get; set; } = (_, _) => SipAdmission.Accept;

    public Action<SipServerTransaction>? Request { get; set; }

    public Action<SipServerTransaction>? Cancelled { get; set; }

    public Action<SipClientTransaction, SipResponse>? Response { get; set; }

    public SipServerTransaction? LastServer { get; private set; }

    public SipResponse? LastResponse { get; private set; }

    public SipRequest? LastAck { get; private set; }

    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_lock) return [.. _heard];
        }
    }

    public SipAdmission Admit(SipRequest request, SipPath source) => Admission(request, source);

    public void OnRequest(SipServerTransaction transaction)
    {
        LastServer = transaction;
        Hear(transaction.Request.Method.Name);
        Request?.Invoke(transaction);
    }

    public void OnCancel(SipServerTransaction invite, SipRequest cancel)
    {
        Hear("cancel");
        Cancelled?.Invoke(invite);
    }

    public void OnAck(SipRequest ack, SipPath source, SipServerTransaction? invite)
    {
        LastAck = ack;
        Hear(invite is null ? "stray ACK" : "ACK");
    }

    public void OnAckTimeout(SipServerTransaction invite) => Hear("no ACK");

    public void OnTransportError(SipServerTransaction transaction, SipTransportError error) => Hear($"server {error}");

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        LastResponse = response;
        Hear(response.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Response?.Invoke(transaction, response);
    }

    public void OnTimeout(SipClientTransaction transaction) => Hear("time-out");

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) => Hear($"client {error}");

    private void Hear(string what)
    {
        lock (_lock) _heard.Add(what);
    }
}

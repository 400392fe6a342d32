using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Platform.Sip;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Telephony.Tests.World;

/// <summary>A SIP user agent on loopback that does what a test tells it, well-behaved or not.</summary>
internal sealed class Phone : ISipRequestHandler, IAsyncDisposable
{
    private readonly Channel<SipServerTransaction> requests = Channel.CreateUnbounded<SipServerTransaction>();
    private readonly Channel<SipRequest> acks = Channel.CreateUnbounded<SipRequest>();
    private readonly Channel<SipServerTransaction> cancels = Channel.CreateUnbounded<SipServerTransaction>();
    private readonly WireTap transport;
    private readonly WebSocketTransport? webSockets;

    public Phone(string address, SipTimers timers, Action<SipServerTransaction>? onRequest = null, SipTransportKind kind = SipTransportKind.Udp)
    {
        OnRequestNow = onRequest;
        var local = new IPEndPoint(IPAddress.Parse(address), 0);
        ISipTransport own = kind switch
        {
            SipTransportKind.Udp => new UdpTransport(local),
            SipTransportKind.Tcp => new TcpTransport(local, TimeProvider.System),
            _ => webSockets = new WebSocketTransport(kind, local, TimeProvider.System),
        };
        transport = new WireTap(own);
        Stack = new SipStack(new SipStackOptions { Transports = [transport], Time = TimeProvider.System, Handler = this, Timers = timers, ProductName = "Deskphone D12/10.1.33.33" });
        Stack.Start();
    }

    public SipStack Stack { get; }

    public IPEndPoint Local => transport.Local;

    /// <summary>Every message that reached the phone, as it was on the wire.</summary>
    public IReadOnlyCollection<string> Arrived => transport.Arrived;

    /// <summary>A browser has no address that it could tell (RFC 7118 section 5).</summary>
    public string Contact => transport.Kind switch
    {
        SipTransportKind.Udp => $"sip:phone@{Local}",
        SipTransportKind.Tcp => $"sip:phone@{Local};transport=tcp",
        _ => $"sip:phone@{Page}.invalid;transport=ws",
    };

    /// <summary>What a browser's page calls itself; it makes that up when it is loaded.</summary>
    public string Page { get; init; } = "df7jal23ls0d";

    /// <summary>Answers BYE with 200 by itself; off to be a phone that is gone.</summary>
    public bool AnswersBye { get; set; } = true;

    /// <summary>Does all of the answering when set.</summary>
    public Action<SipServerTransaction>? OnRequestNow { get; set; }

    public int ByesSeen { get; private set; }

    public async Task<SipServerTransaction> Expect(SipMethod method)
    {
        var request = await Next(requests, method.Name);
        Assert.Equal(method, request.Request.Method);
        return request;
    }

    public Task<SipRequest> ExpectAck() => Next(acks, "ACK");

    public Task<SipServerTransaction> ExpectCancel() => Next(cancels, "CANCEL");

    public bool HasRequest => requests.Reader.TryPeek(out _);

    /// <summary>Speaks over a WebSocket from now on; returns what to send to.</summary>
    public Task<SipPath> ConnectAsync(WebSocket socket, IPEndPoint platform)
    {
        var opened = new TaskCompletionSource<SipPath>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = webSockets!.ServeAsync(socket, platform, default, opened.SetResult);
        return opened.Task.WaitAsync(Wait.Longest);
    }

    public CallOut Invite(SipPath platform, string to, string? sdp, Action<SipRequest>? change = null)
    {
        var invite = new SipRequest(SipMethod.Invite, SipUri.Parse($"sip:{to}@{platform.Remote}"));
        invite.Add(SipHeader.From, $"<sip:+8613800138000@{Local.Address}>;tag={Stack.Ids.NewTag()}");
        invite.Add(SipHeader.To, $"<sip:{to}@{platform.Remote}>");
        invite.Add(SipHeader.CallId, Stack.Ids.NewCallId());
        invite.Add(SipHeader.CSeq, "1 INVITE");
        invite.Add(SipHeader.Contact, $"<{Contact}>");
        if (sdp is not null)
            invite.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(sdp));
        change?.Invoke(invite);
        return new CallOut(this, invite, platform);
    }

    /// <summary>Sends a request and waits for its final response.</summary>
    public Task<SipResponse> Ask(SipRequest request, SipPath platform) => Stack.SendRequestAsync(request, platform).WaitAsync(Wait.Longest);

    public SipResponse Answer(SipServerTransaction invite, int status, string? sdp = null)
    {
        var response = invite.CreateResponse(status);
        response.Add(SipHeader.Contact, $"<{Contact}>");
        if (sdp is not null)
            response.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(sdp));
        invite.Respond(response);
        return response;
    }

    /// <summary>The dialog that our 200 to an INVITE made.</summary>
    public DialogState DialogOf(SipServerTransaction invite) =>
        Dialog.FromRequest(invite.Request, invite.LocalTag, SipUri.Parse(Contact), invite.Source, confirmed: true);

    public static async Task<T> Next<T>(Channel<T> channel, string wanted)
    {
        try
        {
            return await channel.Reader.ReadAsync().AsTask().WaitAsync(Wait.Longest);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited in vain for {wanted}");
        }
    }

    public SipAdmission Admit(SipRequest request, SipPath source) => SipAdmission.Accept;

    public void OnRequest(SipServerTransaction transaction)
    {
        if (OnRequestNow is { } answer)
        {
            answer(transaction);
            return;
        }

        if (transaction.Request.Method == SipMethod.Bye)
        {
            ByesSeen++;
            if (AnswersBye)
                transaction.Respond(200);
        }

        requests.Writer.TryWrite(transaction);
    }

    public void OnCancel(SipServerTransaction invite, SipRequest cancel) => cancels.Writer.TryWrite(invite);

    public void OnAck(SipRequest ack, SipPath source, SipServerTransaction? invite) => acks.Writer.TryWrite(ack);

    public void OnAckTimeout(SipServerTransaction invite)
    {
    }

    public void OnTransportError(SipServerTransaction transaction, SipTransportError error)
    {
    }

    public ValueTask DisposeAsync() => Stack.DisposeAsync();
}

/// <summary>One call that a phone makes, as its caller sees it.</summary>
internal sealed class CallOut : ISipResponseHandler
{
    private readonly Channel<SipResponse> responses = Channel.CreateUnbounded<SipResponse>();
    private readonly Phone phone;

    public CallOut(Phone phone, SipRequest invite, SipPath platform)
    {
        (this.phone, Platform) = (phone, platform);
        Transaction = phone.Stack.SendRequest(invite, this, platform);
    }

    public SipPath Platform { get; }

    public SipClientTransaction Transaction { get; }

    public DialogState Dialog { get; private set; } = null!;

    /// <summary>From now on only final responses are waited for.</summary>
    public bool SkipProvisionals { get; set; }

    /// <summary>Of the last response; 0 before the first.</summary>
    public int LastStatus { get; private set; }

    public async Task<SipResponse> Expect(int status)
    {
        while (true)
        {
            var response = await Phone.Next(responses, $"a {status}");
            if (response.StatusCode == 100 && status != 100)
                continue;
            if (SkipProvisionals && response.IsProvisional)
                continue;
            Assert.Equal(status, response.StatusCode);
            return response;
        }
    }

    /// <summary>Waits for the 200 and acknowledges it.</summary>
    public async Task<SipResponse> ExpectAnswer(bool acknowledge = true, string? sdp = null)
    {
        var response = await Expect(200);
        Assert.True(Sip.Dialogs.Dialog.TryFromResponse(Transaction.Request, response, Platform, out var dialog));
        Dialog = dialog;
        if (acknowledge)
            Acknowledge(sdp);
        return response;
    }

    public void Acknowledge(string? sdp = null)
    {
        var ack = Sip.Dialogs.Dialog.Ack(Dialog, Transaction.Request.CSeq.Number);
        if (sdp is not null)
            ack.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(sdp));
        Transaction.SendAck(ack);
    }

    public Task<SipResponse> Bye() => Ask(SipMethod.Bye);

    public Task<SipResponse> Ask(SipMethod method, Action<SipRequest>? change = null)
    {
        var (next, request) = Sip.Dialogs.Dialog.NewRequest(Dialog, method);
        Dialog = next;
        change?.Invoke(request);
        return phone.Ask(request, Platform);
    }

    /// <summary>A re-INVITE; its answer comes through <see cref="CallOut.Expect"/> of what is returned.</summary>
    public CallOut Reinvite(string? sdp)
    {
        var (next, again) = Again.Of(phone, Dialog, Platform, sdp);
        Dialog = next;
        return again;
    }

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        LastStatus = response.StatusCode;
        responses.Writer.TryWrite(response);
    }

    public void OnTimeout(SipClientTransaction transaction) => responses.Writer.TryWrite(SipResponse.For(transaction.Request, 408, null));

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) => responses.Writer.TryWrite(SipResponse.For(transaction.Request, 503, null));
}

/// <summary>Re-INVITEs of either side of a dialog.</summary>
internal static class Again
{
    public static (DialogState Dialog, CallOut Invite) Of(Phone phone, DialogState dialog, SipPath platform, string? sdp)
    {
        var (next, invite) = Dialog.NewRequest(dialog, SipMethod.Invite);
        if (sdp is not null)
            invite.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(sdp));
        return (next, new CallOut(phone, invite, platform));
    }
}

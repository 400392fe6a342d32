using System.Globalization;
using Platform.Sip;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Host.Robots;

/// <summary>
/// One phone's registration (RFC 3261 section 10.2) through an outbound proxy, with digest. All of its REGISTERs share one
/// Call-ID with a growing CSeq. One request at a time.
/// </summary>
internal sealed class RobotRegistration(SipStack sip, PhoneAccount account, SipUri contact, SipPath proxy)
{
    private static readonly TimeSpan WantedLife = TimeSpan.FromMinutes(5);

    private readonly DigestClient _digest = new(account.User, account.Password, sip.Ids);
    private readonly string _callId = sip.Ids.NewCallId();
    private readonly string _tag = sip.Ids.NewTag();
    private uint _cseq;

    /// <summary>How long the registrar keeps us, or null and what it said instead.</summary>
    public async Task<(TimeSpan? Life, string Answer)> RegisterAsync(CancellationToken cancellation)
    {
        var response = await Send(WantedLife, cancellation);
        return (response.IsSuccess ? GrantedLife(response) : null, $"{response.StatusCode} {response.ReasonPhrase}");
    }

    public Task<SipResponse> UnregisterAsync(CancellationToken cancellation) => Send(TimeSpan.Zero, cancellation);

    private async Task<SipResponse> Send(TimeSpan life, CancellationToken cancellation)
    {
        var request = NewRequest(life);
        var response = await sip.SendRequestAsync(request, proxy, cancellation);
        while (response.StatusCode is 401 or 407)
        {
            var again = (SipRequest)request.Clone();
            if (!_digest.TryAnswer(response, again)) return response;
            request = again;
            _cseq = request.CSeq.Number;
            response = await sip.SendRequestAsync(request, proxy, cancellation);
        }
        return response;
    }

    private SipRequest NewRequest(TimeSpan life)
    {
        var request = new SipRequest(SipMethod.Register, SipUri.Sip(null, account.Domain));
        request.Add(SipHeader.From, new NameAddr(account.Address).WithTag(_tag).ToString());
        request.Add(SipHeader.To, $"<{account.Address}>");
        request.Add(SipHeader.CallId, _callId);
        request.Add(SipHeader.CSeq, new CSeq(++_cseq, SipMethod.Register).ToString());
        request.Add(SipHeader.Contact, $"<{contact}>");
        request.Add(SipHeader.Expires, ((int)life.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return request;
    }

    /// <summary>The expires of our own Contact, else the Expires header, else what we asked for (section 10.2.4).</summary>
    private TimeSpan GrantedLife(SipResponse response)
    {
        if (response.TryGetAddresses(SipHeader.Contact, out var contacts)
            && contacts.FirstOrDefault(other => other.Uri.User == contact.User && other.Uri.Port == contact.Port) is { } own
            && int.TryParse(own.Parameters.Get("expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        return response.GetNumber(SipHeader.Expires) is { } all ? TimeSpan.FromSeconds(all) : WantedLife;
    }
}

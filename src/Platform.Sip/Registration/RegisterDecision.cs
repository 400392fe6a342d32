using System.Globalization;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Registration;

/// <summary>
/// RFC 3261 section 10.3, steps 6 to 8, for one request. All contacts of a request are taken or none. Order of the checks:
/// contacts readable (400), "*" alone and with Expires 0 (400), times long enough (423), a flow that reaches us (439), CSeq
/// above the stored one of the same Call-ID (500). A device that names itself (RFC 5626) replaces its earlier binding of the
/// same reg-id, under whatever address it is now.
/// </summary>
internal sealed class RegisterDecision(
    BindingSet current, SipRequest request, SipPath source, string toTag, RegistrarOptions options, DateTimeOffset now)
{
    private readonly List<Binding> _live = [.. current.Bindings.Where(binding => binding.ExpiresAt > now)];
    private bool _usesOutbound;

    public RegisterOutcome Decide()
    {
        if (!request.Has(SipHeader.Contact)) return new(Ok(), null);
        if (request.All(SipHeader.Contact).Contains("*")) return RemoveAll();
        if (!request.TryGetAddresses(SipHeader.Contact, out var contacts)) return Refuse(400);
        if (contacts.Any(contact => !contact.Uri.IsSip)) return Refuse(400);
        if (contacts.Any(IsTooBrief)) return TooBrief();
        _usesOutbound = WantsOutbound(contacts);
        if (_usesOutbound && OutboundContact.LacksFirstHop(request)) return Refuse(439);
        foreach (var contact in contacts)
            if (!TryApply(contact)) return Refuse(500);
        return Changed();
    }

    private bool WantsOutbound(IReadOnlyList<NameAddr> contacts) =>
        request.All(SipHeader.Supported).Contains(OutboundContact.OptionTag) && contacts.Any(contact => OutboundContact.Of(contact).IsFlow);

    private RegisterOutcome RemoveAll()
    {
        var isAlone = request.All(SipHeader.Contact).Count() == 1;
        if (!isAlone || request.GetNumber(SipHeader.Expires) is not 0) return Refuse(400);
        if (_live.Any(IsOutOfOrder)) return Refuse(500);
        _live.Clear();
        return Changed();
    }

    private bool IsTooBrief(NameAddr contact)
    {
        var wanted = WantedExpires(contact);
        return wanted > TimeSpan.Zero && wanted < options.MinExpires;
    }

    /// <summary>Expires parameter, else Expires header; one that can't be read counts as none (RFC 3261 section 10.2.1.1).</summary>
    private TimeSpan WantedExpires(NameAddr contact)
    {
        var parameter = contact.Parameters.Get("expires");
        if (SipGrammar.TryNumber(parameter, uint.MaxValue, out var seconds)) return TimeSpan.FromSeconds(seconds);
        return parameter is null && request.GetNumber(SipHeader.Expires) is { } header ? TimeSpan.FromSeconds(header) : options.DefaultExpires;
    }

    private bool IsOutOfOrder(Binding binding) => binding.CallId == request.CallId && request.CSeq.Number <= binding.CSeq;

    private bool TryApply(NameAddr contact)
    {
        var index = _live.FindIndex(binding => SipUriComparison.AreEquivalent(SipUri.Parse(binding.ContactUri), contact.Uri));
        if (index >= 0 && IsOutOfOrder(_live[index])) return false;
        if (index >= 0) _live.RemoveAt(index);
        _live.RemoveAll(binding => IsEarlierBindingOf(OutboundContact.Of(contact), binding));
        var wanted = WantedExpires(contact);
        if (wanted > TimeSpan.Zero) Insert(contact, wanted < options.MaxExpires ? wanted : options.MaxExpires);
        return true;
    }

    private bool IsEarlierBindingOf(OutboundContact device, Binding binding) =>
        device.InstanceId is { } id && binding.InstanceId == id && binding.RegId == device.RegId
        && (binding.CallId != request.CallId || binding.CSeq < request.CSeq.Number);

    private void Insert(NameAddr contact, TimeSpan expires)
    {
        if (_live.Count >= options.MaxBindings) _live.Remove(_live.MinBy(binding => binding.ExpiresAt)!);
        var device = OutboundContact.Of(contact);
        _live.Add(new Binding
        {
            ContactUri = contact.Uri.ToString(), CallId = request.CallId, CSeq = request.CSeq.Number, ExpiresAt = now + expires,
            QualityPermille = Quality(contact), ReceivedPath = source.ToString(), ConnectionId = source.ConnectionId,
            PathSet = [.. request.All(SipHeader.Path)], UserAgent = request.Get(SipHeader.UserAgent),
            InstanceId = device.InstanceId, RegId = device.RegId,
        });
    }

    private static int Quality(NameAddr contact) =>
        decimal.TryParse(contact.Parameters.Get("q"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) && q <= 1
            ? (int)(q * 1000) : 1000;

    private RegisterOutcome Changed() => new(Ok(), new BindingSet(current.AddressOfRecord, current.Version + 1, _live));

    private RegisterOutcome Refuse(int statusCode) => new(SipResponse.For(request, statusCode, toTag), null);

    private RegisterOutcome TooBrief()
    {
        var response = SipResponse.For(request, 423, toTag);
        response.Add(SipHeader.MinExpires, Seconds(options.MinExpires));
        return new(response, null);
    }

    private SipResponse Ok()
    {
        var response = SipResponse.For(request, 200, toTag);
        foreach (var binding in _live)
            response.Add(SipHeader.Contact, ContactText(binding));
        if (_usesOutbound) response.Add(SipHeader.Require, OutboundContact.OptionTag);
        response.CopyFrom(request, SipHeader.Path);
        response.Add(SipHeader.Date, now.UtcDateTime.ToString("r", CultureInfo.InvariantCulture));
        return response;
    }

    private string ContactText(Binding binding) =>
        $"<{binding.ContactUri}>;expires={Seconds(binding.ExpiresAt - now)}{QualityText(binding)}{DeviceText(binding)}";

    private static string QualityText(Binding binding) => binding.QualityPermille == 1000
        ? "" : ";q=" + (binding.QualityPermille / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static string DeviceText(Binding binding)
    {
        if (binding.InstanceId is null) return "";
        var regId = binding.RegId == 0 ? "" : ";reg-id=" + binding.RegId.ToString(CultureInfo.InvariantCulture);
        return $";+sip.instance={SipGrammar.Quote($"<{binding.InstanceId}>")}{regId}";
    }

    private static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}

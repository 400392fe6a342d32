using System.Net;
using Platform.Sip.Messages;
using Platform.Sip.Registration;
using Platform.Sip.Tests.Fakes;
using Platform.Sip.Transports;

namespace Platform.Sip.Tests.Registration;

/// <summary>RFC 5626 and RFC 3327 at the registrar.</summary>
public sealed class OutboundTests
{
    private const string Device = "+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000A95A0E128>\"";

    private static readonly SipPath Source = new(SipTransportKind.Tcp, IPEndPoint.Parse("203.0.113.9:40000"), 17);

    private readonly ManualTimeProvider _time = new();
    private BindingSet _bindings = new("sip:1001@acme.example", 0, []);

    [Theory]
    [InlineData(Device + ";reg-id=1", Device + ";reg-id=1", 1)]
    [InlineData(Device, Device, 1)]
    [InlineData(Device + ";reg-id=1", Device + ";reg-id=2", 2)]
    [InlineData(Device + ";reg-id=1", "+sip.instance=\"<urn:uuid:other>\";reg-id=1", 2)]
    [InlineData("x=1", "x=1", 2)]
    [InlineData("+sip.instance=\"no brackets\"", "+sip.instance=\"no brackets\"", 2)]
    public void Restarted_phone_replaces_its_stale_binding(string first, string second, int count)
    {
        Register("before", 100, $"<sip:1001@10.0.0.5:40000;transport=tcp>;{first}");
        Register("after", 1, $"<sip:1001@10.0.0.5:40001;transport=tcp>;{second}");
        Assert.Equal(count, _bindings.Bindings.Count);
        Assert.Equal("sip:1001@10.0.0.5:40001;transport=tcp", _bindings.Bindings[^1].ContactUri);
    }

    [Fact]
    public void Contacts_of_one_request_do_not_replace_each_other()
    {
        Register("c", 1, $"<sip:1001@10.0.0.5:1>;{Device}, <sip:1001@10.0.0.5:2;transport=tcp>;{Device}");
        Assert.Equal(2, _bindings.Bindings.Count);
    }

    [Fact]
    public void Flow_is_confirmed_and_told_back()
    {
        var response = Register("c", 1, $"<sip:1001@10.0.0.5:1>;{Device};reg-id=1", (SipHeader.Supported, "path, outbound"));
        Assert.Equal("outbound", response.Get(SipHeader.Require));
        Assert.Contains(Device + ";reg-id=1", response.Get(SipHeader.Contact), StringComparison.Ordinal);
        Assert.Equal((1u, "urn:uuid:00000000-0000-1000-8000-000A95A0E128"), (_bindings.Bindings[0].RegId, _bindings.Bindings[0].InstanceId));
        Assert.Null(Register("d", 1, $"<sip:1001@10.0.0.5:1>;{Device}", (SipHeader.Supported, "outbound")).Get(SipHeader.Require));
    }

    [Theory]
    [InlineData(null, 439)]
    [InlineData("<sip:edge.example.com;lr>", 439)]
    [InlineData("<sip:edge.example.com;lr;ob>", 200)]
    [InlineData("<sip:inner.example.com;lr>, <sip:edge.example.com;lr;ob>", 200)]
    public void Flow_behind_a_proxy_needs_its_word(string? path, int statusCode)
    {
        var fields = new List<(SipHeader, string)> { (SipHeader.Supported, "outbound"), (SipHeader.Via, "SIP/2.0/UDP 10.0.0.5;branch=z9hG4bKx") };
        if (path is not null) fields.Add((SipHeader.Path, path));
        Assert.Equal(statusCode, Register("c", 1, $"<sip:1001@10.0.0.5:1>;{Device};reg-id=1", [.. fields]).StatusCode);
    }

    [Fact]
    public void Request_to_a_binding_takes_the_path_of_its_registration()
    {
        Register("c", 1, "<sip:1001@10.0.0.5:1>", (SipHeader.Path, "<sip:p1;lr>, <sip:p2;lr>"));
        var invite = Samples.Request(SipMethod.Invite);
        _bindings.Bindings[0].Route(invite);
        Assert.Equal("sip:1001@10.0.0.5:1", invite.UriText);
        Assert.Equal(["<sip:p1;lr>", "<sip:p2;lr>"], invite.All(SipHeader.Route));
    }

    private SipResponse Register(string callId, uint cseq, string contact, params (SipHeader, string)[] fields)
    {
        var request = Samples.Request(SipMethod.Register, fields);
        request.Set(SipHeader.CallId, callId);
        request.Set(SipHeader.CSeq, new CSeq(cseq, SipMethod.Register).ToString());
        request.Set(SipHeader.Contact, contact);
        var outcome = Registrar.Decide(_bindings, request, Source, "tag", new RegistrarOptions(), _time.GetUtcNow());
        _bindings = outcome.Changed ?? _bindings;
        return outcome.Response;
    }
}

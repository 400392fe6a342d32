using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Messages;

public sealed class ReasonTests
{
    [Theory]
    [InlineData("Q.850;cause=17;text=\"User busy\"", "Q.850", 17, "User busy")]
    [InlineData("SIP ;cause=200 ;text=\"Call completed elsewhere\"", "SIP", 200, "Call completed elsewhere")]
    [InlineData("SIP", "SIP", null, null)]
    [InlineData("Q.850;cause=x", "Q.850", null, null)]
    public void Value_is_read(string text, string protocol, int? cause, string? words)
    {
        Assert.True(Reason.TryParse(text, out var reason));
        Assert.Equal(new Reason(protocol, cause, words), reason);
        Assert.True(Reason.TryParse(reason.ToString(), out var again));
        Assert.Equal(reason, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b;cause=1")]
    [InlineData("SIP;cause=\"")]
    public void Malformed_value_is_refused(string text) => Assert.False(Reason.TryParse(text, out _));

    [Fact]
    public void First_cause_of_the_protocol_counts()
    {
        var bye = Samples.Request(SipMethod.Bye, (SipHeader.Reason, "SIP;cause=487, ;;bad"), (SipHeader.Reason, "q.850;cause=16, Q.850;cause=17"));
        Assert.Equal((487, 16, null), (Reason.CauseOf(bye, Reason.Sip), Reason.CauseOf(bye, Reason.Q850), Reason.CauseOf(bye, "X")));
    }

    /// <summary>RFC 3398 sections 7.2.4.1 and 8.2.6.1: the causes that a call record tells apart.</summary>
    [Theory]
    [InlineData(404, 1, 404)]
    [InlineData(486, 17, 486)]
    [InlineData(480, 18, 408)]
    [InlineData(603, 21, 403)]
    [InlineData(410, 22, 410)]
    [InlineData(484, 28, 484)]
    [InlineData(503, 41, 503)]
    [InlineData(504, 102, 504)]
    public void Causes_and_statuses(int statusCode, int cause, int back) =>
        Assert.Equal((cause, back), (Q850Causes.ForStatus(statusCode), Q850Causes.ToStatus(cause)));

    [Fact]
    public void Every_cause_gives_a_failure_and_every_failure_a_cause()
    {
        Assert.All(Enumerable.Range(1, 127), cause => Assert.InRange(Q850Causes.ToStatus(cause), 400, 606));
        Assert.All(Enumerable.Range(400, 300), status => Assert.InRange(Q850Causes.ForStatus(status), 1, 127));
    }
}

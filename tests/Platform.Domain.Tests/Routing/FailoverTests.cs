using Platform.Domain.Routing;

namespace Platform.Domain.Tests.Routing;

public class FailoverTests
{
    [Theory]
    [InlineData(200, false)]
    [InlineData(302, false)]
    [InlineData(403, false)]
    [InlineData(404, true)]
    [InlineData(408, true)]
    [InlineData(486, false)]
    [InlineData(487, false)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(599, true)]
    [InlineData(600, false)]
    [InlineData(603, false)]
    public void Time_outs_server_failures_and_declared_codes_send_a_call_on(int status, bool next) =>
        Assert.Equal(next, Failover.ShouldTryNext(status, RoutingCases.Trunk("a") with { FailoverCodes = [404] }));
}

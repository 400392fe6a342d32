using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Log_ins_and_refusals_are_counted_by_what_they_were()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var counted = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == GatewayTelemetry.Name && instrument.Meter.Scope == gateway.Services.GetRequiredService<IMeterFactory>())
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            counted.Add($"{instrument.Name} {string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))} {value}"));
        listener.Start();
        await gateway.AsAdminAsync();
        await gateway.SendAsync(HttpMethod.Post, "/t/acme/api/v1/auth/login", null, new { login = TestHouse.Admin, password = "wrong" });
        await gateway.SendAsync(HttpMethod.Get, "/t/acme/api/v1/tenant", null);
        Assert.Equal(
            [
                "platform.gateway.logins result=accepted 1",
                "platform.gateway.logins result=bad_credentials 1",
                "platform.gateway.refusals code=bad_credentials 1",
                "platform.gateway.refusals code=unauthenticated 1",
            ],
            counted.Order(StringComparer.Ordinal));
    }
}

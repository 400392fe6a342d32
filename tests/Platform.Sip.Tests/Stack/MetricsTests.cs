using System.Diagnostics.Metrics;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Stack;

public sealed class MetricsTests
{
    [Fact]
    public void A_call_and_a_garbage_datagram_are_counted()
    {
        var sums = new Dictionary<string, long>();
        var thread = Environment.CurrentManagedThreadId;
        void Add(string name, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (Environment.CurrentManagedThreadId != thread) return;
            var key = name + string.Concat(tags.ToArray().Select(tag => " " + tag.Value));
            sums[key] = sums.GetValueOrDefault(key) + value;
        }
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Platform.Sip") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        listener.Start();

        var world = new TwoStacks();
        world.BobUser.Request = transaction => transaction.Respond(486);
        world.Send(world.Request(SipMethod.Invite));
        world.Inject("garbage");
        Assert.Equal(1, sums["sip.requests INVITE out"]);
        Assert.Equal(1, sums["sip.requests INVITE in"]);
        Assert.Equal(1, sums["sip.requests ACK in"]);
        Assert.Equal(1, sums["sip.responses 4xx out"]);
        Assert.Equal(1, sums["sip.responses 4xx in"]);
        Assert.Equal(1, sums["sip.dropped Truncated"]);
        Assert.Equal(1, sums["sip.transactions.active server"]);
        world.Advance(64);
        Assert.Equal(0, sums["sip.transactions.active server"]);
        Assert.Equal(0, sums["sip.transactions.active client"]);
    }
}

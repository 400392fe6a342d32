using Platform.Sip.Dns;

namespace Platform.Sip.Tests.Dns;

public sealed class SrvOrderTests
{
    [Fact]
    public void Priorities_come_in_order_and_nothing_is_lost()
    {
        var random = new Random(2782);
        var records = new[] { Service("c", 20, 0), Service("a", 10, 5), Service("b", 10, 0), Service("d", 30, 65535) };
        for (var i = 0; i < 200; i++)
        {
            var order = SrvOrder.Of(records, random);
            Assert.Equal([10, 10, 20, 30], order.Select(record => record.Priority));
            Assert.Equal(["a", "b", "c", "d"], order.Select(record => record.Target).Order());
        }
    }

    [Fact]
    public void Chance_follows_the_weights()
    {
        var random = new Random(2782);
        var records = new[] { Service("a", 1, 60), Service("b", 1, 30), Service("c", 1, 10), Service("zero", 1, 0) };
        var firsts = Enumerable.Range(0, 20_000).Select(_ => SrvOrder.Of(records, random)[0].Target).CountBy(target => target).ToDictionary();
        Assert.InRange(firsts["a"], 11_500, 12_500);
        Assert.InRange(firsts["b"], 5_600, 6_400);
        Assert.InRange(firsts["c"], 1_750, 2_250);
        Assert.InRange(firsts["zero"], 100, 300);
    }

    private static ServiceRecord Service(string target, int priority, int weight) =>
        new("_sip._udp.example", TimeSpan.FromMinutes(1), priority, weight, 5060, target);
}

using System.Globalization;
using Platform.Domain.Tenants;

namespace Platform.Domain.Tests.Tenants;

public class HouseAlarmsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "")]
    [InlineData(14, "")]
    [InlineData(15, "NodeSilent node 15 -")]
    [InlineData(86_399, "NodeSilent node 86399 -")]
    [InlineData(86_400, "")]
    public void A_silent_node(int seconds, string alarms) => Assert.Equal(alarms, Text(HouseAlarms.Find([new("node", Now.AddSeconds(-seconds))], [], [], Now)));

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(2, 1, "")]
    [InlineData(2, 0, "TrunkDown north - -")]
    public void A_trunk_whose_peers_take_no_calls(int peers, int healthy, string alarms) =>
        Assert.Equal(alarms, Text(HouseAlarms.Find([], [new("north", peers, healthy)], [], Now)));

    [Theory]
    [InlineData(0, 10, 0, null, "")]
    [InlineData(0, 10, 5_000, null, "")]
    [InlineData(0, 10, 79, 100, "")]
    [InlineData(0, 10, 80, 100, "SpendHigh acme 80 100")]
    [InlineData(0, 10, 100, 100, "SpendUsedUp acme 100 100")]
    [InlineData(0, 10, 0, 0, "SpendUsedUp acme 0 0")]
    [InlineData(7, 10, 0, null, "")]
    [InlineData(8, 10, 0, null, "ChannelsHigh acme 8 10")]
    [InlineData(10, 10, 90, 100, "SpendHigh acme 90 100, ChannelsHigh acme 10 10")]
    [InlineData(1, 0, 0, null, "")]
    public void A_tenant_near_its_limits(int channels, int maxChannels, int spent, int? perDay, string alarms) =>
        Assert.Equal(alarms, Text(HouseAlarms.Find([], [], [new("acme", channels, maxChannels, spent, perDay)], Now)));

    [Fact]
    public void The_worst_comes_first() => Assert.Equal(
        "NodeSilent node 60 -, TrunkDown north - -, SpendUsedUp b 9 9, SpendHigh a 9 10, ChannelsHigh a 9 10",
        Text(HouseAlarms.Find([new("node", Now.AddMinutes(-1))], [new("north", 1, 0)], [new("a", 9, 10, 9, 10), new("b", 0, 10, 9, 9)], Now)));

    private static string Text(IEnumerable<HouseAlarm> alarms) =>
        string.Join(", ", alarms.Select(alarm => $"{alarm.Kind} {alarm.Subject} {alarm.Value?.ToString("0", CultureInfo.InvariantCulture) ?? "-"} {alarm.Limit?.ToString("0", CultureInfo.InvariantCulture) ?? "-"}"));
}

using System.Net;
using Platform.Sip.Dns;
using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Dns;

public sealed class DnsClientTests
{
    private static readonly AddressRecord Trunk = new("trunk.example", TimeSpan.FromSeconds(60), IPAddress.Parse("192.0.2.7"));

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Answer_is_kept_for_its_time_to_live()
    {
        await using var zone = new DnsZone { Records = { Trunk } };
        var client = new DnsClient(zone.Options, _time);
        for (var i = 0; i < 3; i++) Assert.Equal([Trunk], (await Ask(client)).Records);
        Assert.Single(zone.Asked);
        Pass(61);
        Assert.Equal([Trunk], (await Ask(client)).Records);
        Assert.Equal(2, zone.Asked.Count);
    }

    [Fact]
    public async Task Absence_is_kept_for_a_while()
    {
        await using var zone = new DnsZone { Code = DnsResponseCode.NameError };
        var client = new DnsClient(zone.Options, _time);
        Assert.Equal((0, false), (await Ask(client)) is var first ? (first.Records.Count, first.Failed) : default);
        Assert.Empty((await Ask(client)).Records);
        Assert.Single(zone.Asked);
        Pass(31);
        await Ask(client);
        Assert.Equal(2, zone.Asked.Count);
    }

    [Fact]
    public async Task Truncated_answer_is_asked_for_over_tcp()
    {
        await using var zone = new DnsZone { Records = { Trunk }, Truncates = true };
        Assert.Equal([Trunk], (await Ask(new DnsClient(zone.Options, TimeProvider.System))).Records);
        Assert.Equal(["udp A trunk.example", "tcp A trunk.example"], zone.Asked);
    }

    [Fact]
    public async Task Alias_to_another_zone_is_followed()
    {
        await using var zone = new DnsZone { Records = { new AliasRecord("alias.example", TimeSpan.FromSeconds(9), "trunk.example"), Trunk } };
        var client = new DnsClient(zone.Options, _time);
        Assert.Equal([Trunk], (await client.ResolveAsync("Alias.Example.", DnsType.A, default)).Records);
        zone.Records.Add(new AliasRecord("l1.example", TimeSpan.FromSeconds(9), "l2.example"));
        zone.Records.Add(new AliasRecord("l2.example", TimeSpan.FromSeconds(9), "l1.example"));
        Assert.True((await client.ResolveAsync("l1.example", DnsType.A, default)).Failed);
    }

    [Fact]
    public async Task Dead_and_refusing_servers_are_passed_over()
    {
        await using var refusing = new DnsZone { Code = DnsResponseCode.ServerFailure };
        await using var silent = new DnsZone { OnUdp = _ => null };
        await using var good = new DnsZone { Records = { Trunk } };
        var options = good.Options with { Servers = [refusing.Server, silent.Server, good.Server], Timeout = TimeSpan.FromSeconds(1) };
        Assert.Equal([Trunk], (await Ask(new DnsClient(options, TimeProvider.System))).Records);
        Assert.Equal((1, 1), (refusing.Asked.Count, silent.Asked.Count));
    }

    [Fact]
    public async Task Forged_answers_are_left()
    {
        await using var zone = new DnsZone { Records = { Trunk } };
        zone.OnUdp = bytes =>
        {
            bytes[0] ^= 1;
            return bytes;
        };
        var options = zone.Options with { Timeout = TimeSpan.FromMilliseconds(100), Attempts = 1 };
        var result = await Ask(new DnsClient(options, TimeProvider.System));
        Assert.Equal((0, true), (result.Records.Count, result.Failed));
    }

    [Fact]
    public async Task Old_answer_serves_while_no_server_can_be_reached()
    {
        await using var zone = new DnsZone { Records = { Trunk } };
        var client = new DnsClient(zone.Options with { Attempts = 1 }, _time);
        await Ask(client);
        zone.Code = DnsResponseCode.ServerFailure;
        Pass(600);
        var stale = await Ask(client);
        Assert.Equal([Trunk], stale.Records);
        Assert.True(stale.Failed);
        Pass(4000);
        Assert.Empty((await Ask(client)).Records);
    }

    [Fact]
    public async Task Hosts_file_needs_no_server()
    {
        var options = new DnsOptions { Servers = [], Hosts = DnsOptions.Parse("", "192.0.2.7 trunk.example\n::1 trunk.example").Hosts };
        var client = new DnsClient(options, _time);
        Assert.Equal(Trunk.Address, Assert.IsType<AddressRecord>(Assert.Single((await Ask(client)).Records)).Address);
        Assert.True((await client.ResolveAsync("elsewhere.example", DnsType.A, default)).Failed);
    }

    [Fact]
    public void Cache_stays_within_its_bound()
    {
        var cache = new DnsCache(_time, capacity: 10);
        for (var i = 0; i < 100; i++) cache.Store($"n{i}", DnsType.A, [Trunk with { TimeToLive = TimeSpan.FromSeconds(60 + i) }], TimeSpan.Zero);
        Assert.InRange(Enumerable.Range(0, 100).Count(i => cache.Find($"n{i}", DnsType.A) is not null), 5, 10);
        Assert.NotNull(cache.Find("n99", DnsType.A));
    }

    private static Task<DnsResult> Ask(DnsClient client) => client.ResolveAsync("trunk.example", DnsType.A, default);

    private void Pass(int seconds)
    {
        var until = _time.GetUtcNow().AddSeconds(seconds);
        Assert.True(SpinUntilMoved(until), $"time is {_time.GetUtcNow()}");
    }

    private bool SpinUntilMoved(DateTimeOffset until)
    {
        while (_time.AdvanceToNext(until)) Assert.True(_time.GetUtcNow() <= until);
        return _time.GetUtcNow() == until;
    }
}

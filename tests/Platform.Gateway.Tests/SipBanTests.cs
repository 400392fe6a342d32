using System.Net;
using Platform.Contracts.Sip;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class SipBanTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8:1:2::")]
    public async Task A_ban_is_listed_and_lifted_once(string source)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.SipBans.Bans.Add(new SipBan(source, "scanner", Noon, Noon.AddMinutes(5), 1, 42));
        var root = await gateway.AsOperatorAsync();
        var path = $"{Calls.Root(null)}/sip/bans";

        var (status, list) = await gateway.SendAsync(HttpMethod.Get, path, root);
        Assert.Equal(HttpStatusCode.OK, status);
        var ban = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(source, ban.GetProperty("source").GetString());
        Assert.Equal(("scanner", 1, 42L), (ban.GetProperty("reason").GetString(), ban.GetProperty("times").GetInt32(), ban.GetProperty("dropped").GetInt64()));
        Assert.Equal(Noon.AddMinutes(5), ban.GetProperty("until").GetDateTimeOffset());

        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{path}/{source}", root)).Status);
        Assert.Empty(gateway.Stores.SipBans.Bans);
        var (gone, problem) = await gateway.SendAsync(HttpMethod.Delete, $"{path}/{source}", root);
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (gone, problem.Code()));
    }
}

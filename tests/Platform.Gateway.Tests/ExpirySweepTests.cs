using System.Net;
using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests;

public sealed class ExpirySweepTests
{
    [Fact]
    public async Task Ended_log_ins_and_kept_answers_go_once_they_are_worth_nothing()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.RefreshTokenHours = 5);
        var stores = gateway.Stores;
        var tokens = await gateway.AsAdminAsync();
        await stores.Answers.BeginAsync("k", "hash", stores.Time.GetUtcNow(), default, CancellationToken.None);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Post, "/t/acme/api/v1/auth/logout", tokens)).Status);
        Assert.Equal((1, 1), stores.RefreshTokens.Count);
        stores.Time.Advance(TimeSpan.FromHours(25));
        await Eventually.Become(() => stores.Answers.Kept.Count, count => count == 0, "no answer to be kept");
        Assert.Equal((1, 1), stores.RefreshTokens.Count);
        stores.Time.Advance(TimeSpan.FromHours(5));
        await Eventually.Become(() => stores.RefreshTokens.Count, count => count == (0, 0), "no token and no revocation to be kept");
    }
}

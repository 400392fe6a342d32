using System.Net;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class AuditTests
{
    private const string Path = "/t/acme/api/v1/audit";
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "c d b a")]
    [InlineData("limit=2", "c d")]
    [InlineData("who=sue", "d b")]
    [InlineData("action=supervision.began", "b")]
    [InlineData("who=sue&subject=call-1", "b")]
    [InlineData("from=2026-11-21T09:01:00Z", "c d b")]
    [InlineData("from=2026-11-21T09:01:00Z&to=2026-11-21T09:02:00Z", "b")]
    public async Task Entries_are_found_by_time_by_who_did_it_by_what_and_to_what(string filter, string expected)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        await Fill(gateway);
        var (_, found) = await gateway.SendAsync(HttpMethod.Get, $"{Path}?{filter}", admin);
        Assert.Equal(expected, string.Join(' ', found.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("detail").GetString())));
    }

    [Fact]
    public async Task A_page_leads_to_the_next()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        await Fill(gateway);
        var (_, first) = await gateway.SendAsync(HttpMethod.Get, $"{Path}?limit=3", admin);
        var (_, second) = await gateway.SendAsync(HttpMethod.Get, $"{Path}?limit=3&before={first.GetProperty("next").GetString()}", admin);
        Assert.Equal("a", second.GetProperty("items").EnumerateArray().Single().GetProperty("detail").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task It_is_for_the_tenants_own_admins_and_wrong_filters_are_refused()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await Fill(gateway);
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Get, Path, await gateway.AsSupervisorAsync())).Status);
        var foreign = await gateway.AsAdminAsync(TestHouse.Other);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, Path, foreign)).Status);
        var (_, theirs) = await gateway.SendAsync(HttpMethod.Get, $"/t/{TestHouse.Other}/api/v1/audit", foreign);
        Assert.Equal(AuditActions.SessionBegan, theirs.GetProperty("items").EnumerateArray().Single().GetProperty("action").GetString());
        var admin = await gateway.AsAdminAsync();
        foreach (var filter in new[] { "action=shout", "limit=0", "limit=501" })
            Assert.Equal("invalid_parameter", (await gateway.SendAsync(HttpMethod.Get, $"{Path}?{filter}", admin)).Json.Code());
    }

    /// <summary>Nothing else is in the log, not even who logged in before.</summary>
    private static async Task Fill(GatewayUnderTest gateway)
    {
        gateway.Stores.Recordings.Audit.Clear();
        await Add(0, "admin", AuditActions.RecordingListened, "call-1", "a");
        await Add(1, "sue", AuditActions.SupervisionBegan, "call-1", "b");
        await Add(3, "admin", AuditActions.RecordingDeleted, "call-1", "c");
        await Add(2, "sue", AuditActions.SupervisionEnded, "call-2", "d");

        Task Add(int minute, string who, string action, string subject, string detail) => gateway.Stores.Recordings.AddAsync(
            new AuditEntry(TestHouse.Acme, $"{UlidTime.Of(At.AddMinutes(minute))}{detail}", At.AddMinutes(minute), who, action, subject, detail), CancellationToken.None);
    }
}

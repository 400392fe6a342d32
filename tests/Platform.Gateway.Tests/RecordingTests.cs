using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class RecordingTests
{
    private const string Path = "/t/acme/api/v1/recordings";
    private const string CallId = "01J0";

    [Fact]
    public async Task A_part_of_the_audio_is_given_by_its_range_and_written_down_before()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Keep(gateway);
        var supervisor = await gateway.AsSupervisorAsync();
        using var part = await gateway.SendRawAsync(HttpMethod.Get, $"{Path}/{CallId}/audio", supervisor.AccessToken, null, ("Range", "bytes=32044-32047"));
        Assert.Equal((HttpStatusCode.PartialContent, "audio/wav"), (part.StatusCode, part.Content.Headers.ContentType!.MediaType));
        Assert.Equal([32_044 % 251, 32_045 % 251, 32_046 % 251, 32_047 % 251], (await part.Content.ReadAsByteArrayAsync()).Select(octet => (int)octet));
        using var byQuery = await gateway.SendRawAsync(HttpMethod.Get, $"{Path}/{CallId}/audio?format=opus&access_token={supervisor.AccessToken}", null);
        Assert.Equal((HttpStatusCode.OK, "audio/ogg"), (byQuery.StatusCode, byQuery.Content.Headers.ContentType!.MediaType));
        Assert.Equal(
            [(TestHouse.SupervisorLogin, "recording.listened", CallId, "wav, 1.0 s to 1.0 s"), (TestHouse.SupervisorLogin, "recording.listened", CallId, "opus, all")],
            gateway.Stores.Deeds.Select(entry => (entry.Who, entry.Action, entry.Subject, entry.Detail)));
        var (_, log) = await gateway.SendAsync(HttpMethod.Get, $"/t/acme/api/v1/audit?subject={CallId}", await gateway.AsAdminAsync());
        Assert.Equal(2, log.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Agents_hear_nothing_and_another_tenant_finds_nothing()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Keep(gateway);
        foreach (var path in new[] { Path, $"{Path}/{CallId}", $"{Path}/{CallId}/audio", $"{Path}/{CallId}/waveform" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Get, path, await gateway.AsAgentAsync())).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, path, await gateway.AsAdminAsync(TestHouse.Other))).Status);
        }

        Assert.Empty(gateway.Stores.Deeds);
    }

    [Fact]
    public async Task A_deleted_recording_is_gone_and_who_deleted_it_is_known()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Keep(gateway);
        var admin = await gateway.AsAdminAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Delete, $"{Path}/{CallId}", await gateway.AsSupervisorAsync())).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Path}/{CallId}", admin)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"{Path}/{CallId}/audio", admin)).Status);
        Assert.Empty(gateway.Stores.Recordings.Files);
        Assert.Equal((TestHouse.Admin, "recording.deleted"), gateway.Stores.Deeds.Select(entry => (entry.Who, entry.Action)).Single());
    }

    [Fact]
    public async Task A_recording_without_file_says_why_and_what_is_still_written_is_not_deleted()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Keep(gateway);
        gateway.Stores.Recordings.Files.Clear();
        gateway.Stores.Recordings.Verdict = RecordingVerdict.FileGone;
        var admin = await gateway.AsAdminAsync();
        Assert.Equal("recording_missing", (await gateway.SendAsync(HttpMethod.Get, $"{Path}/{CallId}/audio", admin)).Json.Code());
        Assert.Equal("fileGone", (await gateway.SendAsync(HttpMethod.Post, $"{Path}/{CallId}/verify", admin)).Json.GetProperty("verdict").GetString());
        var (_, faulty) = await gateway.SendAsync(HttpMethod.Get, $"{Path}?faulty=true", admin);
        Assert.Equal("fileGone", faulty.GetProperty("items")[0].GetProperty("fault").GetString());
        gateway.Stores.Recordings.Entries[("acme", CallId)] = gateway.Stores.Recordings.Entries[("acme", CallId)] with { State = RecordingState.Open };
        Assert.Equal("recording_open", (await gateway.SendAsync(HttpMethod.Delete, $"{Path}/{CallId}", admin)).Json.Code());
        gateway.Stores.Recordings.HasOpus = false;
        Assert.Equal(HttpStatusCode.NotImplemented, (await gateway.SendAsync(HttpMethod.Get, $"{Path}/{CallId}/audio?format=opus", admin)).Status);
    }

    [Theory]
    [InlineData("pause", RecordingChange.Pause)]
    [InlineData("resume", RecordingChange.Resume)]
    public async Task An_agent_pauses_and_resumes_where_it_talks_and_nothing_else(string path, RecordingChange change)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Calls.Records.Add(CallRecord.Open(new OfferedCall("acme", CallId, "", "carrier", "+86138", "+8621", "support", "node-1", gateway.Stores.Time.GetUtcNow())));
        var agent = await gateway.AsAgentAsync();
        var calls = $"/t/acme/api/v1/calls/{CallId}/recording";
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Post, $"{calls}/{path}", agent)).Status);
        var grain = gateway.Stores.Grains.GetGrain<ICallGrain>(GrainKey.Call("acme", CallId));
        await grain.Received(1).ChangeRecording(change, TestHouse.AgentLogin, TestHouse.AgentId);
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.SendAsync(HttpMethod.Post, $"{calls}/stop", agent)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Post, $"{calls}/{path}", await gateway.AsAdminAsync())).Status);
        await grain.Received(1).ChangeRecording(change, TestHouse.Admin, null);
    }

    [Fact]
    public async Task The_policy_is_set_for_the_tenant_and_for_each_queue_and_agent()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        await gateway.SendAsync(HttpMethod.Put, $"{Path}/policy", admin, new { mode = "always", days = 30 });
        await gateway.SendAsync(HttpMethod.Put, $"{Path}/policy/queues/support", admin, new { mode = "never" });
        var (status, policy) = await gateway.SendAsync(HttpMethod.Put, $"{Path}/policy/agents/1001", admin, new { mode = "onDemand" });
        Assert.Equal((HttpStatusCode.OK, "always", 30), (status, policy.GetProperty("mode").GetString(), policy.GetProperty("days").GetInt32()));
        Assert.Equal(RecordingMode.Never, gateway.Stores.Catalog.Current.FindQueue("acme", "support")!.Recording);
        Assert.Equal(RecordingMode.OnDemand, gateway.Stores.Catalog.Current.FindAgent("acme", "1001")!.Recording);
        Assert.Equal("invalid_catalog", (await gateway.SendAsync(HttpMethod.Put, $"{Path}/policy", admin, new { mode = "inherit", days = 30 })).Json.Code());
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Put, $"{Path}/policy/queues/none", admin, new { mode = "never" })).Status);
        Assert.Equal(
            [("recording.policy", "tenant", "always, 30 days"), ("recording.policy", "queue support", "never"), ("recording.policy", "agent 1001", "onDemand")],
            gateway.Stores.Deeds.Select(entry => (entry.Action, entry.Subject, entry.Detail)));
    }

    private static void Keep(GatewayUnderTest gateway)
    {
        var now = gateway.Stores.Time.GetUtcNow();
        gateway.Stores.Recordings.Entries[("acme", CallId)] = new Recording("acme", CallId, "node-1", "+86138", "+8621", CallDirection.Inbound, now, ["1001"], ["support"])
        {
            State = RecordingState.Complete,
            EndedAt = now.AddSeconds(2),
            File = new RecordedFile(2_000, 33_000, 5, "ab", []),
        };
        gateway.Stores.Recordings.Files[CallId] = [.. Enumerable.Range(0, 64_044).Select(i => (byte)(i % 251))];
    }
}

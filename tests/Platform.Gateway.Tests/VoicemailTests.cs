using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>Mailboxes and messages: who sees which, hears them, and is done with them.</summary>
public sealed class VoicemailTests
{
    private const string Root = "/t/acme/api/v1";
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_agent_sees_the_messages_of_the_mailboxes_that_it_serves_and_supervisors_see_all()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await DeclareBoxes(gateway);
        await Enter(gateway, "01A.message", "ours");
        await Enter(gateway, "01B.message", "theirs");
        var (sue, agent) = (await gateway.AsSupervisorAsync(), await gateway.AsAgentAsync());
        Assert.Equal("01B.message 01A.message", await Ids(gateway, "/messages?new=true", sue));
        Assert.Equal("01A.message", await Ids(gateway, "/messages", agent));
        Assert.Equal("", await Ids(gateway, "/messages?mailbox=theirs", agent));
        Assert.Equal("ours", await Ids(gateway, "/mailboxes", agent));
        var one = (await gateway.SendAsync(HttpMethod.Get, $"{Root}/messages/01A.message", agent)).Json;
        Assert.Equal(("waiting", true, 4_000), (one.GetProperty("phase").GetString(), one.GetProperty("isNew").GetBoolean(), one.GetProperty("lengthMs").GetInt32()));
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Get, $"{Root}/messages/01B.message", agent)).Json.Code());
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Get, $"{Root}/messages/01B.message/audio", agent)).Json.Code());
        Assert.Equal("forbidden", (await gateway.SendAsync(HttpMethod.Delete, $"{Root}/messages/01A.message", agent)).Json.Code());
        Assert.Equal("invalid_parameter", (await gateway.SendAsync(HttpMethod.Get, $"{Root}/messages?limit=0", sue)).Json.Code());
    }

    [Fact]
    public async Task Whoever_listens_is_done_or_deletes_is_in_the_audit_log()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await DeclareBoxes(gateway);
        await Enter(gateway, "01A.message", "ours");
        var grain = gateway.Stores.Grains.GetGrain<IMessageGrain>(GrainKey.Message(TestHouse.Acme, "01A.message"));
        var sue = await gateway.AsSupervisorAsync();
        Assert.Equal("recording_missing", (await gateway.SendAsync(HttpMethod.Get, $"{Root}/messages/01A.message/audio", sue)).Json.Code());
        gateway.Stores.Recordings.Entries[(TestHouse.Acme, "01A.message")] =
            new Recording(TestHouse.Acme, "01A.message", "node", "", "", CallDirection.Inbound, At, [], []) { Mailbox = "ours", State = RecordingState.Complete };
        gateway.Stores.Recordings.Files["01A.message"] = new byte[100];
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendRawAsync(HttpMethod.Get, $"{Root}/messages/01A.message/audio", sue.AccessToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Post, $"{Root}/messages/01A.message/done", sue)).Status);
        await grain.Received(1).MarkDone(TestHouse.SupervisorLogin);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Root}/messages/01A.message", sue)).Status);
        await grain.Received(1).Delete(TestHouse.SupervisorLogin);
        Assert.Empty(gateway.Stores.Recordings.Files);
        Assert.Equal(["voicemail.listened", "voicemail.done", "voicemail.deleted"], gateway.Stores.Recordings.Audit.Select(entry => entry.Action));
    }

    [Theory]
    [InlineData(MessageRefusal.UnderWay, "message_under_way")]
    [InlineData(MessageRefusal.NoSuchMessage, "message_over")]
    public async Task What_the_message_refuses_is_said(MessageRefusal refusal, string code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await DeclareBoxes(gateway);
        await Enter(gateway, "01A.message", "ours");
        var grain = gateway.Stores.Grains.GetGrain<IMessageGrain>(GrainKey.Message(TestHouse.Acme, "01A.message"));
        grain.MarkDone(TestHouse.SupervisorLogin).Returns(refusal);
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, $"{Root}/messages/01A.message/done", await gateway.AsSupervisorAsync());
        Assert.Equal((HttpStatusCode.Conflict, code), (status, problem.Code()));
    }

    [Fact]
    public async Task A_mailbox_is_made_changed_and_removed_by_admins_as_the_rules_say()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        var made = await gateway.SendAsync(HttpMethod.Put, $"{Root}/mailboxes/night", admin, new { name = "Night", queue = "support", keepDays = 7 });
        Assert.Equal((HttpStatusCode.OK, 7, 0), (made.Status, made.Json.GetProperty("keepDays").GetInt32(), made.Json.GetProperty("newMessages").GetInt32()));
        Assert.Equal("night", await Ids(gateway, "/mailboxes", admin));
        Assert.Equal("invalid_catalog", (await gateway.SendAsync(HttpMethod.Put, $"{Root}/mailboxes/night", admin, new { name = "Night" })).Json.Code());
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Root}/mailboxes/night", admin)).Status);
        Assert.Equal("forbidden", (await gateway.SendAsync(HttpMethod.Put, $"{Root}/mailboxes/night", await gateway.AsSupervisorAsync(), new { name = "Night", queue = "support" })).Json.Code());
    }

    private static async Task DeclareBoxes(GatewayUnderTest gateway)
    {
        var admin = await gateway.AsAdminAsync();
        foreach (var (id, owner) in new[] { ("ours", (object)new { name = "Ours", queue = "support" }), ("theirs", new { name = "Theirs", queue = "sales" }) })
        {
            if (id == "theirs")
                await gateway.SendAsync(HttpMethod.Put, $"{Root}/queues/sales", admin, new { name = "Sales" });
            Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Root}/mailboxes/{id}", admin, owner)).Status);
        }
    }

    private static async Task<string> Ids(GatewayUnderTest gateway, string path, Tokens token) => string.Join(' ',
        (await gateway.SendAsync(HttpMethod.Get, Root + path, token)).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));

    private static Task Enter(GatewayUnderTest gateway, string id, string mailbox) => gateway.Stores.Messages.SaveAsync(new(
        new MessageOrder(TestHouse.Acme, id, mailbox, id.Split('.')[0], "+8613900000001", "+8613900000001", "+862800000001", At.AddSeconds(id[2])),
        MessagePhase.Waiting, 4_000, null, [], null, null, null), CancellationToken.None);
}

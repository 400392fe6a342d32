using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Interop.Tenancy;

namespace Platform.Interop.Voicemail;

/// <summary>
/// A queue without agents takes messages. What a caller says is offered to the agents who come to work, one after the other, like a call;
/// and what another one says is there after kill -9 in the middle of it.
/// </summary>
public sealed class VoicemailTests
{
    private const double CallerHz = 440;

    /// <summary>Four seconds of speech.</summary>
    private const int EnoughPackets = 200;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task What_a_caller_says_is_offered_like_a_call_heard_by_an_agent_and_survives_kill_9()
    {
        await using var house = await House.Open();
        var tenant = await house.Rent(new()
        {
            Agents = 2,
            Mailboxes = [new { id = "night", name = "Night", queue = "support", silenceMs = 5_000, retryAfterMs = 10_000 }],
            Overflows = [new { when = "noAgent", to = "voicemail:night", afterMs = 0 }],
        });
        await house.Server.WithLog(async () =>
        {
            await CallerLeavesAMessage(tenant);
            var message = await MessageIs(tenant, one => one.Phase == "waiting", "the message to wait");
            Assert.InRange(message.LengthMs!.Value, EnoughPackets * 20, 60_000);
            Assert.Equal(1, (await tenant.Get<Listed<MailboxFacts>>("/mailboxes")).Items.Single().NewMessages);
            await IsHeardByRange(tenant, message);

            await AgentRejects(tenant, "1001");
            await AgentHearsItAndIsDone(tenant, "1002", message);
            var done = await MessageIs(tenant, one => one.Outcome is not null, "the message to be done");
            Assert.Equal("done", done.Outcome);
            Assert.Equal(["1001 agentMissed", "1002 done"], done.Hearings.Select(hearing => $"{hearing.Agent} {hearing.Outcome}"));
            Assert.Equal(0, (await tenant.Get<Listed<MailboxFacts>>("/mailboxes")).Items.Single().NewMessages);

            await AgentsLeave(tenant, "1001", "1002");
            await CallerIsCutOff(tenant);
        });
    }

    /// <summary>The caller speaks from the first moment on, falls silent, and hears that the message is kept before it is released.</summary>
    private static async Task CallerLeavesAMessage(RentedTenant tenant)
    {
        await using var audio = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        await SpeaksForAWhile(tenant, audio, caller, messages: 1);
        await audio.DisposeAsync();
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("voicemailLeft");
        Assert.Contains(call.Path, step => step is { Kind: "overflow", Party: "night", Outcome: "answered" });
        Assert.Contains(call.Path, step => step is { Kind: "voicemail", Party: "night", Outcome: "answered" });
    }

    private static async Task SpeaksForAWhile(RentedTenant tenant, RtpPeer audio, Sipp caller, int messages)
    {
        audio.SendTone(CallerHz, await caller.FarMedia());
        await Eventually.Become(() => tenant.House.Metric("platform_voicemail_taken_total", $"tenant=\"{tenant.Id}\""), taken => taken == messages,
            $"message {messages} to be taken", CallTimeout);
        var before = audio.PacketsSent;
        await Eventually.Become(() => audio.PacketsSent - before, sent => sent >= EnoughPackets, "the caller to have spoken", CallTimeout);
    }

    private static async Task AgentRejects(RentedTenant tenant, string agent)
    {
        await using var desk = await tenant.Desk(agent, Agents.Reject(486, "Busy Here", ringMs: 100));
        (await desk.Completed(CallTimeout)).ShouldSucceed();
        await MessageIs(tenant, one => one.Phase == "waiting" && one.Hearings.Count == 1, "the message to wait again");
    }

    private static async Task AgentHearsItAndIsDone(RentedTenant tenant, string agent, MessageFacts message)
    {
        await using var phone = RtpPeer.Open(AudioCodec.Pcmu);
        await using var desk = await tenant.Desk(agent, Agents.Answer(100, Talk.UntilBye, SippMedia.From(phone)));
        await phone.WaitForTone(CallerHz, CallTimeout);
        var live = await tenant.CallIs("playingMessage");
        Assert.Equal((message.Id, agent), (live.GetProperty("messageId").GetString(), live.GetProperty("agent").GetString()));
        Assert.Equal("voicemail", (await tenant.Get<JsonElement>($"/agents/{agent}")).GetProperty("presence").GetProperty("kind").GetString());
        var media = await desk.FarMedia();
        await Eventually.Become(async () =>
        {
            await phone.Press("3", media);
            return (await tenant.Get<Listed<JsonElement>>("/calls/live")).Items.Count;
        }, calls => calls == 0, "the agent to be done", CallTimeout);
        (await desk.Completed(CallTimeout)).ShouldSucceed();
    }

    private static async Task AgentsLeave(RentedTenant tenant, params string[] agents)
    {
        foreach (var agent in agents)
        {
            using var left = await tenant.Admin.PutAsJsonAsync(new Uri($"{tenant.Api}/agents/{agent}/state", UriKind.Relative), new { presence = "offline" });
            left.EnsureSuccessStatusCode();
            await tenant.AgentIs(agent, "offline");
        }
    }

    /// <summary>
    /// Each second that the caller spoke, asked for by its range of the WAV file: the caller is on the left. On a busy machine the tone may
    /// have a hole in one. The audit log keeps who listened.
    /// </summary>
    private static async Task IsHeardByRange(RentedTenant tenant, MessageFacts message)
    {
        List<double> levels = [];
        for (var second = 0; second < EnoughPackets / 50; second++) levels.Add(await LevelOfCaller(tenant, message, second));
        Assert.True(levels.Count(level => level > Tones.LevelDbfs - 3) >= levels.Count - 1, $"the caller is not on the left: {string.Join(", ", levels)} dBFS by seconds");
        Assert.Contains("voicemail.listened", (await tenant.Get<Listed<AuditFacts>>($"/audit?subject={message.Id}")).Items.Select(entry => entry.Action));
        Assert.Empty((await tenant.Get<Listed<JsonElement>>("/recordings")).Items);
    }

    private static async Task<double> LevelOfCaller(RentedTenant tenant, MessageFacts message, int second)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{tenant.Api}/messages/{message.Id}/audio", UriKind.Relative));
        request.Headers.Range = new RangeHeaderValue(44 + (second * 32_000), 44 + ((second + 1) * 32_000) - 1);
        using var answer = await tenant.Admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var samples = new short[bytes.Length / 2];
        Buffer.BlockCopy(bytes, 0, samples, 0, bytes.Length);
        return Tones.LevelAt(CallerHz, [.. samples.Where((_, i) => i % 2 == 0)]);
    }

    private static async Task CallerIsCutOff(RentedTenant tenant)
    {
        await using var audio = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        await SpeaksForAWhile(tenant, audio, caller, messages: 2);
        await tenant.House.Server.Kill9();
        caller.Kill();
        await tenant.House.Server.StartAgain();
        await tenant.LogInAdmin();
        var message = await Eventually.Become(
            async () => (await tenant.Get<Listed<MessageFacts>>("/messages?new=true")).Items.SingleOrDefault()!,
            found => found is { Phase: "waiting" }, "what was said before the end to be a message", CallTimeout);
        Assert.InRange(message.LengthMs!.Value, (EnoughPackets * 20) - 1_000, 60_000);
        Assert.Equal("recovered", (await tenant.Get<JsonElement>($"/recordings/{message.Id}")).GetProperty("state").GetString());
    }

    private static Task<MessageFacts> MessageIs(RentedTenant tenant, Func<MessageFacts, bool> wanted, string what) => Eventually.Become(
        async () => (await tenant.Get<Listed<MessageFacts>>("/messages?mailbox=night")).Items.SingleOrDefault()!, message => message is not null && wanted(message),
        what, CallTimeout);

    private sealed record MailboxFacts(string Id, int NewMessages);

    private sealed record MessageFacts(string Id, string Phase, long? LengthMs, string? Outcome, IReadOnlyList<HearingFacts> Hearings);

    private sealed record HearingFacts(string Agent, string? Outcome);

    private sealed record AuditFacts(string Action);
}

using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Cases;

/// <summary>A caller whose agent hangs up first is asked how it went, by the built-in question.</summary>
[Collection(SharedHouse.Collection)]
public sealed class SurveyTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);
    private static readonly string[] Question = ["phrase:rateService"];
    private static readonly string[] Goodbye = ["phrase:goodbye"];

    [Fact]
    public async Task The_answer_is_in_the_record_and_in_the_figures()
    {
        var tenant = await shared.House.Rent();
        await Put(tenant, "/flows/survey", new
        {
            name = "Survey",
            draft = new
            {
                start = "rate",
                nodes = new object[]
                {
                    new { type = "rate", id = "rate", prompts = Question, question = "service", next = "thanks", otherwise = "thanks" },
                    new { type = "say", id = "thanks", prompts = Goodbye, next = "bye" },
                    new { type = "hangUp", id = "bye" },
                },
            },
        });
        using (var published = await tenant.Admin.PostAsync(new Uri($"{tenant.Api}/flows/survey/publish", UriKind.Relative), null))
            Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());
        await Put(tenant, "/queues/support", new { name = "Support", wrapUpMs = 0, survey = "survey" });
        await using var desk = await tenant.ReadyDesk("1001", Agents.Answer(100, Talk.ThenHangUp(1_000)));
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio) with { TakesEvents = true }));
        await audio.WaitForSpeech("en", ["rate-service"]);
        await audio.Press("4", await caller.FarMedia());
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await desk.Completed(CallTimeout)).ShouldSucceed();

        var call = await tenant.EndedCall("agentHungUp");
        var record = await tenant.Get<JsonElement>($"/calls/{call.Call.CallId}");
        var answer = Assert.Single(record.GetProperty("answers").EnumerateArray());
        Assert.Equal(("service", 4, "support", "1001"), (answer.GetProperty("question").GetString(), answer.GetProperty("value").GetInt32(),
            answer.GetProperty("queue").GetString(), answer.GetProperty("agent").GetString()));
        Assert.Equal(["queue", "offer", "talk", "flow", "flowNode", "flowNode", "flowNode"], record.GetProperty("path").EnumerateArray().Select(step => step.GetProperty("kind").GetString()));
        var figures = await tenant.Figures("support", call.Call.OfferedAt);
        Assert.Equal((1, 4.0), (figures!.Ratings, figures.AverageRating));
        Assert.Equal(1, await shared.House.Metric("platform_queue_ratings_count", $"tenant=\"{tenant.Id}\""));
        Assert.Equal("ready", (await tenant.AgentIs("1001", "ready")).Presence.Presence);
    }

    private static async Task Put(RentedTenant tenant, string path, object body)
    {
        using var put = await tenant.Admin.PutAsJsonAsync(new Uri(tenant.Api + path, UriKind.Relative), body);
        Assert.True(put.IsSuccessStatusCode, $"{path}: {await put.Content.ReadAsStringAsync()}");
    }
}

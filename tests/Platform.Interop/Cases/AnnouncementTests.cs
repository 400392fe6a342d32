using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Cases;

/// <summary>What a queue tells those who wait, heard as the built-in parts that it is put together from.</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class AnnouncementTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The one agent talks, and nothing is known of handling times, so three minutes are taken: who is next waits for about that long. What
    /// really came of it is measured.
    /// </summary>
    [Fact]
    public async Task A_waiting_caller_hears_its_place_and_wait_and_the_estimate_is_held_against_what_came()
    {
        var tenant = await shared.House.Rent();
        using (var put = await tenant.Admin.PutAsJsonAsync(new Uri($"{tenant.Api}/queues/support", UriKind.Relative),
            new { name = "Support", wrapUpMs = 0, announcements = new { firstAfterMs = 0, everyMs = 0 } }))
            Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        await using var desk = await tenant.ReadyDesk("1001", Agents.Answer(100, Talk.UntilBye), calls: 2);
        await using var first = await tenant.Call(Callers.Talk(Talk.UntilBye));
        var talking = await tenant.CallIs("talking");
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var second = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        await audio.WaitForSpeech("en", ["position-before", "n1", "position-after", "pause", "wait-before", "n3", "minutes"]);

        await tenant.Clear(talking);
        (await first.Completed(CallTimeout)).ShouldSucceed();
        await tenant.Clear(await tenant.CallIs("talking"));
        (await second.Completed(CallTimeout)).ShouldSucceed();
        (await desk.Completed(CallTimeout)).ShouldSucceed(calls: 2);
        var call = (await tenant.EndedCalls(2))[1];
        var path = (await tenant.Get<JsonElement>($"/calls/{call.Call.CallId}")).GetProperty("path").EnumerateArray().ToList();
        var told = path.Single(step => step.GetProperty("kind").GetString() == "announcement");
        Assert.Equal(("support", 1, 180_000), (told.GetProperty("party").GetString(), told.GetProperty("position").GetInt32(), told.GetProperty("expectedMs").GetInt32()));
        var error = 180_000 - (long)(call.Call.ConnectedAt!.Value - told.GetProperty("from").GetDateTimeOffset()).TotalMilliseconds;
        var figures = await tenant.Figures("support", call.Call.OfferedAt);
        Assert.Equal((1, error, error), (figures!.WaitsTold, figures.AverageToldErrorMs, figures.AverageToldExcessMs));
        var labels = $"tenant=\"{tenant.Id}\"";
        Assert.Equal(1, await shared.House.Metric("platform_queue_announcements_total", labels));
        Assert.Equal(1, await shared.House.Metric("platform_queue_told_wait_error_seconds_count", labels));
    }
}

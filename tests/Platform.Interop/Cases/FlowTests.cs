using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Media.Audio;

namespace Platform.Interop.Cases;

/// <summary>What a caller meets before a queue: a menu by key, opening hours, and the switch that closes at once.</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class FlowTests(SharedHouse shared)
{
    private const double MenuHz = 620;

    /// <summary>All prompts are brought to -19 dBFS.</summary>
    private const double PromptDbfs = -21;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);
    private static readonly string[] EveryDay = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] AllDay = ["00:00-24:00"];
    private static readonly string[] MenuPrompt = ["prompt:menu"];
    private static readonly string[] ClosedPrompt = ["phrase:outsideHours"];

    [Theory]
    [InlineData("RFC 4733")]
    [InlineData("INFO")]
    public async Task A_key_in_a_menu_leads_to_its_queue(string by)
    {
        var tenant = await shared.House.Rent();
        await Put(tenant, "/queues/sales", new { name = "Sales" });
        await Upload(tenant, "menu", MenuHz, 30);
        await Meet(tenant, new
        {
            start = "menu",
            nodes = new object[]
            {
                new { type = "menu", id = "menu", prompts = MenuPrompt, choices = new[] { new { key = "1", next = "support" }, new { key = "5", next = "sales" } }, otherwise = "support" },
                new { type = "queue", id = "support", queue = "support" },
                new { type = "queue", id = "sales", queue = "sales" },
            },
        });
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        var media = SippMedia.From(audio) with { TakesEvents = true };
        await using var caller = await tenant.Call(by == "INFO" ? Callers.PressByInfo('5', 2500, Talk.UntilBye, media) : Callers.Talk(Talk.UntilBye, media));
        await audio.WaitForTone(MenuHz, leastDbfs: PromptDbfs);
        if (by == "RFC 4733") await audio.Press("5", await caller.FarMedia());
        var call = await tenant.CallIs("waiting");
        Assert.Equal("sales", call.GetProperty("queue").GetString());

        await tenant.Clear(call);
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var ended = await tenant.EndedCall("cleared");
        Assert.Equal(["flow main 1", "flowNode menu 5", "flowNode sales ", "queue sales "], await PathOf(tenant, ended));
    }

    [Fact]
    public async Task The_switch_closes_at_once_and_opens_again_and_a_holiday_is_closed()
    {
        var tenant = await shared.House.Rent();
        await Put(tenant, "/calendars/office", new { name = "Office", hours = new[] { new { days = EveryDay, open = AllDay } } });
        await Meet(tenant, new
        {
            start = "hours",
            nodes = new object[]
            {
                new { type = "hours", id = "hours", calendar = "office", open = "support", closed = "sorry" },
                new { type = "say", id = "sorry", prompts = ClosedPrompt, next = "bye" },
                new { type = "hangUp", id = "bye" },
                new { type = "queue", id = "support", queue = "support" },
            },
        });
        await ReachQueue(tenant, 1);
        await Put(tenant, "/calendars/office/emergency", new { });
        await HearThatItIsClosed(tenant);
        using (var opened = await tenant.Admin.DeleteAsync(new Uri($"{tenant.Api}/calendars/office/emergency", UriKind.Relative)))
            opened.EnsureSuccessStatusCode();
        await ReachQueue(tenant, 3);
        await Put(tenant, "/calendars/office", new { name = "Office", hours = new[] { new { days = EveryDay, open = AllDay } }, dates = AroundToday() });
        await HearThatItIsClosed(tenant);
        var calls = await tenant.EndedCalls(4);
        Assert.Equal(["cleared", "flowEnded", "cleared", "flowEnded"], calls.Select(call => call.Cause));
        Assert.Equal(["flow main 1", "flowNode hours emergency", "flowNode sorry ", "flowNode bye "], await PathOf(tenant, calls[1]));
        Assert.Equal(["flow main 1", "flowNode hours open", "flowNode support ", "queue support "], await PathOf(tenant, calls[2]));
        Assert.Equal(["flow main 1", "flowNode hours closed", "flowNode sorry ", "flowNode bye "], await PathOf(tenant, calls[3]));
        Assert.True(await shared.House.Metric("platform_flow_runs_total", "hangUp") >= 1);
    }

    /// <summary>A holiday of three days, so that it is one wherever today begins.</summary>
    private static IEnumerable<object> AroundToday() =>
        new[] { -1, 0, 1 }.Select(day => new { date = TimeProvider.System.GetUtcNow().AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), name = "Founding day" });

    private static async Task HearThatItIsClosed(RentedTenant tenant)
    {
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var late = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        await audio.WaitForSound();
        (await late.Completed(CallTimeout)).ShouldSucceed();
    }

    /// <summary>A call that comes to the queue, and is ended there.</summary>
    private static async Task ReachQueue(RentedTenant tenant, int calls)
    {
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        await tenant.Clear(await tenant.CallIs("waiting"));
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        await tenant.EndedCalls(calls);
    }

    /// <summary>From now on callers meet this flow.</summary>
    private static async Task Meet(RentedTenant tenant, object draft)
    {
        await Put(tenant, "/flows/main", new { name = "Main", draft });
        using var published = await tenant.Admin.PostAsync(new Uri($"{tenant.Api}/flows/main/publish", UriKind.Relative), null);
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());
        await Put(tenant, $"/numbers/{Uri.EscapeDataString(tenant.Number)}", new { destination = "flow:main" });
    }

    private static async Task<IEnumerable<string>> PathOf(RentedTenant tenant, CallFacts call) =>
        (await tenant.Get<JsonElement>($"/calls/{call.Call.CallId}")).GetProperty("path").EnumerateArray()
            .Select(step => $"{step.GetProperty("kind").GetString()} {step.GetProperty("party").GetString()} {(step.TryGetProperty("detail", out var detail) ? detail.GetString() : "")}");

    private static async Task Put(RentedTenant tenant, string path, object body)
    {
        using var put = await tenant.Admin.PutAsJsonAsync(new Uri(tenant.Api + path, UriKind.Relative), body);
        Assert.True(put.IsSuccessStatusCode, $"{path}: {await put.Content.ReadAsStringAsync()}");
    }

    private static async Task Upload(RentedTenant tenant, string id, double hz, int seconds)
    {
        using var file = new ByteArrayContent(WavFile.Write(new WavAudio(1, Tones.Sine(hz, TimeSpan.FromSeconds(seconds)))));
        using var put = await tenant.Admin.PutAsync(new Uri($"{tenant.Api}/prompts/{id}?name={id}", UriKind.Relative), file);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }
}

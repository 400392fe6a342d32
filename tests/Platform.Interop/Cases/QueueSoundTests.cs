using System.Net.Http.Json;
using Platform.Media.Audio;
using Xunit.Abstractions;

namespace Platform.Interop.Cases;

/// <summary>A queue's uploaded greeting, which a key ends, and its uploaded music; told apart by tones.</summary>
[Collection(SharedHouse.Collection)]
public sealed class QueueSoundTests(SharedHouse shared, ITestOutputHelper output)
{
    private const double GreetingHz = 620;
    private const double MusicHz = 880;

    /// <summary>All prompts are brought to -19 dBFS.</summary>
    private const double PromptDbfs = -21;

    private const int WindowSamples = Tones.SampleRateHz / 50;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("RFC 4733")]
    [InlineData("INFO")]
    [InlineData("tones")]
    public async Task A_key_ends_the_queues_greeting_and_its_music_begins_at_once(string by)
    {
        var tenant = await shared.House.Rent();
        await GiveSounds(tenant);
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        var media = SippMedia.From(audio) with { TakesEvents = by != "tones" };
        await using var caller = await tenant.Call(by == "INFO"
            ? Callers.PressByInfo('5', 2500, Talk.UntilBye, media)
            : Callers.Talk(Talk.UntilBye, media));
        var call = await tenant.CallIs("waiting");
        await audio.WaitForTone(GreetingHz, leastDbfs: PromptDbfs);
        if (by == "RFC 4733") await audio.Press("5", await caller.FarMedia());
        if (by == "tones") await audio.Say(Key(770, 1336), await caller.FarMedia());
        await audio.WaitForTone(MusicHz, leastDbfs: PromptDbfs);
        var silentMs = SilenceBetween(audio.Heard());
        output.WriteLine($"{by}: {silentMs} ms between greeting and music");
        Assert.InRange(silentMs, 0, 1000);

        await tenant.Clear(call);
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        await tenant.EndedCall("cleared");
        Assert.True(await shared.House.Metric("platform_telephony_digits_total", by switch { "INFO" => "info", "tones" => "inband", _ => "telephone_event" }) >= 1);
    }

    private static async Task GiveSounds(RentedTenant tenant)
    {
        await Upload(tenant, "hello", GreetingHz, 20);
        await Upload(tenant, "tune", MusicHz, 1);
        using var put = await tenant.Admin.PutAsJsonAsync(
            new Uri($"{tenant.Api}/queues/support", UriKind.Relative), new { name = "Support", greeting = "hello", music = "tune" });
        put.EnsureSuccessStatusCode();
    }

    private static async Task Upload(RentedTenant tenant, string id, double hz, int seconds)
    {
        using var file = new ByteArrayContent(WavFile.Write(new WavAudio(1, Tones.Sine(hz, TimeSpan.FromSeconds(seconds)))));
        using var put = await tenant.Admin.PutAsync(new Uri($"{tenant.Api}/prompts/{id}?name=音 {id}", UriKind.Relative), file);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }

    /// <summary>From the last of the greeting to the first of the music, in steps of 20 ms.</summary>
    private static int SilenceBetween(short[] heard)
    {
        var windows = Enumerable.Range(0, heard.Length / WindowSamples).ToList();
        var lastGreeting = windows.FindLastIndex(window => Level(heard, window, GreetingHz) > -30);
        var firstMusic = windows.FindIndex(lastGreeting, window => Level(heard, window, MusicHz) > -30);
        return 20 * Math.Max(0, firstMusic - lastGreeting - 1);
    }

    private static double Level(short[] heard, int window, double hz) =>
        ToneDetector.LevelDbfs(heard.AsSpan(window * WindowSamples, WindowSamples), hz);

    private static short[] Key(double rowHz, double columnHz)
    {
        var row = Tones.Sine(rowHz, TimeSpan.FromMilliseconds(100));
        var column = Tones.Sine(columnHz, TimeSpan.FromMilliseconds(100));
        return [.. row.Zip(column, (one, other) => (short)(one + other))];
    }
}

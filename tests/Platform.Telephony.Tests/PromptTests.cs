using System.Net;
using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Prompts;
using Platform.Media;
using Platform.Media.Audio;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

/// <summary>Prompts and key presses on real RTP: a greeting (500 Hz), which a key ends, then music (800 Hz).</summary>
public sealed class PromptTests : IDisposable
{
    private const string Caller = CallState.CallerLegId;
    private const double GreetingHz = 500;
    private const double MusicHz = 800;
    private const double Loud = -20;
    private const double Quiet = -40;

    private readonly MediaEngine engine = new(new MediaEngineOptions { BindAddress = IPAddress.Loopback, FirstPort = 47200, LastPort = 47399 });

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task A_key_ends_a_prompt_and_counts_once_however_often_it_is_told()
    {
        await using var house = await OpenAsync();
        var (ear, outgoing, call) = await CallAsync(house, "8 101");
        await call.Order(Greeting());
        await Hears(ear, GreetingHz, MusicHz);
        ear.Leg.SendDigit('5', 60);
        Assert.Equal(200, (await InfoAsync(outgoing, "Signal=5\r\nDuration=60\r\n")).StatusCode);
        var played = await call.Reported<CallCommand.MessagePlayed>(Caller);
        Assert.Equal((PlayIds.Greeting, true), (played.PlayId, played.ByDigit));
        await call.Order(new LegCommand.PlayMusic(Caller) { Music = "tune" });
        await Hears(ear, MusicHz, GreetingHz);
        ear.Leg.SendDigit('6', 60);
        await Wait.Until(() => call.Reports.OfType<CallCommand.DigitPressed>().Count() >= 2, () => "the second key");
        Assert.Equal("56", Digits(call));
        await Hears(ear, MusicHz, GreetingHz);
        await outgoing.Bye();
        await house.QuietAsync();
    }

    [Fact]
    public async Task A_key_in_an_INFO_is_enough()
    {
        await using var house = await OpenAsync();
        var (ear, outgoing, call) = await CallAsync(house, "8 101");
        await call.Order(Greeting());
        await Hears(ear, GreetingHz, MusicHz);
        await InfoAsync(outgoing, "Signal=#\r\nDuration=160\r\n");
        Assert.True((await call.Reported<CallCommand.MessagePlayed>(Caller)).ByDigit);
        Assert.Equal(DigitSource.Info, (await call.Reported<CallCommand.DigitPressed>(Caller)).Source);
    }

    [Fact]
    public async Task Tones_count_where_no_telephone_events_were_agreed()
    {
        await using var house = await OpenAsync();
        var (ear, _, call) = await CallAsync(house, "8");
        await call.Order(Greeting());
        await Hears(ear, GreetingHz, MusicHz);
        ear.Leg.Play(Key(852, 1336, 80), PlayMode.Once);
        Assert.True((await call.Reported<CallCommand.MessagePlayed>(Caller)).ByDigit);
        Assert.Equal(new CallCommand.DigitPressed(Caller, '8', DigitSource.Inband), await call.Reported<CallCommand.DigitPressed>(Caller));
    }

    [Fact]
    public async Task A_prompt_that_no_key_ends_plays_on_and_tells_of_the_key()
    {
        await using var house = await OpenAsync();
        var (ear, _, call) = await CallAsync(house, "8 101");
        await call.Order(Greeting() with { EndsByDigit = false });
        await Hears(ear, GreetingHz, MusicHz);
        ear.Leg.SendDigit('1', 60);
        await call.Reported<CallCommand.DigitPressed>(Caller);
        await Hears(ear, GreetingHz, MusicHz);
        Assert.Empty(call.Reports.OfType<CallCommand.MessagePlayed>());
    }

    [Fact]
    public async Task Without_music_of_its_own_a_leg_hears_the_tenants()
    {
        await using var house = await OpenAsync();
        var (ear, _, call) = await CallAsync(house, "8 101");
        await call.Order(new LegCommand.PlayMusic(Caller));
        await Hears(ear, MusicHz, GreetingHz);
        Assert.Equal(1, house.Prompts.Reads);
        await call.Order(Greeting());
        await call.Order(new LegCommand.PlayMusic(Caller) { Music = "tune" });
        await Hears(ear, MusicHz, GreetingHz);
        Assert.InRange(house.Prompts.Reads, 1, 2);
    }

    [Fact]
    public async Task A_prompt_whose_audio_is_not_to_be_had_is_as_good_as_over_and_music_is_the_built_in_one()
    {
        await using var house = await OpenAsync();
        var (ear, _, call) = await CallAsync(house, "8 101");
        house.Prompts.Gate = Task.FromException(new TimeoutException("the store is away"));
        await call.Order(Greeting());
        Assert.False((await call.Reported<CallCommand.MessagePlayed>(Caller)).ByDigit);
        await call.Order(new LegCommand.PlayMusic(Caller) { Music = "gone" });
        await Wait.Until(() => ToneDetector.TotalDbfs(ear.Heard(TimeSpan.FromSeconds(0.5))) > -40, () => "the built-in music");
    }

    [Fact]
    public async Task Audio_that_comes_too_late_is_not_played_over_what_is_heard_by_then()
    {
        await using var house = await OpenAsync();
        var (ear, _, call) = await CallAsync(house, "8 101");
        await call.Order(new LegCommand.PlayMusic(Caller) { Music = "tune" });
        await Hears(ear, MusicHz, GreetingHz);
        var gate = new TaskCompletionSource();
        house.Prompts.Gate = gate.Task;
        await call.Order(Greeting());
        await call.Order(new LegCommand.PlayMusic(Caller) { Music = "tune" });
        gate.SetResult();
        await Wait.Until(() => house.Prompts.Reads == 2, () => "the greeting to be loaded");
        ear.Forget();
        await Hears(ear, MusicHz, GreetingHz);
        Assert.Empty(call.Reports.OfType<CallCommand.MessagePlayed>());
    }

    [Fact]
    public void A_press_shows_no_digit_in_its_text()
    {
        var text = new CallCommand.DigitPressed(Caller, '7', DigitSource.Info).ToString();
        Assert.DoesNotContain('7', text);
        Assert.Contains("Info", text, StringComparison.Ordinal);
    }

    private static async Task<House> OpenAsync()
    {
        var house = await House.OpenAsync();
        house.ExpectsErrors = true;
        house.Prompts.PutTone("acme", "a-hello", GreetingHz, 30);
        house.Prompts.PutTone("acme", "a-tune", MusicHz, 1);
        house.Catalog.Current = new CatalogSnapshot(2,
        [
            .. house.Catalog.Current.Documents.Select(document => document is TenantDocument tenant ? tenant with { Music = "tune" } : document),
            new PromptDocument("acme", "hello", "Hello", "a-hello", 30_000),
            new PromptDocument("acme", "tune", "调子", "a-tune", 1_000),
        ]);
        return house;
    }

    private async Task<(RtpEndpoint Ear, CallOut Out, FakeCall Call)> CallAsync(House house, string formats)
    {
        Assert.True(RtpEndpoint.TryOpen(engine, out var ear, out _));
        var (_, outgoing, call) = await house.CallAsync(TestSdp.Of(ear.Leg.RtpPort, formats: formats));
        await call.Order(new LegCommand.Answer(Caller));
        var answer = await outgoing.ExpectAnswer();
        Assert.True(SdpSession.TryParse(answer.Body.Span, out var session), Encoding.UTF8.GetString(answer.Body.Span));
        var media = session.Media[0];
        Assert.Equal(MediaRefusal.None, ear.Connect(new MediaRemote
        {
            Address = new MediaAddress(session.ConnectionOf(media)!.Address, media.Port),
            TelephoneEventPayloadType = formats.Contains("101", StringComparison.Ordinal) ? 101 : null,
        }));
        await call.Reported<CallCommand.LegAnswered>(Caller);
        return (ear, outgoing, call);
    }

    private static LegCommand.Play Greeting() => new(Caller, PlayIds.Greeting, [new PromptItem.Uploaded("hello")]) { EndsByDigit = true };

    private static Task<SipResponse> InfoAsync(CallOut outgoing, string body) =>
        outgoing.Ask(SipMethod.Info, info => info.SetBody("application/dtmf-relay", Encoding.ASCII.GetBytes(body)));

    private static string Digits(FakeCall call) => string.Concat(call.Reports.OfType<CallCommand.DigitPressed>().Select(pressed => pressed.Digit));

    private static Task Hears(RtpEndpoint ear, double hz, double notHz) => Wait.Until(
        () => Level(ear, hz) > Loud && Level(ear, notHz) < Quiet,
        () => $"{hz:0} Hz alone; heard {Level(ear, hz):0} dBFS of it and {Level(ear, notHz):0} dBFS of {notHz:0} Hz");

    private static double Level(RtpEndpoint ear, double hz) => ToneDetector.LevelDbfs(ear.Heard(TimeSpan.FromSeconds(0.3)), hz);

    private static AudioLoop Key(double rowHz, double columnHz, int ms) => AudioLoop.FromPcm("key",
        [.. Enumerable.Range(0, 8 * ms).Select(i => (short)(6000 * (Math.Sin(2 * Math.PI * rowHz * i / 8000) + Math.Sin(2 * Math.PI * columnHz * i / 8000)))), .. new short[800]]);
}

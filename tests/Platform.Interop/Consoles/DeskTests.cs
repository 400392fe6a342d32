using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Platform.Interop.Browser;
using Xunit.Abstractions;

namespace Platform.Interop.Consoles;

/// <summary>
/// Agents and a supervisor at the real console in Chromium, with the phones of their browsers: what they click, or press on the keyboard, is
/// what happens, and what they and the caller hear is measured.
/// </summary>
public sealed class DeskTests(ConsoleHouse place, ITestOutputHelper output) : IClassFixture<ConsoleHouse>
{
    private const double CallersToneHz = 440;
    private const double ColleaguesToneHz = 1_500;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", true)]
    public async Task A_day_at_the_desk(string language, bool byKeyboard)
    {
        var texts = ConsoleTexts.Of(language);
        var tenant = await place.House.Rent(new() { Agents = 3, SignInByPhone = false, WrapUpMs = 600_000, RingTimeoutMs = 1_500 });
        await MakeSupervisor(tenant, "1003");
        await Put(tenant, "dispositions/solved", new { name = "Solved" });
        await using var desk = await OpenDesk(tenant, texts, "1001", byKeyboard ? page => new KeyboardHands(page) : null);
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);

        await ChecksDevices(desk);
        await desk.Click("desk.takeSeatReady");
        await StateIs(tenant, desk, "ready");
        await desk.Reads(desk.Region("desk.myState"), texts["desk.seat", "1001", "voice"]);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        audio.SendTone(CallersToneHz, await caller.FarMedia());
        await MissesTheCall(tenant, desk);
        await desk.Button("phone.answer").WaitForAsync();
        await desk.Show("desk-ringing");
        await desk.Page.Keyboard.PressAsync("Alt+KeyA");
        await StateIs(tenant, desk, "talking");
        await BothHear(desk, audio);

        await HoldsMutesAndPresses(desk, audio);
        await desk.Page.ReloadAsync();
        await BothHear(desk, audio);
        await desk.Button("phone.hangUp").WaitForAsync();
        if (desk.Hands is KeyboardHands keyboard) await keyboard.GoAround();
        await using var colleague = await OpenDesk(tenant, texts, "1002");
        await colleague.SpeaksAt(ColleaguesToneHz);
        await ConsultsAndJoins(tenant, desk, colleague, audio);
        await SupervisorListens(tenant, texts);
        await desk.Click("transfer.leave");
        await Silent(audio);
        await audio.WaitForTone(ColleaguesToneHz);
        await WrapsUp(tenant, desk);
        await TransfersTo(desk, colleague);
        await BothHear(desk, audio);
        await desk.Click("phone.hangUp");

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        await TakesABreakAndLeaves(tenant, desk);
        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal(["1001 noAnswer", "1001 answered", "1002 answered", "1001 answered"], call.OfferOutcomes);
        Assert.Contains(call.Path, step => step is { Kind: "hold", Party: "1001" });
        Assert.Contains(call.Path, step => step is { Kind: "away", Party: "1001", Outcome: "answered" });
        Assert.Contains(call.Path, step => step is { Kind: "transfer", Party: "1001", By: "1002" });
        Assert.Contains(call.Path, step => step is { Kind: "conference", Party: "1002" });
        Assert.Contains(call.Path, step => step is { Kind: "supervision", Party: "1001" });
        Assert.Equal([("1001", "solved", "Wants a letter, <b>谢谢</b>.")], call.Notes.Select(note => (note.Agent, note.Disposition, note.Text)));
        Assert.Empty(desk.Errors.Concat(colleague.Errors));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Who_waits_is_taken_from_the_wall(string language)
    {
        var texts = ConsoleTexts.Of(language);
        var tenant = await place.House.Rent(new() { Agents = 2, SignInByPhone = false });
        await Put(tenant, "agents/1002", new { name = "Sue", queues = Array.Empty<string>() });
        await MakeSupervisor(tenant, "1002");
        await using var wall = await place.Open(tenant, texts, "sue", "password-sue");
        await PhoneIsReady(wall);
        await wall.Page.GetByRole(AriaRole.Link, new() { Name = texts["desk.title"], Exact = true }).ClickAsync();
        await wall.Click("desk.takeSeatReady");
        await tenant.AgentIs("1002", "ready");
        await wall.Page.GetByRole(AriaRole.Link, new() { Name = texts["wall.title"], Exact = true }).ClickAsync();

        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        audio.SendTone(CallersToneHz, await caller.FarMedia());
        await wall.ButtonIn(wall.Region("wall.waiting"), "wall.pick").ClickAsync();
        await wall.Click("phone.answer");
        await wall.Hears(CallersToneHz);
        await audio.WaitForTone(Chromium.ToneHz);
        await wall.Click("phone.hangUp");

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var move = Assert.Single((await tenant.EndedCall("agentHungUp")).Path, step => step.Kind == "overflow");
        Assert.Equal(("1002", "sue", "answered"), (move.Party, move.By, move.Outcome));
        Assert.Empty(wall.Errors);
    }

    private static async Task ChecksDevices(ConsoleTab desk)
    {
        await desk.Click("check.open");
        var checks = desk.Page.GetByRole(AriaRole.Dialog);
        await desk.Reads(checks, desk.Texts["check.heard"]);
        await desk.Hands.Press(desk.ButtonIn(checks, "check.echo"));
        await desk.Reads(checks, desk.Texts["check.echoState.recording"]);
        await desk.Hands.Press(desk.ButtonIn(checks, "check.echoCall"));
        await desk.Hears(Chromium.ToneHz);
        await Assertions.Expect(checks).ToContainTextAsync(new Regex(@"\d%"), new() { Timeout = (float)Eventually.DefaultTimeout.TotalMilliseconds });
        await desk.Show("desk-check");
        await desk.Page.Keyboard.PressAsync("Escape");
        await checks.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>It rings out, and the agent is on a break for that; who is ready again is offered the same call, this time for long.</summary>
    private static async Task MissesTheCall(RentedTenant tenant, ConsoleTab desk)
    {
        await tenant.AgentIs("1001", "break", "no_answer");
        await desk.Reads(desk.Region("desk.myState"), desk.Texts["reason.no_answer"]);
        // The bar of the phone goes with the ringing, and what is below it moves up: away from a pointer that is just pressing it.
        await desk.Button("phone.answer").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await desk.Show("desk-missed");
        await Put(tenant, "queues/support", new { name = "Support", wrapUpMs = 600_000, ringTimeoutMs = 60_000 });
        await desk.Click("desk.ready");
    }

    private static async Task BothHear(ConsoleTab desk, RtpPeer audio)
    {
        audio.ForgetHeard();
        await audio.WaitForTone(Chromium.ToneHz);
        await desk.Hears(CallersToneHz);
    }

    private static async Task HoldsMutesAndPresses(ConsoleTab desk, RtpPeer audio)
    {
        await desk.Click("phone.hold");
        await desk.Button("phone.resume").WaitForAsync();
        await Silent(audio);
        await desk.Click("phone.resume");
        await audio.WaitForTone(Chromium.ToneHz);
        await desk.Page.Keyboard.PressAsync("Alt+KeyM");
        await desk.Button("phone.unmute").WaitForAsync();
        await Silent(audio);
        await desk.Click("phone.unmute");
        await audio.WaitForTone(Chromium.ToneHz);
        await desk.Click("phone.keypad");
        await desk.Page.Keyboard.TypeAsync("4#");
        await Eventually.Become(() => audio.KeysHeard, keys => keys == "4#", "the caller to hear the keys 4 and #");
        await desk.Click("phone.keypad");
    }

    private static async Task ConsultsAndJoins(RentedTenant tenant, ConsoleTab desk, ConsoleTab colleague, RtpPeer audio)
    {
        await colleague.Click("desk.takeSeatReady");
        await tenant.AgentIs("1002", "ready");
        await desk.Hands.Name(desk.Page.GetByLabel(desk.Texts["dial.to"]), "1002");
        await desk.Click("transfer.consult");
        await colleague.Click("phone.answer");
        await colleague.Hears(Chromium.ToneHz);
        await desk.Hears(ColleaguesToneHz);
        await colleague.HearsNoMore(CallersToneHz);
        await Silent(audio);
        await desk.Show("desk-consulting");
        await desk.Click("transfer.merge");
        await colleague.Hears(CallersToneHz);
        await desk.Hears(CallersToneHz);
        await audio.WaitForTone(Chromium.ToneHz);
        await audio.WaitForTone(ColleaguesToneHz);
    }

    private async Task SupervisorListens(RentedTenant tenant, ConsoleTexts texts)
    {
        await using var wall = await place.Open(tenant, texts, "sue", "password-sue");
        await PhoneIsReady(wall);
        await wall.Click("supervision.listen");
        await wall.Hears(CallersToneHz);
        await wall.Hears(Chromium.ToneHz);
        await wall.Hears(ColleaguesToneHz);
        await wall.Show("wall");
        await wall.ButtonIn(wall.Region("wall.calls"), "supervision.leave").ClickAsync();
        await wall.Region("phone.title").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Empty(wall.Errors);
    }

    private static async Task WrapsUp(RentedTenant tenant, ConsoleTab desk)
    {
        await StateIs(tenant, desk, "wrapUp");
        await desk.Hands.Choose(desk.Field("note.disposition"), "Solved");
        await desk.Hands.Write(desk.Field("note.text"), "Wants a letter, <b>谢谢</b>.");
        await desk.Show("desk-wrap-up");
        await desk.Click("desk.ready");
        await StateIs(tenant, desk, "ready");
    }

    /// <summary>The colleague gives the caller back, without a question before.</summary>
    private static async Task TransfersTo(ConsoleTab desk, ConsoleTab colleague)
    {
        await colleague.Hands.Name(colleague.Page.GetByLabel(colleague.Texts["dial.to"]), "1001");
        await colleague.Click("transfer.now");
        await desk.Click("phone.answer");
        await colleague.Reads(colleague.Region("desk.myState"), colleague.Texts["presence.wrapUp"]);
    }

    private static async Task TakesABreakAndLeaves(RentedTenant tenant, ConsoleTab desk)
    {
        await StateIs(tenant, desk, "wrapUp");
        await desk.Click("reason.lunch");
        await tenant.AgentIs("1001", "break", "lunch");
        await desk.Reads(desk.Region("desk.myState"), desk.Texts["reason.lunch"]);
        await desk.Show("desk-break");
        await desk.Click("desk.leaveSeat");
        await StateIs(tenant, desk, "offline");
        await desk.Click("app.signOut");
        await desk.Button("signIn.submit").WaitForAsync();
    }

    /// <summary>By the server's word, and on the desk.</summary>
    private static async Task StateIs(RentedTenant tenant, ConsoleTab desk, string presence)
    {
        await tenant.AgentIs("1001", presence);
        await desk.Reads(desk.Region("desk.myState"), desk.Texts[$"presence.{presence}"]);
    }

    private async Task<ConsoleTab> OpenDesk(RentedTenant tenant, ConsoleTexts texts, string agent, Func<IPage, Hands>? hands = null)
    {
        var desk = await place.Open(tenant, texts, agent, RentedTenant.Password(agent), hands);
        await PhoneIsReady(desk);
        output.WriteLine($"{agent} signed in: {desk.Page.Url}");
        return desk;
    }

    private static Task PhoneIsReady(ConsoleTab tab) => tab.Reads(tab.Page.GetByRole(AriaRole.Banner), tab.Texts["phoneState.ready"]);

    /// <summary>Waits until half a second of what the caller hears holds none of the desk's tone.</summary>
    private static Task<double> Silent(RtpPeer audio) => Eventually.Become(
        () =>
        {
            var heard = audio.Heard();
            var level = heard.Length < Tones.SampleRateHz / 2 ? 0 : Tones.LevelAt(Chromium.ToneHz, heard.AsSpan(^(Tones.SampleRateHz / 2)..));
            if (heard.Length >= Tones.SampleRateHz) audio.ForgetHeard();
            return level;
        },
        level => level < -30, "the caller not to hear the desk");

    private static Task MakeSupervisor(RentedTenant tenant, string agent) =>
        Put(tenant, "users/sue", new { role = "supervisor", password = "password-sue", agent });

    private static async Task Put(RentedTenant tenant, string path, object body)
    {
        using var answer = await tenant.Admin.PutAsJsonAsync(new Uri($"{tenant.Api}/{path}", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }
}

using Platform.Interop.Browser;
using Platform.Media.Audio;

namespace Platform.Interop.Cases;

/// <summary>Calls with sound in a real Chromium: its fake microphone plays a tone, and what it hears is measured in the page.</summary>
public sealed partial class BrowserPhoneTests
{
    private const double CallersToneHz = 440;

    [Fact]
    public async Task A_queued_call_from_a_trunk_is_taken_in_the_browser_and_each_hears_the_other()
    {
        var tenant = await place.House.Rent();
        await using var phone = await place.ReadyDesk(tenant, "1001");
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await Connect(tenant, phone, audio);
        output.WriteLine($"the browser: {await phone.Figures()}");

        await phone.Hold(on: true);
        await audio.WaitForSound();
        Assert.InRange(Tones.LevelAt(Chromium.ToneHz, await NextHeard(audio)), -120, -30);
        await phone.Hold(on: false);
        await audio.WaitForTone(Chromium.ToneHz);
        await phone.RestartIce();
        audio.ForgetHeard();
        await audio.WaitForTone(Chromium.ToneHz);
        await phone.HearsTone(CallersToneHz);
        await phone.HangUp();

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal(("PCMA", "PCMA"), (call.Leg("caller").Codec, call.Leg("agent").Codec));
        Assert.True(call.Leg("agent").Statistics is { PacketsIn: > 20, PacketsOut: > 20 }, $"{call.Leg("agent").Statistics}");
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_queued_call_from_baresip_is_taken_in_the_browser_and_each_hears_the_other()
    {
        var tenant = await place.House.Rent(new() { Agents = 2 });
        await using var phone = await place.ReadyDesk(tenant, "1001");
        await using var other = await tenant.Desk("1002", toneHz: CallersToneHz);
        await tenant.AgentIs("1002", "ready");
        await other.Dial("support");
        await phone.Happened("newRTCSession");
        await phone.Answer();
        await phone.HearsTone(CallersToneHz);
        await other.HearsTone(Chromium.ToneHz);
        await phone.HangUp();
        await other.WaitCallEnded();

        await tenant.EndedCall("agentHungUp");
    }

    [Fact]
    public async Task A_browser_calls_a_browser()
    {
        var tenant = await place.House.Rent(new() { Agents = 2 });
        await using var phone = await place.ReadyDesk(tenant, "1001");
        await using var other = await place.ReadyDesk(tenant, "1002");
        await phone.Call($"sip:1002@{tenant.Domain}");
        await other.Happened("newRTCSession");
        await other.Answer();
        await other.HearsTone(Chromium.ToneHz);
        await phone.HearsTone(Chromium.ToneHz);
        await other.HangUp();
        await phone.Happened("ended");
        await tenant.EndedCall("agentHungUp");
    }

    [Fact]
    public async Task A_reload_does_not_end_the_call()
    {
        var tenant = await place.House.Rent();
        await using var phone = await place.ReadyDesk(tenant, "1001");
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await Connect(tenant, phone, audio);

        audio.ForgetHeard();
        await phone.Reload();
        await phone.Happened("confirmed");
        await phone.HearsTone(CallersToneHz);
        await audio.WaitForTone(Chromium.ToneHz);
        await tenant.AgentIs("1001", "talking");
        output.WriteLine($"The caller was without the agent for {Gap(audio.Heard()).TotalMilliseconds:0} ms, with music.");
        await phone.HangUp();

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal(["1001 answered"], call.OfferOutcomes);
        var away = Assert.Single(call.Path, step => step.Kind == "away");
        Assert.Equal(("1001", "answered"), (away.Party, away.Outcome));
        output.WriteLine($"The record says {(away.To! - away.From).Value.TotalMilliseconds:0} ms.");
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_caller_whose_agent_does_not_come_back_is_first_in_the_queue_again()
    {
        var tenant = await place.House.Rent(new() { Agents = 2 });
        var phone = await place.ReadyDesk(tenant, "1001");
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await Connect(tenant, phone, audio);
        await phone.DisposeAsync();
        await tenant.CallIs("waiting");
        await using var second = await tenant.ReadyDesk("1002", Agents.Answer(20, Talk.ThenHangUp(300)));

        (await second.Completed(CallTimeout)).ShouldSucceed();
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal(["1001 answered", "1002 answered"], call.OfferOutcomes);
        Assert.Equal("noAnswer", Assert.Single(call.Path, step => step.Kind == "away").Outcome);
        await tenant.AgentIs("1001", "offline");
    }

    /// <summary>A queued call from the trunk that the browser took; both were heard.</summary>
    private static async Task<Sipp> Connect(RentedTenant tenant, BrowserPhone phone, RtpPeer audio)
    {
        var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        audio.SendTone(CallersToneHz, await caller.FarMedia());
        await phone.Happened("newRTCSession");
        await phone.Answer();
        await tenant.AgentIs("1001", "talking");
        await audio.WaitForTone(Chromium.ToneHz);
        await phone.HearsTone(CallersToneHz);
        return caller;
    }

    private static async Task<short[]> NextHeard(RtpPeer audio)
    {
        audio.ForgetHeard();
        return await Eventually.Become(audio.Heard, heard => heard.Length >= Tones.SampleRateHz / 2, "half a second of sound");
    }

    /// <summary>From the last of the agent's tone to the first of it again; what was heard is continuous.</summary>
    private static TimeSpan Gap(short[] heard)
    {
        const int window = Tones.SampleRateHz / 50;
        var without = 0;
        for (var start = 0; start + window <= heard.Length; start += window)
            if (ToneDetector.LevelDbfs(heard.AsSpan(start, window), Chromium.ToneHz) < Tones.LevelDbfs - 6) without++;
        return without * TimeSpan.FromMilliseconds(20);
    }
}

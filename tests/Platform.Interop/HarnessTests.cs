namespace Platform.Interop;

/// <summary>The tools against themselves: when one of these fails, the machine or the harness is at fault, not the platform.</summary>
[Collection(Serial.Collection)]
public sealed class HarnessTests
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Two_sipp_complete_a_call_with_a_tone_each_way()
    {
        await using var callerAudio = RtpPeer.Open();
        await using var agentAudio = RtpPeer.Open(AudioCodec.Pcmu);
        await using var agent = await Sipp.Start(Agents.Answer(ringMs: 50, Talk.UntilBye, SippMedia.From(agentAudio)), new SippOptions());
        await using var caller = await Sipp.Start(
            Callers.Talk(Talk.ThenHangUp(2000), SippMedia.From(callerAudio)), new SippOptions { Target = agent.Address });

        callerAudio.SendTone(440, await caller.FarMedia());
        agentAudio.SendTone(1000, await agent.FarMedia());

        Assert.InRange(await agentAudio.WaitForTone(440), Tones.LevelDbfs - 1, Tones.LevelDbfs + 1);
        Assert.InRange(await callerAudio.WaitForTone(1000), Tones.LevelDbfs - 1, Tones.LevelDbfs + 1);
        Assert.InRange(Tones.LevelAt(1000, agentAudio.Heard()), -120, -50);
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();
    }

    [Fact]
    public async Task Baresip_answers_sipp_and_each_hears_the_other()
    {
        await using var phone = await Baresip.Start(new() { Account = new("1001", "secret"), Registrar = "127.0.0.1", Registers = false });
        await using var callerAudio = RtpPeer.Open(AudioCodec.Pcma);
        await using var caller = await Sipp.Start(
            Callers.Talk(Talk.ThenHangUp(2000), SippMedia.From(callerAudio)),
            new SippOptions { Target = $"127.0.0.1:{phone.SipPort}", Service = "1001" });

        await phone.WaitCallEstablished();
        callerAudio.SendTone(440, await caller.FarMedia());
        await callerAudio.WaitForTone(1000);
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        await phone.WaitCallEnded();

        Assert.InRange(phone.HeardLevelAt(440), Tones.LevelDbfs - 1, Tones.LevelDbfs + 1);
        Assert.InRange(phone.HeardLevelAt(1000), -120, -50);
    }

    [Fact]
    public async Task Baresip_calls_holds_resumes_and_hangs_up_on_command()
    {
        await using var agent = await Sipp.Start(Agents.Answer(ringMs: 50, Talk.UntilBye), new SippOptions());
        await using var phone = await Baresip.Start(new() { Account = new("1002", "secret"), Registrar = "127.0.0.1", Registers = false });

        await phone.Dial($"sip:agent@{agent.Address}");
        await phone.WaitCallEstablished();
        await phone.Hold();
        await agent.WaitForReceived("^INVITE ");
        await phone.Resume();
        await Eventually.Become(
            () => SippMessage.Parse(agent.Messages).Count(message => message.Received && message.FirstLine.StartsWith("INVITE ", StringComparison.Ordinal)),
            count => count == 3, "three INVITEs at the agent");
        await phone.HangUp();

        var result = (await agent.Completed(CallTimeout)).ShouldSucceed();
        Assert.Contains(result.Received("INVITE "), invite => invite.Text.Contains("a=sendonly"));
        Assert.Contains(result.Sent("200 OK"), answer => answer.Text.Contains("a=recvonly"));
        Assert.Contains("a=sendrecv", result.Sent("200 OK").Last(answer => answer.Text.Contains("m=audio")).Text);
    }

    [Fact]
    public async Task Sipp_streams_a_tone_over_a_call_on_tcp()
    {
        using var folder = new TempFolder("tone");
        var tone = folder.File("tone.pcmu");
        await File.WriteAllBytesAsync(tone, AudioCodec.Pcmu.Encoded(Tones.Sine(700, TimeSpan.FromSeconds(1))));
        await using var agentAudio = RtpPeer.Open();
        await using var agent = await Sipp.Start(
            Agents.Answer(ringMs: 20, Talk.UntilBye, SippMedia.From(agentAudio)), new SippOptions { Transport = SipTransport.Tcp });
        await using var caller = await Sipp.Start(
            Callers.Talk(Talk.ThenHangUp(1500), SippMedia.Stream(tone, AudioCodec.Pcmu)),
            new SippOptions { Target = agent.Address, LocalAddress = "127.0.0.2", Transport = SipTransport.Tcp });

        await agentAudio.WaitForTone(700);
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();
    }

    public static TheoryData<string> Scenarios => [.. Pairs.Keys];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Every_scenario_runs_against_its_counterpart(string name)
    {
        var (callerSide, agentSide) = Pairs[name];
        await using var agent = await Sipp.Start(agentSide, new SippOptions());
        await using var caller = await Sipp.Start(callerSide, new SippOptions { Target = agent.Address });

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();
    }

    private static readonly Dictionary<string, (SippScenario Caller, SippScenario Agent)> Pairs = new()
    {
        ["agent hangs up"] = (Callers.Talk(Talk.UntilBye), Agents.Answer(20, Talk.ThenHangUp(200))),
        ["lost ACK"] = (Callers.Talk(Talk.ThenHangUp(100), ackAfterMs: 1200), Agents.Answer(20, Talk.UntilBye)),
        ["lost BYE"] = (Callers.Talk(Talk.UntilByeAnsweredLate(1200)), Agents.Answer(20, Talk.ThenHangUp(100))),
        ["caller holds"] = (Callers.HoldAndResume(100, 100, Talk.ThenHangUp(100)), Agents.Answer(20, Talk.UntilBye)),
        ["agent holds"] = (Callers.Talk(Talk.UntilBye), Agents.HoldAndResume(20, 100, 100, Talk.ThenHangUp(100))),
        ["caller cancels"] = (Callers.Cancel(afterMs: 200), Agents.NeverAnswer()),
        ["agent is busy"] = (Callers.ExpectRefusal(486), Agents.Reject(486, "Busy Here")),
        ["agent declines"] = (Callers.ExpectRefusal(603), Agents.Reject(603, "Decline", ringMs: 50)),
        ["either may hang up"] = (Callers.Talk(Talk.UntilByeOrHangUp(200)), Agents.Answer(20, Talk.UntilByeOrHangUp(2000))),
        ["INVITE sent twice"] = (Callers.RepeatInvite(Talk.ThenHangUp(100)), Agents.Answer(20, Talk.UntilBye)),
    };
}

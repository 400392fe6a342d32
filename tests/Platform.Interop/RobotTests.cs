using System.Net;
using System.Text.RegularExpressions;
using Platform.Host.Robots;
using Platform.Media;
using Platform.Media.Audio;
using Platform.Sip.Transports;

namespace Platform.Interop;

/// <summary>The robots of <c>platform simulate</c> against each other, with no platform between them.</summary>
[Collection(Serial.Collection)]
[Trait(Serial.Machine, Serial.Own)]
public sealed partial class RobotTests : IAsyncDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RobotStation _phones = RobotStation.Open(IPAddress.Loopback, TimeProvider.System);
    private readonly RobotStation _callers = RobotStation.Open(IPAddress.Loopback, TimeProvider.System);
    private readonly List<IncomingRobotCall> _rang = [];

    [Fact]
    public async Task Each_side_hears_the_others_tone_and_the_caller_hangs_up()
    {
        await using var phone = NewPhone(new PhoneBehaviour(Soon, null));
        var caller = Call(phone);

        Assert.True(await caller.Connected.WaitAsync(Patience));
        var agent = Assert.Single(_rang);
        Assert.True(await agent.Connected.WaitAsync(Patience));
        Assert.Equal("+8613900000000", agent.OtherParty);
        await Heard(caller, RobotVoice.Agent);
        await Heard(agent, RobotVoice.Caller);

        caller.HangUp();
        Assert.Equal(RobotEndCause.HungUpHere, (await caller.Ended.WaitAsync(Patience)).Cause);
        Assert.Equal(RobotEndCause.HungUpThere, (await agent.Ended.WaitAsync(Patience)).Cause);
        Assert.Empty(_phones.Calls);
        Assert.Empty(_callers.Calls);
    }

    [Fact]
    public async Task The_phone_hangs_up_after_its_talk_time()
    {
        await using var phone = NewPhone(new PhoneBehaviour(Soon, Soon));
        var caller = Call(phone);

        Assert.Equal(RobotEndCause.HungUpThere, (await caller.Ended.WaitAsync(Patience)).Cause);
        Assert.True(await caller.Connected);
        Assert.Equal(RobotEndCause.HungUpHere, (await _rang[0].Ended.WaitAsync(Patience)).Cause);
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_it_rings_cancels_the_call_at_both_ends()
    {
        await using var phone = NewPhone(new PhoneBehaviour(Long, null));
        var caller = Call(phone);
        await Eventually.Become(() => _rang.Count, count => count == 1, "the phone to ring");

        caller.HangUp();
        Assert.Equal(RobotEndCause.Cancelled, (await caller.Ended.WaitAsync(Patience)).Cause);
        Assert.Equal(RobotEndCause.Cancelled, (await _rang[0].Ended.WaitAsync(Patience)).Cause);
        Assert.False(await caller.Connected);
    }

    [Fact]
    public async Task A_phone_in_a_call_is_busy_for_the_next_one()
    {
        await using var phone = NewPhone(new PhoneBehaviour(Soon, null));
        var first = Call(phone);
        await first.Connected.WaitAsync(Patience);

        var refused = await Call(phone).Ended.WaitAsync(Patience);
        Assert.Equal((RobotEndCause.Refused, 486), (refused.Cause, refused.StatusCode));
        Assert.Equal(RobotCallPhase.Talking, first.Phase);
    }

    [Fact]
    public async Task A_phone_that_is_not_there_refuses_the_call()
    {
        var phone = NewPhone(new PhoneBehaviour(Soon, null));
        await phone.DisposeAsync();

        Assert.Equal(404, (await Call(phone).Ended.WaitAsync(Patience)).StatusCode);
    }

    [Fact]
    public async Task A_caller_that_plays_its_part_notices_the_agent_by_ear()
    {
        await using var phone = NewPhone(new PhoneBehaviour(Soon, null));
        var caller = new RobotCaller(_callers, new IPEndPoint(IPAddress.Loopback, phone.Contact.EffectivePort), TimeProvider.System);
        var call = caller.Call("1001", "+8613900000000")!;
        var agentsHeard = 0;

        await caller.Play(call, new CallerBehaviour(Patience, Soon), () => agentsHeard++, CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(1, agentsHeard);
        Assert.Equal(RobotEndCause.HungUpHere, (await call.Ended).Cause);
    }

    [Theory]
    [InlineData(440, -12, true)]
    [InlineData(440, -34, true)]
    [InlineData(440, -36, false)]
    [InlineData(1000, -12, false)]
    public void A_tone_counts_when_it_is_loud_enough_and_the_right_one(int hz, double levelDbfs, bool isHeard)
    {
        var samples = new short[AudioLoop.SampleRate];
        G711.Decode(MediaCodec.Pcma, AudioLoop.Tone(hz, levelDbfs).Octets(MediaCodec.Pcma), samples);
        Assert.Equal(isHeard, ToneFinding.In(samples, 440).IsHeard);
    }

    [Fact]
    public void Neither_silence_nor_hold_music_counts_as_an_agent()
    {
        var music = new short[AudioLoop.HoldMusic.Samples];
        G711.Decode(MediaCodec.Pcma, AudioLoop.HoldMusic.Octets(MediaCodec.Pcma), music);
        for (var start = 0; start + 4000 <= music.Length; start += 1000)
            Assert.False(ToneFinding.In(music.AsSpan(start, 4000), RobotVoice.Agent.Hz).IsHeard, $"at sample {start}");
        Assert.False(ToneFinding.In([], RobotVoice.Agent.Hz).IsHeard);
    }

    [Fact]
    public void Every_tenant_of_the_demonstration_can_be_played_by_robots()
    {
        foreach (var tenant in new[] { "acme", "globex" })
        {
            var (cast, fault) = RobotCast.Read(File.ReadAllBytes(FileOf("deploy/demo.json")), tenant);
            Assert.True(cast is not null, fault);
            Assert.True(IPAddress.IsLoopback(cast.CallersAddress));
            Assert.All(cast.Agents, agent => Assert.NotNull(agent.Password));
            Assert.DoesNotContain(cast.Without(["1001"]).Agents, agent => agent.Id == "1001");
        }
    }

    [Fact]
    public void What_the_start_script_prints_to_log_in_and_call_with_is_in_the_demonstration()
    {
        var demonstration = File.ReadAllText(FileOf("deploy/demo.json"));
        var printed = SecretOrNumber().Matches(File.ReadAllText(FileOf("deploy/run"))).Select(match => match.Value).ToHashSet();
        Assert.NotEmpty(printed);
        Assert.All(printed, text => Assert.Contains($"\"{text}\"", demonstration, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _callers.DisposeAsync();
        await _phones.DisposeAsync();
    }

    [GeneratedRegex(@"demo-(sip|agent|admin)-(\d{4}|[a-z]+)\b|demo-operator|\+\d{8,}")]
    private static partial Regex SecretOrNumber();

    private static string FileOf(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, path);
    }

    private RobotPhone NewPhone(PhoneBehaviour behaviour)
    {
        var nowhere = new SipPath(SipTransportKind.Udp, new IPEndPoint(IPAddress.Loopback, 9));
        var phone = new RobotPhone(_phones, new PhoneAccount("1001", "acme.sip.local", "secret"), nowhere, () => behaviour, TimeProvider.System);
        phone.Rang += _rang.Add;
        return phone;
    }

    private OutgoingRobotCall Call(RobotPhone phone) => OutgoingRobotCall.Place(_callers, phone.Contact, "+8613900000000", RobotVoice.Caller)!;

    private static Task<ToneFinding> Heard(RobotCall side, RobotVoice voice) =>
        Eventually.Become(() => ToneFinding.In(side.Audio.Rtp.Heard(TimeSpan.FromSeconds(1)), voice.Hz), finding => finding.IsHeard, $"a tone of {voice.Hz} Hz");
}

using Platform.Media.Audio;

namespace Platform.Media.Tests;

/// <summary>Who hears whom, measured by tones: a caller, an agent and a supervisor, each with a tone of their own.</summary>
public sealed class MixTests : IDisposable
{
    private const double LevelDbfs = -15;
    private static readonly double[] Tones = [440, 1000, 1700];

    private readonly MediaEngine _engine = new(Rig.Options() with { Threads = 2 });
    private readonly MediaEngine _phones = new(Rig.Options());
    private readonly List<MediaLeg> _legs = [];
    private readonly List<RtpEndpoint> _heads = [];

    private MediaLeg Caller => _legs[0];

    private MediaLeg Agent => _legs[1];

    private MediaLeg Supervisor => _legs[2];

    public static TheoryData<MediaCodec, MediaCodec, MediaCodec> Parties => new()
    {
        { MediaCodec.Pcma, MediaCodec.Pcmu, MediaCodec.Pcma },
        { MediaCodec.Pcma, MediaCodec.Opus, MediaCodec.G722 },
    };

    [Theory]
    [MemberData(nameof(Parties))]
    public async Task Listen_whisper_barge_and_back_each_hears_whom_it_should(MediaCodec caller, MediaCodec agent, MediaCodec supervisor)
    {
        Open(caller, agent, supervisor);
        _engine.Bridge(Caller, Agent);
        await AssertHeard([1], [0], []);

        Mix([Agent], [Caller], [Caller, Agent]);
        await AssertHeard([1], [0], [0, 1]);

        Mix([Agent], [Caller, Supervisor], [Caller, Agent]);
        await AssertHeard([1], [0, 2], [0, 1]);

        Mix([Agent, Supervisor], [Caller, Supervisor], [Caller, Agent]);
        await AssertHeard([1, 2], [0, 2], [0, 1]);

        _engine.Bridge(Caller, Agent);
        await AssertHeard([1], [0], []);
        Assert.Equal(0, _engine.RelayFaults);
    }

    [Theory]
    [InlineData(MediaCodec.Pcma, MediaCodec.G722)]
    [InlineData(MediaCodec.Opus, MediaCodec.Pcmu)]
    [InlineData(MediaCodec.G722, MediaCodec.Opus)]
    public async Task A_bridge_of_two_codecs_transcodes_both_ways(MediaCodec first, MediaCodec second)
    {
        Open(first, second);
        _engine.Bridge(Caller, Agent);
        await AssertHeard([1], [0]);
    }

    [Theory]
    [InlineData(MediaCodec.Pcma)]
    [InlineData(MediaCodec.Opus)]
    public async Task Who_is_alone_may_hear_itself(MediaCodec codec)
    {
        Open(codec);
        Mix([Caller]);
        await AssertHeard([0]);
    }

    [Fact]
    public async Task Music_on_one_leg_of_a_mix_replaces_what_it_hears_and_no_more()
    {
        Open(MediaCodec.Pcma, MediaCodec.Pcma, MediaCodec.Pcmu);
        Mix([Agent, Supervisor], [Caller, Supervisor], [Caller, Agent]);
        await AssertHeard([1, 2], [0, 2], [0, 1]);
        Caller.Play(AudioLoop.Tone(2500, LevelDbfs));
        await HearMore(_heads[0], 0.3);
        await AssertHeard([], [0, 2], [0, 1]);
        Assert.Equal(LevelDbfs, ToneDetector.LevelDbfs(_heads[0].Heard(TimeSpan.FromSeconds(0.2)), 2500), 2.0);
        Caller.Stop();
        await AssertHeard([1, 2], [0, 2], [0, 1]);
    }

    [Fact]
    public async Task When_one_of_three_hangs_up_the_others_go_on()
    {
        Open(MediaCodec.Pcma, MediaCodec.Pcma, MediaCodec.Opus);
        Mix([Agent, Supervisor], [Caller, Supervisor], [Caller, Agent]);
        await AssertHeard([1, 2], [0, 2], [0, 1]);
        Supervisor.Dispose();
        await AssertHeard([1], [0]);
        Assert.Equal(0, _engine.RelayFaults);
    }

    [Fact]
    public async Task Switching_makes_no_click()
    {
        Open(MediaCodec.Pcma, MediaCodec.Pcma, MediaCodec.Pcma);
        _heads[2].Say(AudioLoop.Silence);
        _engine.Bridge(Caller, Agent);
        await AssertHeard([1], [0]);
        _heads[0].Forget();
        for (var round = 0; round < 3; round++)
        {
            Mix([Agent, Supervisor], [Caller, Supervisor], [Caller, Agent]);
            await HearMore(_heads[0], 0.2);
            Mix([Agent], [Caller, Supervisor], [Caller, Agent]);
            await HearMore(_heads[0], 0.2);
        }

        // A sine moves by 2 pi f / rate of its peak from sample to sample at most.
        var peak = short.MaxValue * Math.Pow(10, LevelDbfs / 20);
        Assert.InRange(LargestStep(_heads[0].Heard()), 0, 1.5 * peak * 2 * Math.PI * Tones[1] / AudioLoop.SampleRate);
    }

    [Fact]
    public async Task Two_loud_parties_together_are_not_cut_off()
    {
        Open(MediaCodec.Pcma, MediaCodec.Pcma, MediaCodec.Pcma);
        _heads[0].Say(AudioLoop.Tone(440, -1));
        _heads[1].Say(AudioLoop.Tone(1000, -1));
        Mix([], [], [Caller, Agent]);
        await HearMore(_heads[2], 1.2);
        // Cut-off sines would show as harmonics: here the strongest are at 2 * 1000 - 440 and 2 * 440 + 1000.
        Assert.Equal(-7, _heads[2].HeardLevelDbfs(440), 1.5);
        Assert.InRange(_heads[2].HeardLevelDbfs(1560), ToneDetector.FloorDbfs, -35);
        Assert.InRange(_heads[2].HeardLevelDbfs(1880), ToneDetector.FloorDbfs, -35);
    }

    [Fact]
    public async Task A_key_pressed_in_a_mix_reaches_those_who_hear_the_presser()
    {
        Open(MediaCodec.Pcma, MediaCodec.Opus, MediaCodec.G722);
        Mix([Agent, Supervisor], [Caller, Supervisor], [Caller, Agent]);
        await AssertHeard([1, 2], [0, 2], [0, 1]);
        foreach (var digit in "42#") _heads[0].Leg.SendDigit(digit, 80);
        await Wait.Until(() => _heads[1].DigitsHeard == "42#" && _heads[2].DigitsHeard == "42#", () => (_heads[1].DigitsHeard, _heads[2].DigitsHeard));
        Assert.Equal("", _heads[0].DigitsHeard);
    }

    [Fact]
    public async Task The_last_that_was_asked_for_holds()
    {
        Open(MediaCodec.Pcma, MediaCodec.Pcma, MediaCodec.Pcma);
        for (var i = 0; i < 20; i++)
        {
            Mix([Agent, Supervisor], [Caller, Supervisor], [Caller, Agent]);
            _engine.Bridge(Agent, Supervisor);
            _engine.Unbridge(Caller);
        }

        await AssertHeard([], [2], [1]);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Open(MediaCodec.Pcma, MediaCodec.Pcma, MediaCodec.Pcma);
        Assert.Throws<ArgumentException>(() => _engine.Mix([new MixParty(Caller, [Caller]), new MixParty(Agent, [Caller])]));
        Assert.Throws<ArgumentException>(() => _engine.Mix([new MixParty(Caller, [Agent])]));
        Assert.Throws<ArgumentException>(() => _engine.Mix([new MixParty(Caller, []), new MixParty(Caller, [])]));
        Supervisor.Dispose();
        Assert.Equal(MediaRefusal.LegClosed, _engine.Mix([new MixParty(Caller, [Supervisor]), new MixParty(Supervisor, [])]));
        Assert.Equal(MediaRefusal.None, _engine.Mix([]));
    }

    public void Dispose()
    {
        _engine.Dispose();
        _heads.ForEach(head => head.Dispose());
        _phones.Dispose();
    }

    private void Open(params MediaCodec[] codecs)
    {
        foreach (var codec in codecs)
        {
            var leg = _engine.Allocate().Leg!;
            Assert.True(RtpEndpoint.TryOpen(_phones, out var phone, out _));
            var remote = new MediaRemote { Address = new MediaAddress("127.0.0.1", 0), Codec = codec, TelephoneEventPayloadType = 101 };
            leg.SetRemote(remote with { Address = new MediaAddress("127.0.0.1", phone.Leg.RtpPort) });
            phone.Connect(remote with { Address = new MediaAddress("127.0.0.1", leg.RtpPort) });
            phone.Say(AudioLoop.Tone(Tones[_legs.Count], LevelDbfs));
            _legs.Add(leg);
            _heads.Add(phone);
        }
    }

    private void Mix(params MediaLeg[][] hears) =>
        Assert.Equal(MediaRefusal.None, _engine.Mix([.. hears.Select((heard, i) => new MixParty(_legs[i], heard))]));

    /// <summary>Waits until in a quarter of a second each hears the tones of these and of nobody else; no packets are silence.</summary>
    private async Task AssertHeard(params int[][] heardBy)
    {
        for (var tries = 0; ; tries++)
        {
            _heads.ForEach(head => head.Forget());
            foreach (var (head, heard) in _heads.Zip(heardBy))
                if (heard.Length > 0) await HearMore(head, 0.25);
            var found = _heads.Take(heardBy.Length).Select(head => HeardBy(head).ToList()).ToList();
            if (found.Zip(heardBy).All(pair => pair.First.SequenceEqual(pair.Second))) return;
            Assert.True(tries < 20, $"heard: {string.Join(" | ", found.Select(heard => string.Join(",", heard)))}");
        }
    }

    private static IEnumerable<int> HeardBy(RtpEndpoint head)
    {
        var recent = head.Heard(TimeSpan.FromSeconds(0.2));
        return Enumerable.Range(0, Tones.Length).Where(i => ToneDetector.LevelDbfs(recent, Tones[i]) > LevelDbfs - 20);
    }

    private static async Task HearMore(RtpEndpoint head, double seconds)
    {
        var until = head.HeardDuration.TotalSeconds + seconds;
        await Wait.Until(() => head.HeardDuration.TotalSeconds > until, () => head.HeardDuration);
    }

    private static double LargestStep(short[] samples) => samples.Zip(samples.Skip(1), (a, b) => Math.Abs((double)a - b)).Max();
}

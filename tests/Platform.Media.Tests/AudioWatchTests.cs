using Platform.Media.Audio;
using Platform.Media.Relay;

namespace Platform.Media.Tests;

public class AudioWatchTests
{
    private static readonly AudioWatchTimes Times = new(Gone: 5, Quiet: 20, Alive: 15);

    // Each step: seconds to pass, then S (speech), q (a quiet packet), r (RTCP), or . (nothing); "o" the other side speaks.
    // The fault that a look finds after the last step.
    [Theory]
    [InlineData("1S 4.o", AudioFault.None)]
    [InlineData("1S 5.o", AudioFault.Stopped)]
    [InlineData("1S 5.", AudioFault.None)]
    [InlineData("1S 20.", AudioFault.BothSilent)]
    [InlineData("5.o", AudioFault.Stopped)]
    [InlineData("1S 5.o 1.", AudioFault.Stopped)]
    [InlineData("1S 5.o 1So", AudioFault.None)]
    [InlineData("1S 4ro 4.o", AudioFault.None)]
    [InlineData("1S 4ro 15.o", AudioFault.Stopped)]
    [InlineData("1S 8ro 8ro 4ro", AudioFault.OnlySilence)]
    [InlineData("1S 10qo 9qo", AudioFault.None)]
    [InlineData("1S 10qo 10qo", AudioFault.OnlySilence)]
    [InlineData("1S 10q 10q", AudioFault.BothSilent)]
    [InlineData("1S 10q 10q 1qo", AudioFault.OnlySilence)]
    [InlineData("1S 10q 10qo 1q", AudioFault.OnlySilence)]
    [InlineData("1S 10qo 10qo 1So", AudioFault.None)]
    public void A_peer_that_should_be_heard_and_is_not_is_found(string steps, AudioFault expected)
    {
        var watch = new AudioWatch(Times);
        var now = 100L;
        watch.Look(now, isDue: true, otherSpeaks: false);
        foreach (var step in steps.Split(' '))
        {
            now += long.Parse(step.TrimEnd('S', 'q', 'r', '.', 'o'), System.Globalization.CultureInfo.InvariantCulture);
            if (step.Contains('S', StringComparison.Ordinal)) watch.OnAudio(now, isQuiet: false);
            if (step.Contains('q', StringComparison.Ordinal)) watch.OnAudio(now, isQuiet: true);
            if (step.Contains('r', StringComparison.Ordinal)) watch.OnReport(now);
            watch.Look(now, isDue: true, step.EndsWith('o'));
        }

        Assert.Equal(expected, watch.Fault);
    }

    [Fact]
    public void What_began_and_ended_is_told_once_and_its_time_is_kept()
    {
        var watch = new AudioWatch(Times);
        watch.Look(100, true, true);
        Assert.Equal(new AudioWatchNews(AudioFault.Stopped, AudioFault.None, 100, 0), watch.Look(106, true, true));
        Assert.Equal(default, watch.Look(107, true, true));
        Assert.Equal(7, watch.OneWay(107));
        watch.OnAudio(110, isQuiet: false);
        Assert.Equal(new AudioWatchNews(AudioFault.None, AudioFault.Stopped, 110, 100), watch.Look(110, true, true));
        Assert.Equal((10, 0), (watch.OneWay(200), watch.Silence(200)));
    }

    [Fact]
    public void Nothing_is_due_on_hold_and_the_count_begins_anew_after_it()
    {
        var watch = new AudioWatch(Times);
        watch.Look(100, true, true);
        watch.Look(105, true, true);
        Assert.Equal(AudioFault.Stopped, watch.Look(106, false, true).Ended);
        watch.Look(200, true, true);
        Assert.Equal(default, watch.Look(204, true, true));
        Assert.Equal(6, watch.OneWay(204));
    }

    // Rows: kind; octets of the packet; is it quiet? 0xD5 and 0xFF are the silence of A-law and µ-law.
    [Theory]
    [InlineData("Pcma", "D5D5D5D5", true)]
    [InlineData("Pcma", "D555D2D4", true)]
    [InlineData("Pcma", "D5D5DDD5", false)]
    [InlineData("Pcmu", "FFFFFFFF", true)]
    [InlineData("Pcmu", "7FF0FF70", true)]
    [InlineData("Pcmu", "FFEFFFFF", false)]
    [InlineData("Pcmu", "D5D5D5D5", false)]
    [InlineData("Pcmu", "", true)]
    public void A_quiet_packet_is_known_by_its_octets(string kind, string octets, bool isQuiet)
    {
        var packet = Enumerable.Repeat(Convert.FromHexString(octets), 40).SelectMany(bytes => bytes).ToArray();
        Assert.Equal(isQuiet, Loudness.IsQuiet(Enum.Parse<PayloadKind>(kind), packet));
    }

    [Fact]
    public async Task One_way_audio_of_a_bridge_is_told_counted_and_over_when_the_peer_is_heard()
    {
        var time = new ManualTime();
        using var rig = new Rig(time).Bridged();
        await rig.SettleAsync();
        var looked = rig.A.Core.Thread.HouseRounds;
        await Wait.Until(() => rig.A.Core.Thread.HouseRounds >= looked + 6, () => rig.A.Core.Thread.HouseRounds);
        await SpeakAsync(rig.PeerA, rig.A, rig.PeerB, 1);
        time.Advance(TimeSpan.FromSeconds(4.9));
        await SpeakAsync(rig.PeerA, rig.A, rig.PeerB, 2);
        time.Advance(TimeSpan.FromSeconds(4.9));
        var missing = await rig.EventAsync<AudioMissing>();
        Assert.Equal((rig.B, AudioFault.Stopped), (missing.Leg, missing.Fault));

        await SpeakAsync(rig.PeerB, rig.B, rig.PeerA, 1);
        var returned = await rig.EventAsync<AudioReturned>();
        Assert.Equal((rig.B, AudioFault.Stopped, missing.Since), (returned.Leg, returned.Fault, returned.Since));
        Assert.InRange(rig.B.Statistics.OneWayAudio.TotalSeconds, 5, 10);
        Assert.Equal(TimeSpan.Zero, rig.A.Statistics.OneWayAudio);
    }

    private static async Task SpeakAsync(RawPeer from, MediaLeg leg, RawPeer to, int sequence)
    {
        from.SendRtp(leg, sequence, fill: 0x2A);
        await to.ReceiveRtpAsync();
    }
}

using Platform.Media.Audio;
using Platform.Media.Recording;
using Platform.Media.Relay;
using static Platform.Media.Tests.Recording.RecordedFolder;

namespace Platform.Media.Tests.Recording;

/// <summary>What is heard when: order, loss, sides, pauses, changes of legs. The clock's ticks are samples.</summary>
public class TimelineTests
{
    [Fact]
    public void Both_sides_stand_where_they_were_heard_and_the_length_is_that_of_the_talk()
    {
        using var folder = new RecordedFolder();
        folder.Record(0);
        for (var i = 0; i < 100; i++)
        {
            Send(folder.Left, i, 440, 160 * i);
            if (i >= 50) Send(folder.Right, i, 1000, 160 * i, isRestart: i == 50);
            folder.Timeline.Advance(160 * i - 1600);
        }

        folder.Finish(16_100);
        using var reader = folder.Read();
        Assert.Equal(16_100, reader.Frames);
        var (left, right) = Sides(reader);
        AssertTone(440, left[..15_000]);
        AssertSilence(right[..7_900]);
        AssertTone(1000, right[8_100..15_900]);
        Assert.Equal(RecordingDamage.None, reader.Verify(folder.Ended().Summary!.Head));
    }

    [Fact]
    public void Packets_out_of_order_are_put_in_order_and_repeated_ones_heard_once()
    {
        using var ordered = new RecordedFolder();
        using var shuffled = new RecordedFolder();
        ordered.Record(0);
        shuffled.Record(0);
        var random = new Random(7);
        for (var i = 0; i < 100; i++) Send(ordered.Left, i, 440, 160 * i);
        // Packets of the first place as many others of their five; all of them arrive at the time of the last one.
        Send(shuffled.Left, 0, 440, 0);
        foreach (var group in Enumerable.Range(1, 99).Chunk(5))
            foreach (var i in group.OrderBy(_ => random.Next()))
                Send(shuffled.Left, i, 440, 160 * i);
        ordered.Finish(16_000);
        shuffled.Finish(16_000);
        using var first = ordered.Read();
        using var second = shuffled.Read();
        Assert.Equal(Sides(first).Left, Sides(second).Left);
    }

    [Fact]
    public void What_is_lost_is_made_up_for_and_what_follows_stands_at_its_time()
    {
        using var folder = new RecordedFolder();
        folder.Record(0);
        for (var i = 0; i < 100; i++)
            if (i is not (30 or 31))
                Send(folder.Left, i, 500, 160 * i);
        folder.Finish(16_000);
        using var reader = folder.Read();
        var left = Sides(reader).Left;
        AssertTone(500, left[5_200..16_000]);
        Assert.True(ToneDetector.TotalDbfs(left.AsSpan(4_800, 160)) > -30, "The lost packet is silent.");
        var kept = ToneAt(500, 5_200);
        Assert.InRange(left[5_200] - kept, -400, 400);
    }

    [Fact]
    public void A_pause_is_left_out_and_its_time_and_length_are_kept()
    {
        using var folder = new RecordedFolder();
        var after = new RecordingTap();
        folder.Record(0);
        for (var i = 0; i < 150; i++) Send(folder.Left, i, i < 100 ? 440 : 1700, 160 * i);
        folder.Timeline.Suspend(16_000);
        folder.Timeline.Record(32_000, At(32_000), [after], []);
        for (var i = 200; i < 300; i++) Send(after, i, 440, 160 * i);
        folder.Finish(48_000);
        using var reader = folder.Read();
        Assert.Equal(32_000, reader.Frames);
        Assert.True(ToneDetector.LevelDbfs(Sides(reader).Left, 1700) < -40, "What was said during the pause is recorded.");
        var gap = new RecordedGap(16_000, At(16_000), TimeSpan.FromSeconds(2));
        Assert.Equal([gap], reader.Summarize().Gaps);
        Assert.Equal([gap], folder.Ended().Summary!.Gaps);
    }

    [Fact]
    public void An_end_that_is_told_late_is_kept_as_far_as_nothing_is_written()
    {
        using var folder = new RecordedFolder();
        folder.Record(0);
        folder.Timeline.Advance(BlockFrames + 1_000);
        folder.Finish(BlockFrames + 100);
        using var reader = folder.Read();
        Assert.Equal(BlockFrames + 100, reader.Frames);
    }

    [Fact]
    public void A_side_may_be_somebody_else_from_a_moment_on_without_a_gap()
    {
        using var folder = new RecordedFolder();
        var second = new RecordingTap();
        folder.Record(0);
        for (var i = 0; i < 100; i++)
        {
            Send(folder.Left, i, 440, 160 * i);
            Send(folder.Right, i, 1000, 160 * i);
            if (i >= 45) Send(second, i, 2000, 160 * i);
        }

        folder.Timeline.Record(8_000, At(8_000), [folder.Left], [second]);
        folder.Finish(16_000);
        using var reader = folder.Read();
        var (left, right) = Sides(reader);
        AssertTone(440, left);
        AssertTone(1000, right[..8_000]);
        AssertTone(2000, right[8_000..]);
        Assert.Empty(reader.Summarize().Gaps);
        Assert.Equal(16_000, reader.Frames);
    }

    [Fact]
    public void Several_may_share_a_side()
    {
        using var folder = new RecordedFolder();
        var third = new RecordingTap();
        folder.Timeline.Record(0, Start, [folder.Left], [folder.Right, third]);
        for (var i = 0; i < 100; i++)
        {
            Send(folder.Right, i, 1000, 160 * i);
            Send(third, i, 2000, 160 * i);
        }

        folder.Finish(16_000);
        using var reader = folder.Read();
        AssertTone(1000, Sides(reader).Right, share: 4);
        AssertTone(2000, Sides(reader).Right, share: 4);
    }

    [Fact]
    public void A_clock_that_runs_apart_is_followed()
    {
        using var folder = new RecordedFolder();
        folder.Record(0);
        // The sender's clock is slow by a thousandth: after 60 s its packets come 60 ms later than their stamps say.
        for (var i = 0; i < 3000; i++)
        {
            var arrived = (long)(160 * i * 1.001);
            Send(folder.Left, i, i >= 2950 ? 1500 : 440, arrived);
            folder.Timeline.Advance(arrived - 3200);
        }

        folder.Finish(480_480);
        using var reader = folder.Read();
        var left = Sides(reader).Left;
        var began = Enumerable.Range(0, 100).First(i => ToneDetector.LevelDbfs(left.AsSpan(466_400 + 80 * i, 160), 1500) > -20);
        Assert.InRange(466_400 + 80 * began, 472_472 - 480, 472_472 + 160);
    }

    [Fact]
    public void A_packet_that_comes_too_late_changes_nothing()
    {
        using var whole = new RecordedFolder();
        using var folder = new RecordedFolder();
        foreach (var (recorded, isLate) in new[] { (whole, false), (folder, true) })
        {
            recorded.Record(0);
            for (var i = 0; i < 100; i++)
            {
                if (i != 40) Send(recorded.Left, i, 440, 160 * i);
                // 13 packets after its place and between two steps of the recording.
                if (i == 53 && isLate) Send(recorded.Left, 40, 440, 160 * i);
                recorded.Timeline.Advance(160 * i - 1640);
            }

            recorded.Finish(16_000);
        }

        using var expected = whole.Read();
        using var actual = folder.Read();
        Assert.Equal(Sides(expected).Left, Sides(actual).Left);
    }

    [Theory]
    [InlineData(MediaCodec.Pcma, 961)]
    [InlineData(MediaCodec.Pcmu, 1920)]
    [InlineData(MediaCodec.G722, 2000)]
    public void A_payload_longer_than_any_may_be_costs_no_recording(MediaCodec codec, int octets)
    {
        using var folder = new RecordedFolder();
        folder.Record(0);
        for (var i = 0; i < 50; i++) Send(folder.Left, i, 440, 160 * i);
        // What is lost before it would have to be made up for, too.
        folder.Left.Hear(new HeardPacket(codec, 100 + 55, 5000 + 55 * 160, false, 55 * 160), new byte[octets]);
        for (var i = 70; i < 100; i++) Send(folder.Left, i, 440, 160 * i);
        folder.Finish(16_000);
        Assert.Equal(RecordingFailure.None, folder.Ended().Failure);
        using var reader = folder.Read();
        AssertTone(440, Sides(reader).Left[12_000..]);
    }

    [Fact]
    public void A_machine_that_does_not_keep_up_says_so()
    {
        using var folder = new RecordedFolder();
        folder.Record(0);
        for (var i = 0; i < 400; i++) Send(folder.Left, i, 440, 160 * i);
        folder.Finish(64_000);
        Assert.Equal(RecordingFailure.Overloaded, folder.Ended().Failure);
    }

    private static void AssertTone(double hz, short[] samples, double share = 1.5) => Assert.True(
        ToneDetector.LevelDbfs(samples, hz) > ToneDetector.TotalDbfs(samples) - share,
        $"{hz} Hz at {ToneDetector.LevelDbfs(samples, hz):0.0} of {ToneDetector.TotalDbfs(samples):0.0} dBFS");

    private static void AssertSilence(short[] samples) => Assert.True(ToneDetector.TotalDbfs(samples) < -60, $"{ToneDetector.TotalDbfs(samples):0.0} dBFS");

    private static double ToneAt(double hz, int sample) => 8000 * Math.Sin(2 * Math.PI * hz * sample / Rate);
}

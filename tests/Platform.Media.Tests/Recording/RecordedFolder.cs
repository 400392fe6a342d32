using System.Collections.Concurrent;
using Platform.Media.Audio;
using Platform.Media.Recording;
using Platform.Media.Relay;
using Platform.Testing;

namespace Platform.Media.Tests.Recording;

/// <summary>A recording that a test feeds packet by packet, on a clock of its own.</summary>
internal sealed class RecordedFolder : IDisposable
{
    public const int Rate = 8000;
    public const int BlockFrames = 3200;

    public static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    public static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new("recording");

    public RecordedFolder(string file = "acme/c1.rec")
    {
        Path = _folder.File(file);
        Timeline = Make(file, Task.FromResult(Key));
    }

    public string Path { get; }

    public RecordingTimeline Timeline { get; }

    public BlockingCollection<RecordingHappened> Told { get; } = [];

    public RecordingTap Left { get; } = new();

    public RecordingTap Right { get; } = new();

    public string File(string name) => _folder.File(name);

    /// <summary>The clock of the tests has 8000 ticks a second, so that ticks are samples.</summary>
    public RecordingTimeline Make(string file, Task<byte[]> key) => new(
        new RecordingPlan("acme", "c1", "node-1", Start, file, key, Told.Add), _folder.File(file), BlockFrames, Rate, timeline => timeline.Close());

    public static DateTimeOffset At(long sample) => Start.AddSeconds((double)sample / Rate);

    public void Record(long sample, bool withRight = true) => Timeline.Record(sample, At(sample), [Left], withRight ? [Right] : []);

    public void Finish(long sample) => Timeline.Finish(sample, At(sample));

    /// <summary>One packet of 20 ms of a tone.</summary>
    public static void Send(RecordingTap tap, int number, double hz, long arrivedAt, bool isRestart = false, ushort firstSequence = 100, uint firstTimestamp = 5000)
    {
        var samples = new short[160];
        for (var i = 0; i < samples.Length; i++) samples[i] = (short)(8000 * Math.Sin(2 * Math.PI * hz * (number * 160 + i) / Rate));
        var payload = new byte[160];
        G711.Encode(MediaCodec.Pcma, samples, payload);
        tap.Hear(new HeardPacket(MediaCodec.Pcma, (ushort)(firstSequence + number), firstTimestamp + (uint)(number * 160), isRestart, arrivedAt), payload);
    }

    public RecordingReader Read(string? path = null) => RecordingReader.Open(path ?? Path, _ => Key)!;

    public static (short[] Left, short[] Right) Sides(RecordingReader reader)
    {
        var samples = new short[reader.Frames * 2];
        Assert.Equal(reader.Frames, reader.Read(0, samples));
        return ([.. samples.Where((_, i) => i % 2 == 0)], [.. samples.Where((_, i) => i % 2 == 1)]);
    }

    public RecordingHappened.Ended Ended()
    {
        while (Told.TryTake(out var told, TimeSpan.FromSeconds(10)))
        {
            if (told is RecordingHappened.Ended ended) return ended;
        }

        throw new TimeoutException("The recording did not say that it ended.");
    }

    public void Dispose()
    {
        Timeline.Dispose();
        Told.Dispose();
        _folder.Dispose();
    }
}

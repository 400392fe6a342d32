using System.Buffers.Binary;
using System.Security.Cryptography;
using Platform.Media.Audio;
using Platform.Media.Codecs;
using Platform.Media.Recording;
using static Platform.Media.Tests.Recording.RecordedFolder;

namespace Platform.Media.Tests.Recording;

/// <summary>What is on disk: whole after a crash at any byte, and telling of every change.</summary>
public class RecordingFileTests
{
    [Fact]
    public void A_file_cut_at_any_byte_is_read_up_to_its_last_whole_block()
    {
        using var folder = Talk(10_000);
        var whole = File.ReadAllBytes(folder.Path);
        using var sound = folder.Read();
        var all = Sides(sound).Left;
        var cut = folder.File("cut.rec");
        var start = RecordingFormat.Write(sound.Header).Length;
        var last = -1L;
        for (var length = start; length <= whole.Length; length += length == start || length > whole.Length - 200 ? 1 : 37)
        {
            File.WriteAllBytes(cut, whole[..length]);
            using var reader = folder.Read(cut);
            Assert.Equal(RecordingDamage.None, reader.Verify(null));
            Assert.True(reader.Frames >= last, "A longer file holds less.");
            Assert.Equal(all[..(int)reader.Frames], Sides(reader).Left);
            Assert.Equal(length == whole.Length, reader.Summarize().IsClosed);
            last = reader.Frames;
        }

        Assert.Equal(10_000, last);
        File.WriteAllBytes(cut, whole[..(start - 1)]);
        Assert.Null(RecordingReader.Open(cut, _ => Key));
    }

    [Fact]
    public void Room_that_was_never_filled_is_no_block()
    {
        using var folder = Talk(10_000);
        var bytes = File.ReadAllBytes(folder.Path);
        using var sound = folder.Read();
        var blockLength = RecordingFormat.OverheadLength + 2 * BlockFrames;
        // The second block of audio has its header and nothing else, as a loss of power may leave it.
        var second = RecordingFormat.Write(sound.Header).Length + RecordingFormat.OverheadLength + RecordingFormat.WriteMoment(Start).Length + blockLength;
        var torn = bytes[..(second + blockLength)];
        torn.AsSpan(second + RecordingFormat.BlockHeaderLength).Clear();
        File.WriteAllBytes(folder.File("torn.rec"), torn);
        using var reader = folder.Read(folder.File("torn.rec"));
        Assert.Equal((BlockFrames, RecordingDamage.None), (reader.Frames, reader.Verify(null)));
    }

    [Fact]
    public void Any_change_shows()
    {
        using var folder = Talk(10_000);
        var bytes = File.ReadAllBytes(folder.Path);
        var head = folder.Ended().Summary!.Head;
        var changed = folder.File("changed.rec");
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var at = random.Next(bytes.Length);
            var copy = (byte[])bytes.Clone();
            copy[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(changed, copy);
            using var reader = RecordingReader.Open(changed, _ => Key);
            Assert.True(reader is null || reader.Verify(head) != RecordingDamage.None, $"A change at byte {at} does not show.");
        }
    }

    [Fact]
    public void Blocks_left_out_or_exchanged_show_and_so_do_those_of_another_file()
    {
        using var folder = Talk(16_000);
        using var other = Talk(16_000);
        var bytes = File.ReadAllBytes(folder.Path);
        using var sound = folder.Read();
        var first = RecordingFormat.Write(sound.Header).Length + RecordingFormat.OverheadLength + RecordingFormat.WriteMoment(Start).Length;
        var length = RecordingFormat.OverheadLength + 2 * BlockFrames;
        var (one, two, rest) = (bytes[first..(first + length)], bytes[(first + length)..(first + 2 * length)], bytes[(first + 2 * length)..]);
        AssertBroken([.. bytes[..first], .. two, .. rest]);
        AssertBroken([.. bytes[..first], .. two, .. one, .. rest]);
        AssertBroken([.. bytes[..first], .. File.ReadAllBytes(other.Path)[first..(first + length)], .. two, .. rest]);
        AssertBroken(bytes[..(first + length)], RecordingDamage.WrongEnd);

        void AssertBroken(byte[] forged, RecordingDamage damage = RecordingDamage.BrokenChain)
        {
            File.WriteAllBytes(folder.File("forged.rec"), forged);
            using var reader = folder.Read(folder.File("forged.rec"));
            Assert.Equal(damage, reader.Verify(sound.Summarize().Head));
        }
    }

    [Fact]
    public void Another_key_opens_nothing()
    {
        using var folder = Talk(5_000);
        using var reader = RecordingReader.Open(folder.Path, _ => RandomNumberGenerator.GetBytes(32))!;
        Assert.Equal(RecordingDamage.NotAuthentic, reader.Verify(null));
        Assert.Throws<AuthenticationTagMismatchException>(() => reader.Read(0, new short[100]));
        var clear = File.ReadAllBytes(folder.Path);
        Assert.Equal(-1, clear.AsSpan().IndexOf(new byte[] { G711.ALawSilence, G711.ALawSilence, G711.ALawSilence, G711.ALawSilence }));
    }

    [Fact]
    public void Any_part_of_the_wav_is_the_same_as_that_part_of_the_whole()
    {
        using var folder = Talk(10_001);
        using var wav = new RecordingWavStream(folder.Read());
        var whole = new byte[wav.Length];
        wav.ReadExactly(whole);
        Assert.Equal(44 + 4 * 10_001, whole.Length);
        Assert.True(WavFile.TryRead(whole, out var audio, out _));
        Assert.Equal(2, audio.Channels);
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var from = random.Next(whole.Length);
            var part = new byte[random.Next(1, Math.Min(9000, whole.Length - from) + 1)];
            wav.Position = from;
            wav.ReadExactly(part);
            Assert.Equal(whole[from..(from + part.Length)], part);
        }
    }

    [Fact]
    public async Task Opus_in_Ogg_has_the_length_and_the_tones_of_the_recording()
    {
        Assert.True(OggOpusWriter.IsAvailable, "libopus is missing.");
        using var folder = Talk(16_000);
        using var target = new MemoryStream();
        using var reader = folder.Read();
        await OggOpusWriter.WriteAsync(reader, target, 99, CancellationToken.None);
        var pages = Pages(target.ToArray()).ToList();
        Assert.Equal(2, pages[0].Flags);
        Assert.Equal("OpusHead", System.Text.Encoding.ASCII.GetString(pages[0].Packets[0].AsSpan(0, 8)));
        Assert.Equal("OpusTags", System.Text.Encoding.ASCII.GetString(pages[1].Packets[0].AsSpan(0, 8)));
        Assert.Equal(4, pages[^1].Flags);
        Assert.Equal(312 + 6 * 16_000, pages[^1].Granule);
        using var decoder = AudioCodecs.CreateDecoder(MediaCodec.Opus);
        var decoded = new List<short>();
        var samples = new short[1920];
        foreach (var packet in pages.Skip(2).SelectMany(page => page.Packets)) decoded.AddRange(samples.AsSpan(0, decoder.Decode(packet, samples)).ToArray());
        // Both sides together at 16 kHz.
        Assert.True(ToneDetector.LevelDbfs([.. decoded], 440, 16_000) > -25);
        Assert.True(ToneDetector.LevelDbfs([.. decoded], 1000, 16_000) > -25);
    }

    [Fact]
    public void A_waveform_shows_where_who_speaks()
    {
        using var folder = Talk(16_000, rightFrom: 8_000);
        using var reader = folder.Read();
        var peaks = RecordingPeaks.Of(reader, 10);
        Assert.All(peaks.Left, peak => Assert.InRange(peak, 15, 40));
        Assert.All(peaks.Right[..4], peak => Assert.Equal(0, peak));
        Assert.All(peaks.Right[6..], peak => Assert.InRange(peak, 15, 40));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_and_a_key_that_cannot_be_had_end_the_recording_only()
    {
        using var folder = new RecordedFolder();
        File.WriteAllText(folder.File("file"), "not a folder");
        AssertFails(folder.Make("file/c1.rec", Task.FromResult(Key)), RecordingFailure.NotWritable);
        AssertFails(folder.Make("acme/c2.rec", Task.FromException<byte[]>(new IOException("no store"))), RecordingFailure.NoKey);

        void AssertFails(RecordingTimeline timeline, RecordingFailure failure)
        {
            timeline.Record(0, Start, [folder.Left], []);
            timeline.Advance(8_000);
            timeline.Finish(16_000, At(16_000));
            Assert.Equal(new RecordingHappened.Ended(null, failure), folder.Ended());
        }
    }

    private static RecordedFolder Talk(int frames, int rightFrom = 0)
    {
        var folder = new RecordedFolder();
        folder.Record(0);
        for (var i = 0; 160 * i < frames; i++)
        {
            Send(folder.Left, i, 440, 160 * i);
            if (160 * i >= rightFrom) Send(folder.Right, i, 1000, 160 * i);
            folder.Timeline.Advance(160 * i - 1600);
        }

        folder.Finish(frames);
        return folder;
    }

    private static IEnumerable<(byte Flags, long Granule, List<byte[]> Packets)> Pages(byte[] file)
    {
        for (var at = 0; at < file.Length;)
        {
            Assert.Equal("OggS", System.Text.Encoding.ASCII.GetString(file.AsSpan(at, 4)));
            var lacing = file.AsSpan(at + 27, file[at + 26]).ToArray();
            var length = 27 + lacing.Length + lacing.Sum(part => part);
            var page = file.AsSpan(at, length).ToArray();
            var checksum = BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(22));
            page.AsSpan(22, 4).Clear();
            Assert.Equal(checksum, OggChecksum.Of(page));
            List<byte[]> packets = [];
            var from = 27 + lacing.Length;
            var size = 0;
            foreach (var part in lacing)
            {
                size += part;
                if (part == 255) continue;
                packets.Add(page.AsSpan(from, size).ToArray());
                (from, size) = (from + size, 0);
            }

            yield return (page[5], BinaryPrimitives.ReadInt64LittleEndian(page.AsSpan(6)), packets);
            at += length;
        }
    }
}

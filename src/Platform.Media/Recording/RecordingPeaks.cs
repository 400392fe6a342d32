namespace Platform.Media.Recording;

/// <summary>What a waveform is drawn from.</summary>
/// <param name="Left">The loudest sample of each part of the recording, 0 to 100 of full scale.</param>
/// <param name="Right">The same of the other side.</param>
public sealed record RecordingPeaks(int[] Left, int[] Right)
{
    public static RecordingPeaks Of(RecordingReader reader, int parts)
    {
        var peaks = new RecordingPeaks(new int[parts], new int[parts]);
        var samples = new short[2 * RecordingFormat.SampleRate];
        for (long frame = 0; reader.Read(frame, samples) is > 0 and var read; frame += read)
        {
            for (var i = 0; i < read; i++)
            {
                var part = (int)((frame + i) * parts / reader.Frames);
                peaks.Left[part] = Math.Max(peaks.Left[part], Percent(samples[2 * i]));
                peaks.Right[part] = Math.Max(peaks.Right[part], Percent(samples[2 * i + 1]));
            }
        }

        return peaks;
    }

    private static int Percent(short sample) => Math.Abs((int)sample) * 100 / 32768;
}

using Platform.Media.Audio;

namespace Platform.Interop.Audio;

/// <summary>WAV files of one channel, as phones record them.</summary>
public static class Recording
{
    public static void Write(string path, short[] samples) => File.WriteAllBytes(path, WavFile.Write(new WavAudio(1, samples)));

    public static short[] Read(string path) => WavFile.TryRead(File.ReadAllBytes(path), out var audio, out var refusal)
        ? audio.ToMono()
        : throw new IOException($"{path} is no recording (yet): {refusal}");
}

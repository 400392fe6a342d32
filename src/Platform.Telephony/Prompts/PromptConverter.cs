using Platform.Contracts.Prompts;
using Platform.Media.Audio;
using Platform.Media.Audio.Import;

namespace Platform.Telephony.Prompts;

/// <summary>Converts what people upload, one file at a time: calls have the other cores.</summary>
public sealed class PromptConverter : IPromptConverter, IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<PromptConversion> ConvertAsync(byte[] file, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Convert(file), cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    public byte[] ToWav(byte[] audio) => WavFile.Write(new WavAudio(1, PromptAudio.FromBytes(audio).Samples.ToArray()), PromptAudio.SampleRate);

    public void Dispose() => turn.Dispose();

    private static PromptConversion Convert(byte[] file)
    {
        var refusal = PromptAudio.TryImport(file, AudioLimits.Default, out var audio);
        return audio is null
            ? new PromptConversion(RefusalOf(refusal), null, 0)
            : new PromptConversion(null, audio.ToBytes(), (int)audio.Duration.TotalMilliseconds);
    }

    private static PromptRefusal RefusalOf(AudioRefusal refusal) => refusal switch
    {
        AudioRefusal.UnknownFormat => PromptRefusal.UnknownFormat,
        AudioRefusal.UnsupportedEncoding => PromptRefusal.UnsupportedEncoding,
        AudioRefusal.Damaged => PromptRefusal.Damaged,
        AudioRefusal.TooShort => PromptRefusal.TooShort,
        AudioRefusal.TooLong => PromptRefusal.TooLong,
        AudioRefusal.Silent => PromptRefusal.Silent,
        _ => throw new InvalidOperationException($"Refusal {refusal} has no counterpart."),
    };
}

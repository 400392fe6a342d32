using Microsoft.Playwright;

namespace Platform.Interop.Browser;

/// <summary>What a page's calls let its reader hear.</summary>
internal static class Ears
{
    internal static string Script { get; } = Scripts.Read("ears.js");

    /// <summary>Waits until the last third of a second heard holds the tone.</summary>
    internal static Task<double> Hear(IPage page, double frequencyHz) => Eventually.Become(
        () => LevelAt(page, frequencyHz), level => level > Tones.LevelDbfs - 6, $"the browser to hear {frequencyHz} Hz");

    /// <summary>Waits until it holds no more than traces of the tone.</summary>
    internal static Task<double> Miss(IPage page, double frequencyHz) => Eventually.Become(
        () => LevelAt(page, frequencyHz), level => level < Tones.LevelDbfs - 20, $"the browser to hear {frequencyHz} Hz no more");

    private static Task<double> LevelAt(IPage page, double frequencyHz) => page.EvaluateAsync<double>("hz => ears.levelAt(hz)", frequencyHz);
}

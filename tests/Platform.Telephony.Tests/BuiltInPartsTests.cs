using Platform.Domain.Prompts;
using Platform.Media.Audio;
using Platform.Telephony.Prompts;

namespace Platform.Telephony.Tests;

public class BuiltInPartsTests
{
    private static readonly string[] Silent = [PromptPart.Pause];

    public static TheoryData<string> Locales => ["en", "zh-CN"];

    [Theory]
    [MemberData(nameof(Locales))]
    public void Whatever_can_be_said_is_there(string locale)
    {
        foreach (var name in Everything(locale))
            Assert.InRange(BuiltInParts.Find(name, locale).Duration.TotalSeconds, 0.1, 8);
    }

    /// <summary>No part is louder than its neighbours, none clips, and none begins or ends with a stretch of silence.</summary>
    [Theory]
    [MemberData(nameof(Locales))]
    public void All_parts_are_at_one_level_without_gaps_at_their_ends(string locale)
    {
        foreach (var name in Everything(locale).Except(Silent).Except([PromptPart.Beep]))
        {
            var samples = BuiltInParts.Find(name, locale).ToPcm();
            Assert.True(ToneDetector.TotalDbfs(samples) is > -21.5 and < -17.5, $"{name}: {ToneDetector.TotalDbfs(samples):0.0} dBFS");
            Assert.True(samples.Max(sample => Math.Abs((int)sample)) < 30_000, $"{name} clips");
            Assert.True(SilentMs(samples) < 60 && SilentMs(samples.Reverse()) < 120, $"{name}: {SilentMs(samples)} ms before, {SilentMs(samples.Reverse())} ms after");
        }
    }

    [Fact]
    public void Numbers_are_said_without_a_gap()
    {
        var parts = PromptComposer.Compose([new PromptItem.Position(342)], "en");
        var loops = parts.Select(part => BuiltInParts.Find(part.Name, "en")).ToList();
        Assert.Equal(loops.Sum(loop => loop.Samples), AudioLoop.Join(loops).Samples);
    }

    private static int SilentMs(IEnumerable<short> samples) => samples.TakeWhile(sample => Math.Abs((int)sample) < 150).Count() / 8;

    private static IEnumerable<string> Everything(string locale)
    {
        List<PromptItem> items =
        [
            .. Enumerable.Range(0, 10_000).Select(number => new PromptItem.Number(number)),
            .. Enum.GetValues<PromptPhrase>().Select(phrase => new PromptItem.Phrase(phrase)),
            .. Enum.GetValues<PromptPhrase>().Where(phrase => phrase >= PromptPhrase.Sales).Select(phrase => new PromptItem.Choice(phrase, '*')),
            new PromptItem.Position(2), new PromptItem.ExpectedWait(0), new PromptItem.ExpectedWait(1), new PromptItem.ExpectedWait(2),
            new PromptItem.Digits("0123456789+*# "), new PromptItem.Beep(),
        ];
        return items.SelectMany(item => PromptComposer.Compose([item], locale)).Select(part => part.Name).Distinct();
    }
}

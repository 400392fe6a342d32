using Platform.Domain.Prompts;

namespace Platform.Domain.Tests.Prompts;

public class PromptComposerTests
{
    [Theory]
    [InlineData(0, "n0")]
    [InlineData(7, "n7")]
    [InlineData(10, "n10")]
    [InlineData(13, "n13")]
    [InlineData(20, "n20")]
    [InlineData(21, "n20 n1")]
    [InlineData(99, "n90 n9")]
    [InlineData(100, "n1 hundred")]
    [InlineData(101, "n1 hundred and n1")]
    [InlineData(342, "n3 hundred and n40 n2")]
    [InlineData(1000, "n1 thousand")]
    [InlineData(1005, "n1 thousand and n5")]
    [InlineData(2300, "n2 thousand n3 hundred")]
    [InlineData(9999, "n9 thousand n9 hundred and n90 n9")]
    [InlineData(10_000, "n9 thousand n9 hundred and n90 n9")]
    [InlineData(-1, "n0")]
    public void English_numbers(int number, string parts) => Assert.Equal(parts, Say(new PromptItem.Number(number), "en"));

    [Theory]
    [InlineData(0, "n0")] // 零
    [InlineData(1, "n1")]
    [InlineData(2, "n2-counted")] // 两
    [InlineData(10, "n10")] // 十
    [InlineData(11, "n10 n1")] // 十一
    [InlineData(12, "n10 n2")] // 十二
    [InlineData(20, "n2 n10")] // 二十
    [InlineData(22, "n2 n10 n2")]
    [InlineData(100, "n1 hundred")]
    [InlineData(101, "n1 hundred n0 n1")] // 一百零一
    [InlineData(110, "n1 hundred n1 n10")] // 一百一十
    [InlineData(112, "n1 hundred n1 n10 n2")]
    [InlineData(200, "n2 hundred")] // 二百
    [InlineData(222, "n2 hundred n2 n10 n2")]
    [InlineData(1000, "n1 thousand")]
    [InlineData(1001, "n1 thousand n0 n1")] // 一千零一
    [InlineData(1010, "n1 thousand n0 n1 n10")] // 一千零一十
    [InlineData(1100, "n1 thousand n1 hundred")]
    [InlineData(1101, "n1 thousand n1 hundred n0 n1")]
    [InlineData(2000, "n2-counted thousand")] // 两千
    [InlineData(2002, "n2-counted thousand n0 n2")]
    [InlineData(2222, "n2-counted thousand n2 hundred n2 n10 n2")]
    [InlineData(9999, "n9 thousand n9 hundred n9 n10 n9")]
    public void Chinese_numbers(int number, string parts) => Assert.Equal(parts, Say(new PromptItem.Number(number), "zh-CN"));

    [Fact]
    public void Every_number_is_said_differently_and_in_few_parts()
    {
        foreach (var locale in new[] { "en", "zh-CN" })
        {
            var said = Enumerable.Range(0, 10_000).Select(number => Say(new PromptItem.Number(number), locale)).ToList();
            Assert.Equal(10_000, said.Distinct().Count());
            Assert.True(said.Max(parts => parts.Split(' ').Length) <= 8);
        }
    }

    [Theory]
    [InlineData(1, "en", "position-before n1 position-after")]
    [InlineData(42, "en", "position-before n40 n2 position-after")]
    [InlineData(2, "zh-CN", "position-before n2 position-after")] // 第二位
    [InlineData(12, "zh-TW", "position-before n10 n2 position-after")]
    public void Position(int place, string locale, string parts) => Assert.Equal(parts, Say(new PromptItem.Position(place), locale));

    [Theory]
    [InlineData(0, "en", "wait-short")]
    [InlineData(1, "en", "wait-before n1 minute")]
    [InlineData(2, "en", "wait-before n2 minutes")]
    [InlineData(0, "zh-CN", "wait-short")]
    [InlineData(1, "zh-CN", "wait-before n1 minutes")]
    [InlineData(2, "zh-CN", "wait-before n2-counted minutes")] // 两分钟
    [InlineData(12, "zh-CN", "wait-before n10 n2 minutes")]
    public void Expected_wait(int minutes, string locale, string parts) => Assert.Equal(parts, Say(new PromptItem.ExpectedWait(minutes), locale));

    [Theory]
    [InlineData("en", "wait-more n30 minutes")]
    [InlineData("zh-CN", "wait-more n3 n10 minutes")]
    public void A_wait_that_is_more_than_is_said(string locale, string parts) =>
        Assert.Equal(parts, Say(new PromptItem.ExpectedWait(30, IsMore: true), locale));

    [Theory]
    [InlineData("+86 10-1*#", "en", "plus n8 n6 pause n1 n0 pause n1 star pound")]
    [InlineData("+86 10-1*#", "zh-CN", "plus n8 n6 pause n1-digit n0 pause n1-digit star pound")]
    public void Digits(string text, string locale, string parts) => Assert.Equal(parts, Say(new PromptItem.Digits(text), locale));

    [Theory]
    [InlineData("en", "choice-for sales choice-press n1")]
    [InlineData("zh-CN", "sales choice-press n1-digit")]
    [InlineData("fr", "choice-for sales choice-press n1")]
    public void Menu(string locale, string parts) => Assert.Equal(parts, Say(new PromptItem.Choice(PromptPhrase.Sales, '1'), locale));

    [Fact]
    public void Items_follow_each_other_with_a_pause_and_a_tenants_prompt_is_told_apart()
    {
        var parts = PromptComposer.Compose(
            [new PromptItem.Uploaded("hello"), new PromptItem.Phrase(PromptPhrase.AllAgentsBusy), new PromptItem.Beep()], "en");
        Assert.Equal([new PromptPart("hello", true), "pause", "all-agents-busy", "pause", "beep"], parts);
    }

    private static string Say(PromptItem item, string locale) =>
        string.Join(' ', PromptComposer.Compose([item], locale).Select(part => part.Name));
}

namespace Platform.Domain.Prompts;

/// <summary>
/// Mandarin numbers: digits with 千, 百, 十; a gap of zeros is one 零 (1005 一千零五, 1050 一千零五十), none at the end; 十 stands alone
/// only at the front (10 十, 110 一百一十). Two is 两 before what is counted and before 千, and 二 in tens, hundreds, ones and places
/// in a row. In telephone numbers one is 幺.
/// </summary>
internal sealed class ChineseSpeech : Speech
{
    private static readonly PromptPart Two = "n2-counted";

    protected override IEnumerable<PromptPart> Counted(int number) => number == 2 ? [Two] : Plain(number);

    protected override IEnumerable<PromptPart> Position(int place) => ["position-before", .. Plain(place), "position-after"];

    protected override IEnumerable<PromptPart> Minutes(int number) => [.. Counted(number), "minutes"];

    protected override IEnumerable<PromptPart> Choice(PromptPart what, PromptPart key) => [what, "choice-press", key];

    protected override PromptPart Digit(int digit) => digit == 1 ? "n1-digit" : Number(digit);

    private static List<PromptPart> Plain(int number)
    {
        if (number < 10)
            return [Number(number)];
        var parts = new List<PromptPart>();
        var owesZero = false;
        foreach (var (unit, name) in new[] { (1000, "thousand"), (100, "hundred"), (10, "n10"), (1, "") })
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                owesZero = parts.Count > 0;
                continue;
            }

            if (owesZero)
                parts.Add(Number(0));
            owesZero = false;
            var isBareTen = unit == 10 && digit == 1 && parts.Count == 0;
            if (!isBareTen)
                parts.Add(unit == 1000 && digit == 2 ? Two : Number(digit));
            if (unit > 1)
                parts.Add(name);
        }

        return parts;
    }
}

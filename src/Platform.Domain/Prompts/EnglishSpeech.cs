namespace Platform.Domain.Prompts;

/// <summary>English numbers: "two thousand and five", "three hundred and forty two"; parts for 0 to 20 and the tens.</summary>
internal sealed class EnglishSpeech : Speech
{
    protected override IEnumerable<PromptPart> Counted(int number)
    {
        if (number == 0)
            return [Number(0)];
        var parts = new List<PromptPart>();
        var (thousands, hundreds, rest) = (number / 1000, number / 100 % 10, number % 100);
        if (thousands > 0)
            parts.AddRange([Number(thousands), "thousand"]);
        if (hundreds > 0)
            parts.AddRange([Number(hundreds), "hundred"]);
        if (rest > 0 && parts.Count > 0)
            parts.Add("and");
        parts.AddRange(BelowHundred(rest));
        return parts;
    }

    protected override IEnumerable<PromptPart> Position(int place) => ["position-before", .. Counted(place), "position-after"];

    protected override IEnumerable<PromptPart> Minutes(int number) =>
        [.. Counted(number), number == 1 ? "minute" : "minutes"];

    protected override IEnumerable<PromptPart> Choice(PromptPart what, PromptPart key) => ["choice-for", what, "choice-press", key];

    protected override PromptPart Digit(int digit) => Number(digit);

    private static IEnumerable<PromptPart> BelowHundred(int number) => number switch
    {
        0 => [],
        <= 20 => [Number(number)],
        _ when number % 10 == 0 => [Number(number)],
        _ => [Number(number / 10 * 10), Number(number % 10)],
    };
}
